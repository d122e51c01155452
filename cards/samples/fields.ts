import { fieldCard, type FieldView } from '../field.js';
import { fieldsCard, type FieldRow, type FieldsView } from '../fields.js';
import type { Text } from '../kit/components.js';
import { NOW } from './change-data.js';
import type { Sample } from './sample.js';

const say = { action: 'fields.page' };
const option = { action: 'field.page', name: 'education/degree' };
const ACTIVE: Text = { zh: '启用', en: 'Active' };
const INACTIVE: Text = { zh: '停用', en: 'Inactive' };
const TEXT: Text = { zh: '单行文本', en: 'Single-line text' };
const SELECT: Text = { zh: '单选', en: 'Single select' };
const EDUCATION: Text = { zh: '教育经历', en: 'Education' };

const DEGREES: readonly Text[] = [
  { zh: '本科', en: "Bachelor's" },
  { zh: '硕士', en: "Master's" },
  { zh: '博士', en: 'Doctorate' },
  { zh: '大专', en: 'Associate' },
];

function field(module: string, id: string, name: Text, more: Partial<FieldRow> = {}): FieldRow {
  return {
    id,
    path: `${module}/${id}`,
    name,
    type: TEXT,
    required: false,
    custom: false,
    status: ACTIVE,
    active: true,
    options: { names: [], count: 0 },
    ...more,
  };
}

const person = {
  id: 'basic_info',
  name: { zh: '基本信息', en: 'Basic information' },
  count: 16,
  inactive: undefined,
  rows: [
    field('basic_info', 'name', { zh: '姓名', en: 'Name' }, { required: true }),
    field('basic_info', 'mobile', { zh: '手机号', en: 'Mobile number' }, { required: true }),
    field(
      'basic_info',
      'current_city',
      { zh: '现居城市', en: 'Current city' },
      {
        type: SELECT,
        required: true,
        options: {
          names: [
            { zh: '北京', en: 'Beijing' },
            { zh: '上海', en: 'Shanghai' },
            { zh: '深圳', en: 'Shenzhen' },
          ],
          count: 372,
        },
      },
    ),
    field(
      'basic_info',
      '7011223344556677889',
      { zh: '期望薪资', en: 'Expected salary' },
      { type: { zh: '数字', en: 'Number' }, custom: true },
    ),
  ],
};

const education = {
  id: 'education',
  name: EDUCATION,
  count: 12,
  inactive: INACTIVE,
  rows: [
    field(
      'education',
      'degree',
      { zh: '学历', en: 'Degree' },
      { type: SELECT, required: true, options: { names: DEGREES.slice(0, 3), count: 9 } },
    ),
    field('education', 'advisor', { zh: '导师', en: '' }, { status: INACTIVE, active: false, custom: true }),
  ],
};

const list: FieldsView = {
  modules: [person, education],
  totals: { modules: 12, fields: 148 },
  pager: { page: 1, pages: 15, next: say, refresh: say },
  open: { action: 'field.open', back: say },
  readAt: NOW,
};

const degree: FieldView = {
  kind: 'field',
  id: 'degree',
  name: { zh: '学历', en: 'Degree' },
  description: {
    zh: '候选人已经取得或者正在攻读的最高学历，以学信网可以查到的记录为准。',
    en: 'The highest degree obtained or pursued, as the register shows it.',
  },
  parent: { id: 'education', name: EDUCATION },
  type: SELECT,
  required: true,
  custom: false,
  status: ACTIVE,
  active: true,
  list: {
    title: { zh: '选项', en: 'Options' },
    count: 9,
    rows: DEGREES.map((name, index) => ({
      id: String(index + 1),
      name,
      description: index === 3 ? { zh: '含高职', en: 'Including vocational colleges' } : { zh: '', en: '' },
      remark: index === 3 ? INACTIVE : undefined,
    })),
    pager: { page: 2, pages: 3, previous: option, next: option },
  },
  back: say,
  readAt: NOW,
};

/** The talent fields by module. */
export const fieldsSamples = (): readonly Sample[] => [
  ['fields', fieldsCard(list)],
  [
    'fields-filtered',
    fieldsCard({
      ...list,
      modules: [{ ...education, inactive: undefined, count: 1, rows: education.rows.slice(0, 1) }],
      totals: { modules: 1, fields: 1 },
      filter: { zh: '“学历” · 必填', en: '"学历" · Required' },
      pager: { page: 1, pages: 1, refresh: say },
    }),
  ],
  [
    'fields-filtered-none',
    fieldsCard({
      ...list,
      modules: [],
      totals: { modules: 0, fields: 0 },
      filter: { zh: '“zzzz”', en: '"zzzz"' },
      pager: { page: 1, pages: 1, refresh: say },
    }),
  ],
];

/** One field or module in full. */
export const fieldSamples = (): readonly Sample[] => [
  ['field', fieldCard(degree)],
  [
    'field-plain',
    fieldCard({
      ...degree,
      id: '7011223344556677889',
      name: { zh: '微信号', en: '' },
      description: { zh: '', en: '' },
      type: TEXT,
      required: false,
      custom: true,
      status: INACTIVE,
      active: false,
      list: { title: { zh: '选项', en: 'Options' }, count: 0, rows: [], pager: { page: 1 } },
      back: undefined,
    }),
  ],
  [
    'field-module',
    fieldCard({
      ...degree,
      kind: 'module',
      id: 'education',
      name: EDUCATION,
      description: { zh: '', en: '' },
      parent: undefined,
      type: { zh: '模块', en: 'Module' },
      list: {
        title: { zh: '字段', en: 'Fields' },
        count: 2,
        rows: education.rows.map(({ id, name, type }) => ({
          id,
          name,
          description: { zh: '', en: '' },
          remark: type,
        })),
        pager: { page: 1, pages: 1 },
      },
    }),
  ],
];
