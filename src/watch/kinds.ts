import type { Text } from '../base/text.js';

/** How bad a change is for integrations, worst first. */
export const SEVERITIES = ['breaking', 'risky', 'safe'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What happened to a thing: it came, it went, or something about it is different now. */
export type Sign = '+' | '−' | '~';

interface KindEntry {
  readonly severity: Severity;
  readonly sign: Sign;
  readonly says: Text;
}

const entry = (severity: Severity, sign: Sign, zh: string, en: string): KindEntry => ({
  severity,
  sign,
  says: { zh, en },
});

/**
 * Every kind of change, once: how bad it is, its sign and its words. The differ, the cards, the exports, `watch.severity`
 * of app.yaml and docs/changes.md read this table.
 */
export const CHANGE_KINDS = {
  'module.removed': entry('breaking', '−', '删除模块', 'Module removed'),
  'module.disabled': entry('breaking', '−', '停用模块', 'Module disabled'),
  'module.required': entry('breaking', '~', '模块变为必填', 'Module became required'),
  'module.added-required': entry(
    'breaking',
    '+',
    '新增含必填字段的模块',
    'Module with required fields added',
  ),
  'field.removed': entry('breaking', '−', '删除字段', 'Field removed'),
  'field.disabled': entry('breaking', '−', '停用字段', 'Field disabled'),
  'field.retyped': entry('breaking', '~', '字段类型变更', 'Field type changed'),
  'field.replaced': entry(
    'breaking',
    '~',
    '字段被替换（ID 相同，类型和名称都变了）',
    'Field replaced (same id, other type and names)',
  ),
  'field.required': entry('breaking', '~', '字段变为必填', 'Field became required'),
  'field.added-required': entry('breaking', '+', '新增必填字段', 'Required field added'),
  'option.removed': entry('breaking', '−', '删除选项', 'Options removed'),
  'option.disabled': entry('breaking', '−', '停用选项', 'Options disabled'),
  'source.removed': entry('breaking', '−', '删除来源', 'Source removed'),
  'source.disabled': entry('breaking', '−', '停用来源', 'Source disabled'),
  'source.replaced': entry(
    'breaking',
    '~',
    '来源被替换（ID 相同，类型和名称都变了）',
    'Source replaced (same id, other type and names)',
  ),
  'option.added': entry('risky', '+', '新增选项', 'Options added'),
  'module.renamed': entry('risky', '~', '模块改名', 'Module renamed'),
  'field.renamed': entry('risky', '~', '字段改名', 'Field renamed'),
  'option.renamed': entry('risky', '~', '选项改名', 'Options renamed'),
  'source.renamed': entry('risky', '~', '来源改名', 'Source renamed'),
  'field.moved': entry('risky', '~', '字段移到其他模块', 'Field moved to another module'),
  'module.optional': entry('risky', '~', '模块变为选填', 'Module became optional'),
  'field.optional': entry('risky', '~', '字段变为选填', 'Field became optional'),
  'source.retyped': entry('risky', '~', '来源类型变更', 'Source type changed'),
  'module.enabled': entry('risky', '+', '重新启用模块', 'Module enabled again'),
  'field.enabled': entry('risky', '+', '重新启用字段', 'Field enabled again'),
  'option.enabled': entry('risky', '+', '重新启用选项', 'Options enabled again'),
  'source.enabled': entry('risky', '+', '重新启用来源', 'Source enabled again'),
  'module.added': entry('safe', '+', '新增模块', 'Module added'),
  'field.added': entry('safe', '+', '新增选填字段', 'Optional field added'),
  'source.added': entry('safe', '+', '新增来源', 'Source added'),
  'module.described': entry('safe', '~', '模块说明变更', 'Module description changed'),
  'field.described': entry('safe', '~', '字段说明变更', 'Field description changed'),
  'option.described': entry('safe', '~', '选项说明变更', 'Option descriptions changed'),
} as const satisfies Record<string, KindEntry>;

export type ChangeKind = keyof typeof CHANGE_KINDS;

/** Severities that app.yaml changes, by kind. */
export type SeverityRules = Readonly<Partial<Record<ChangeKind, Severity>>>;

export const SEVERITY_LABELS: Readonly<Record<Severity, Text>> = {
  breaking: { zh: '破坏性', en: 'Breaking' },
  risky: { zh: '有风险', en: 'Risky' },
  safe: { zh: '安全', en: 'Safe' },
};

/** Whether `severity` is `least` or worse. */
export function atLeast(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);
}
