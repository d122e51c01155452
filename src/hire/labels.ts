import type { Text } from '../base/text.js';
import type { ActiveStatus } from './types.js';

/** A code of the API with the words that people use for it. */
export interface Label extends Text {
  /** What is typed after `--type`. */
  readonly slug: string;
}

const label = (zh: string, en: string, slug = en.toLowerCase().replaceAll(' ', '-')): Label => ({
  zh,
  en,
  slug,
});

/** resume_source_type (Feishu Hire, "Get resume sources"). */
export const SOURCE_TYPES: Readonly<Record<string, Label>> = {
  10000: label('内推', 'Referral'),
  10001: label('猎头', 'Headhunter'),
  10002: label('内部来源', 'Internal'),
  10003: label('第三方招聘网站', 'Job site'),
  10004: label('社交媒体', 'Social media'),
  10005: label('线下来源', 'Offline'),
  10006: label('其他', 'Other'),
  10007: label('外部推荐', 'External referral'),
  10008: label('员工转岗', 'Employee transfer'),
  10009: label('实习生转正', 'Intern conversion'),
};

/** object_type (Feishu Hire, "Get talent fields"). 12 is a second code for a date. */
export const FIELD_TYPES: Readonly<Record<string, Label>> = {
  1: label('单行文本', 'Single-line text'),
  2: label('多行文本', 'Multi-line text'),
  3: label('单选', 'Single select'),
  4: label('多选', 'Multiple select'),
  5: label('日期', 'Date'),
  6: label('月份选择', 'Month'),
  7: label('年份选择', 'Year'),
  8: label('时间段', 'Period'),
  9: label('数字', 'Number'),
  10: label('默认字段', 'Default field'),
  11: label('模块', 'Module'),
  12: label('日期', 'Date'),
  13: label('附件', 'Attachment'),
};

export const STATUS_LABELS: Readonly<Record<ActiveStatus, Text>> = {
  active: { zh: '启用', en: 'Active' },
  inactive: { zh: '停用', en: 'Inactive' },
  unknown: { zh: '状态未知', en: 'Unknown status' },
};

/** The words for a code; a code that is not in the table is shown as it is. */
export function labelOf(table: Readonly<Record<string, Label>>, code: string): Text {
  return (Object.hasOwn(table, code) ? table[code] : undefined) ?? { zh: `类型 ${code}`, en: `Type ${code}` };
}

/**
 * The codes that a person means by a type: the code itself, the Chinese label, the English label or its slug,
 * in any case and with spaces, hyphens or underscores.
 * @returns every code with that label (`date` is 5 and 12); empty when there is none.
 */
export function codesOf(table: Readonly<Record<string, Label>>, said: string): readonly string[] {
  const wanted = plain(said);
  return Object.entries(table)
    .filter(([code, { zh, en, slug }]) => [code, zh, en, slug].some((word) => plain(word) === wanted))
    .map(([code]) => code);
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '');
}
