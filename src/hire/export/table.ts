import { inSlices } from '../../base/slices.js';
import type { Text } from '../../base/text.js';
import { FIELD_TYPES, SOURCE_TYPES, labelOf } from '../labels.js';
import type { FieldOption, ResumeSource, TalentField, TalentModule } from '../types.js';

/** A column: its name for programs, and for people. */
export interface Column {
  readonly key: string;
  readonly title: Text;
  /** In characters of a spreadsheet; the title in both languages and the button of its filter fit in. */
  readonly width: number;
}

export interface TableRow {
  readonly cells: readonly string[];
  /** Disabled: shown in grey. */
  readonly off: boolean;
}

/** A flat list, as csv and xlsx show it. */
export interface Table {
  readonly name: Text;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
}

/** A column and what stands in it for one thing. */
type Cell<T> = Column & { readonly of: (thing: T) => string };

const cell = <T>(key: string, zh: string, en: string, width: number, of: (thing: T) => string): Cell<T> => ({
  key,
  title: { zh, en },
  width,
  of,
});

const yesNo = (value: boolean): string => (value ? 'yes' : 'no');

const SOURCE_CELLS: readonly Cell<ResumeSource>[] = [
  cell('id', 'ID', 'ID', 22, ({ id }) => id),
  cell('name_zh', '中文名', 'Chinese name', 26, ({ name }) => name.zh),
  cell('name_en', '英文名', 'English name', 26, ({ name }) => name.en),
  cell('type', '类型编码', 'Type code', 22, ({ type }) => type),
  cell('type_zh', '类型', 'Type (Chinese)', 24, ({ type }) => labelOf(SOURCE_TYPES, type).zh),
  cell('type_en', '类型（英文）', 'Type', 22, ({ type }) => labelOf(SOURCE_TYPES, type).en),
  cell('status', '状态', 'Status', 16, ({ status }) => status),
];

/** A module, a field of one, or an option of a field. */
interface Line {
  readonly module: TalentModule;
  readonly field?: TalentField;
  readonly option?: FieldOption;
}

const level = ({ field, option }: Line): string => (option ? 'option' : field ? 'field' : 'module');
const subject = ({ module, field, option }: Line): TalentModule | TalentField | FieldOption =>
  option ?? field ?? module;
const form = ({ module, field, option }: Line): TalentModule | TalentField | undefined =>
  option ? undefined : (field ?? module);
const typed = (line: Line, language: keyof Text): string => {
  const type = form(line)?.type;
  return type === undefined ? '' : labelOf(FIELD_TYPES, type)[language];
};
const flag = (line: Line, key: 'required' | 'custom'): string => {
  const value = form(line)?.[key];
  return value === undefined ? '' : yesNo(value);
};

const MODULE_ID = cell<Line>('module_id', '模块 ID', 'Module ID', 22, ({ module }) => module.id);
const FIELD_ID = cell<Line>('field_id', '字段 ID', 'Field ID', 24, ({ field }) => field?.id ?? '');
const OPTION_KEY = cell<Line>('option_key', '选项 key', 'Option key', 24, ({ option }) => option?.key ?? '');
const NAMES: readonly Cell<Line>[] = [
  cell('name_zh', '中文名', 'Chinese name', 26, (line) => subject(line).name.zh),
  cell('name_en', '英文名', 'English name', 26, (line) => subject(line).name.en),
];
const FACTS: readonly Cell<Line>[] = [
  cell('type', '类型编码', 'Type code', 22, (line) => form(line)?.type ?? ''),
  cell('type_zh', '类型', 'Type (Chinese)', 24, (line) => typed(line, 'zh')),
  cell('type_en', '类型（英文）', 'Type', 22, (line) => typed(line, 'en')),
  cell('required', '必填', 'Required', 18, (line) => flag(line, 'required')),
  cell('custom', '自定义', 'Custom', 18, (line) => flag(line, 'custom')),
];
const STATUS = cell<Line>('status', '状态', 'Status', 16, (line) => subject(line).status);
const DESCRIPTIONS: readonly Cell<Line>[] = [
  cell('description_zh', '中文说明', 'Chinese description', 36, (line) => subject(line).description.zh),
  cell('description_en', '英文说明', 'English description', 36, (line) => subject(line).description.en),
];
const LEVEL = cell<Line>('level', '层级', 'Level', 10, level);

/** The resume sources, in the API's order. */
export function sourceTable(sources: readonly ResumeSource[]): Promise<Table> {
  const off = ({ status }: ResumeSource): boolean => status === 'inactive';
  return table({ zh: '简历来源', en: 'Resume sources' }, SOURCE_CELLS, sources, off);
}

/** Modules, fields and options in one table: each module, then its fields, each with its options. */
export async function fieldsTable(modules: readonly TalentModule[]): Promise<Table> {
  const cells = [LEVEL, MODULE_ID, FIELD_ID, OPTION_KEY, ...NAMES, ...FACTS, STATUS, ...DESCRIPTIONS];
  return table({ zh: '人才字段', en: 'Talent fields' }, cells, await linesOf(modules), isOff);
}

/** The same as three tables. */
export async function fieldTables(modules: readonly TalentModule[]): Promise<Table[]> {
  const lines = await linesOf(modules);
  const of = (wanted: string): Line[] => lines.filter((line) => level(line) === wanted);
  return Promise.all([
    table(
      { zh: '模块', en: 'Modules' },
      [MODULE_ID, ...NAMES, ...FACTS, STATUS, ...DESCRIPTIONS],
      of('module'),
      isOff,
    ),
    table(
      { zh: '字段', en: 'Fields' },
      [MODULE_ID, FIELD_ID, ...NAMES, ...FACTS, STATUS, ...DESCRIPTIONS],
      of('field'),
      isOff,
    ),
    table(
      { zh: '选项', en: 'Options' },
      [MODULE_ID, FIELD_ID, OPTION_KEY, ...NAMES, STATUS, ...DESCRIPTIONS],
      of('option'),
      isOff,
    ),
  ]);
}

/** Each module, then its fields, each with its options. */
async function linesOf(modules: readonly TalentModule[]): Promise<Line[]> {
  const lines: Line[] = [];
  for (const module of modules) {
    lines.push({ module });
    for (const field of module.fields) {
      lines.push({ module, field });
      await inSlices(field.options, (slice) => {
        for (const option of slice) lines.push({ module, field, option });
      });
    }
  }
  return lines;
}

/** Nobody can use what is disabled, or in something that is. */
const isOff = ({ module, field, option }: Line): boolean =>
  [module, field, option].some((thing) => thing?.status === 'inactive');

async function table<T>(
  name: Text,
  cells: readonly Cell<T>[],
  things: readonly T[],
  off: (thing: T) => boolean,
): Promise<Table> {
  const rows: TableRow[] = [];
  await inSlices(things, (slice) => {
    for (const thing of slice) rows.push({ cells: cells.map(({ of }) => of(thing)), off: off(thing) });
  });
  return { name, columns: cells.map(({ key, title, width }) => ({ key, title, width })), rows };
}
