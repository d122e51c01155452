import type { ChangeView } from '../kit/change-view.js';
import type { NoticeView } from '../notice.js';

/** Changes as an administrator would make them, for tests, pictures and the gallery. */

export const NOW = Date.UTC(2026, 2, 3, 6, 5);
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Somebody who has clicked: a person that every sandbox knows. */
export const COLLEAGUE = 'ou_9b7d5e3f1a2c4068b9d7e5f3a1c20486';

const person = { id: 'person_info', name: { zh: '个人信息', en: 'Personal info' } };
const education = { id: 'education', name: { zh: '教育经历', en: 'Education' } };

export const removed: ChangeView = {
  severity: 'breaking',
  sign: '−',
  what: { zh: '删除字段', en: 'Field removed' },
  id: 'marital_status',
  name: { zh: '婚姻状况', en: 'Marital status' },
  place: person,
};

export const retyped: ChangeView = {
  severity: 'breaking',
  sign: '~',
  what: { zh: '字段类型变更', en: 'Field type changed' },
  id: '7011223344556677889',
  name: { zh: '期望薪资', en: 'Expected salary' },
  place: person,
  from: { zh: '单行文本', en: 'Text' },
  to: { zh: '数字', en: 'Number' },
};

export const optionsRemoved: ChangeView = {
  severity: 'breaking',
  sign: '−',
  what: { zh: '删除 2 个选项', en: '2 options removed' },
  id: 'degree',
  name: { zh: '学历', en: 'Degree' },
  place: education,
  options: {
    count: 2,
    named: [
      { key: '11', name: { zh: '中专', en: 'Technical secondary school' } },
      { key: '12', name: { zh: '夜大', en: 'Evening college' } },
    ],
  },
};

export const sourceDisabled: ChangeView = {
  severity: 'breaking',
  sign: '−',
  what: { zh: '停用来源', en: 'Source disabled' },
  id: '10012',
  name: { zh: '内部推荐', en: 'Employee referral' },
  from: { zh: '启用', en: 'Active' },
  to: { zh: '停用', en: 'Inactive' },
};

export const optionsAdded: ChangeView = {
  severity: 'risky',
  sign: '+',
  what: { zh: '新增 500 个选项', en: '500 options added' },
  id: 'current_city',
  name: { zh: '现居城市', en: 'Current city' },
  place: person,
  options: {
    count: 500,
    named: [
      { key: 'CT_1', name: { zh: '北京', en: 'Beijing' } },
      { key: 'CT_2', name: { zh: '上海', en: 'Shanghai' } },
      { key: 'CT_3', name: { zh: '深圳', en: 'Shenzhen' } },
    ],
  },
};

export const optionRenamed: ChangeView = {
  severity: 'risky',
  sign: '~',
  what: { zh: '1 个选项改名', en: '1 option renamed' },
  id: 'degree',
  name: { zh: '学历', en: 'Degree' },
  place: education,
  options: {
    count: 1,
    named: [
      { key: '5', name: { zh: '硕士', en: 'Master' }, to: { zh: '硕士研究生', en: "Master's degree" } },
    ],
  },
};

export const renamed: ChangeView = {
  severity: 'risky',
  sign: '~',
  what: { zh: '来源改名', en: 'Source renamed' },
  id: '10007',
  name: { zh: '校园招聘（2026 届）', en: 'Campus 2026' },
  from: { zh: '校园招聘', en: 'Campus' },
  to: { zh: '校园招聘（2026 届）', en: 'Campus 2026' },
};

export const moved: ChangeView = {
  severity: 'risky',
  sign: '~',
  what: { zh: '字段移到其他模块', en: 'Field moved to another module' },
  id: 'portfolio',
  name: { zh: '作品集', en: 'Portfolio' },
  place: education,
  from: person.name,
  to: education.name,
};

export const added: ChangeView = {
  severity: 'safe',
  sign: '+',
  what: { zh: '新增选填字段', en: 'Optional field added' },
  id: 'github',
  name: { zh: 'GitHub 主页', en: 'GitHub profile' },
  place: person,
  to: { zh: '链接 · 选填', en: 'Link · Optional' },
};

export const sourceAdded: ChangeView = {
  severity: 'safe',
  sign: '+',
  what: { zh: '新增来源', en: 'Source added' },
  id: '10031',
  name: { zh: '脉脉', en: 'Maimai' },
};

export const described: ChangeView = {
  severity: 'safe',
  sign: '~',
  what: { zh: '字段说明变更', en: 'Field description changed' },
  id: 'degree',
  name: { zh: '学历', en: 'Degree' },
  place: education,
  from: {
    zh: '候选人已经取得或者正在攻读的最高学历，以学信网可以查到的记录为准，不确定时请留空，2025 年起必填',
    en: 'The highest degree obtained or pursued, as the register shows it; leave empty if unsure, from 2025',
  },
  to: {
    zh: '候选人已经取得或者正在攻读的最高学历，以学信网可以查到的记录为准，不确定时请留空，2026 年起必填',
    en: 'The highest degree obtained or pursued, as the register shows it; leave empty if unsure, from 2026',
  },
};

export const CHANGES = [
  removed,
  retyped,
  optionsRemoved,
  sourceDisabled,
  optionsAdded,
  optionRenamed,
  renamed,
  moved,
  added,
  sourceAdded,
  described,
];

export function notice(changes: readonly ChangeView[], more: Partial<NoticeView> = {}): NoticeView {
  const count = (severity: ChangeView['severity']): number =>
    changes.filter((change) => change.severity === severity).length;
  return {
    changes,
    total: changes.length,
    counts: { breaking: count('breaking'), risky: count('risky'), safe: count('safe') },
    readAt: NOW,
    actions: {
      acknowledge: { action: 'notice.acknowledge', n: 'n_1' },
      ...(changes.length > 1 ? { pick: { action: 'notice.pick', n: 'n_1' } } : {}),
      all: { action: 'notice.all', n: 'n_1' },
    },
    ...more,
  };
}

/** The buttons of one change; `close` where it was picked from several. */
export function focus(index: number, close = true): NonNullable<NoticeView['focus']> {
  return {
    index,
    open: { action: 'field.open', n: index },
    snooze1: { action: 'notice.snooze', n: index, days: 1 },
    snooze7: { action: 'notice.snooze', n: index, days: 7 },
    ...(close ? { close: { action: 'notice.close' } } : {}),
  };
}

/** The change without a Chinese word of data, so that every Chinese word of a card is ours. */
export function latin(change: ChangeView, index: number): ChangeView {
  const both = (text: string) => ({ zh: text, en: text });
  return {
    ...change,
    id: `id_${index}`,
    name: both(`Name${index}`),
    ...(change.place && { place: { id: 'm', name: both('Module') } }),
    ...(change.options && {
      options: { count: change.options.count, named: [{ key: '1', name: both('Option') }] },
    }),
    ...(change.from && { from: both('Old') }),
    ...(change.to && { to: both('New') }),
  };
}

/** The heaviest names that data may hold: many graphemes, many bytes a grapheme, much to escape. */
export const HEAVY_NAMES = {
  chinese: '招聘来源名称非常长'.repeat(23).slice(0, 200),
  emoji: '👩‍👩‍👧‍👦'.repeat(200),
  markup: '*[x](javascript:1)<at id=all></at>~~`_#'.repeat(6).slice(0, 200),
} as const;

/** Thirty or any other number of changes with the heaviest names and ids of a hundred characters. */
export function heavyChanges(kind: keyof typeof HEAVY_NAMES, count = 30): ChangeView[] {
  const text = HEAVY_NAMES[kind];
  const name = (mark: string): { zh: string; en: string } => ({
    zh: `${mark}${text}`,
    en: `${text}${mark}${text}`,
  });
  const shapes: ((id: string) => ChangeView)[] = [
    (id) => ({ ...retyped, id, what: FIELD_REPLACED, name: name('N'), from: name('F'), to: name('T') }),
    (id) => ({
      ...optionsAdded,
      id,
      name: name('O'),
      options: {
        count: 500,
        named: ['a', 'b', 'c'].map((key) => ({ key: key.repeat(100), name: name(key) })),
      },
    }),
    (id) => ({ ...described, id, name: name('D'), from: name('1'), to: name('2') }),
  ];
  return Array.from({ length: count }, (_, index) => {
    const id = `f${String(index).padStart(3, '0')}_${'x'.repeat(95)}`;
    const shape = shapes[Math.floor((index * 3) / count)] ?? shapes[0];
    const change = shape?.(id) ?? removed;
    return { ...change, place: { id: 'm'.repeat(100), name: name('M') } };
  });
}

const FIELD_REPLACED = {
  zh: '字段被替换（ID 相同，类型和名称都变了）',
  en: 'Field replaced (same id, other type and names)',
};
