/** The types that Feishu Hire knows, with the words an administrator sees ("List resume sources", "Get talent fields"). */

export interface TypeName {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

const type = (code: number, zh: string, en: string): TypeName => ({ code: String(code), zh, en });

/** `resume_source_type`. */
export const SOURCE_TYPES: readonly TypeName[] = [
  type(10000, '内推', 'Referral'),
  type(10001, '猎头', 'Headhunter'),
  type(10002, '内部来源', 'Internal'),
  type(10003, '第三方招聘网站', 'Job site'),
  type(10004, '社交媒体', 'Social media'),
  type(10005, '线下来源', 'Offline'),
  type(10006, '其他', 'Other'),
  type(10007, '外部推荐', 'External referral'),
  type(10008, '员工转岗', 'Employee transfer'),
  type(10009, '实习生转正', 'Intern conversion'),
];

/** `object_type` of a module. */
export const MODULE_TYPE = 11;

/** `object_type` of a field, which is never that of a module; 12 is a second code for a date. */
export const FIELD_TYPES: readonly TypeName[] = [
  type(1, '单行文本', 'Single-line text'),
  type(2, '多行文本', 'Multi-line text'),
  type(3, '单选', 'Single select'),
  type(4, '多选', 'Multiple select'),
  type(5, '日期', 'Date'),
  type(6, '月份选择', 'Month'),
  type(7, '年份选择', 'Year'),
  type(8, '时间段', 'Period'),
  type(9, '数字', 'Number'),
  type(10, '默认字段', 'Default field'),
  type(12, '日期（编码 12）', 'Date (code 12)'),
  type(13, '附件', 'Attachment'),
];

/** Whether fields of that type have options: single and multiple selects. */
export function isSelect(objectType: number): boolean {
  return objectType === 3 || objectType === 4;
}
