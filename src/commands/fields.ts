import { fieldsCard, type FieldRow, type ModuleRows } from '../../cards/fields.js';
import type { Text } from '../base/text.js';
import { FIELD_TYPES, STATUS_LABELS, labelOf } from '../hire/labels.js';
import { filterFields, pathOf } from '../hire/match.js';
import { talentSpelled } from '../hire/search/said.js';
import type { TalentField, TalentModule } from '../hire/types.js';
import { offsetPage } from './paging.js';
import {
  PAGE_ARGUMENTS,
  statusFilter,
  statusParameter,
  switchParameter,
  textParameter,
  typeFilter,
  typeParameter,
} from './parameters.js';
import { callback, command, type Reply } from './port.js';
import { filterWords } from './words.js';

const ACTION = 'fields.page';
/** A list card names at most this many options of a field. */
const OPTIONS_NAMED = 3;

const parameters = {
  text: textParameter('[module or text]', {
    zh: '模块名，或字段名、ID 的一部分',
    en: 'a module, or part of a field name or id',
  }),
  type: typeParameter(FIELD_TYPES, {
    zh: '字段类型：编码、中文名或英文名，如 3、单选、single-select',
    en: 'field type: code, Chinese label or English slug, such as 3 or single-select',
  }),
  required: switchParameter('required', '必填', { zh: '只看必填字段', en: 'required fields only' }),
  custom: switchParameter('custom', '自定义', { zh: '只看自定义字段', en: 'custom fields only' }),
  system: switchParameter('system', '预置', { zh: '只看预置字段', en: 'preset fields only' }),
  status: statusParameter,
};

/** `/fields`: talent fields by module, filtered and paged by us: the API gives everything in one answer. */
export const fieldsCommand = command({
  name: 'fields',
  aliases: ['字段'],
  summary: {
    zh: '按模块查看人才字段：类型、必填、状态、选项',
    en: 'Talent fields by module: types, required, status, options',
  },
  parameters,
  carried: PAGE_ARGUMENTS,
  showsData: true,
  examples: [
    {
      typed: '/fields',
      box: {
        title: { zh: '人才字段', en: 'Talent fields' },
        summary: { zh: '全部模块和字段', en: 'All modules and fields' },
      },
    },
    {
      typed: '/fields --required',
      box: {
        title: { zh: '必填字段', en: 'Required fields' },
        summary: { zh: '导入时必须提供的字段', en: 'What an import must provide' },
      },
    },
    { typed: '/fields 教育经历 --type single-select' },
  ],
  run: async (context, args): Promise<Reply> => {
    const { text, type, required, custom, system, status, page_token, refresh } = args;
    const list = await context.hire.talent(context.tenant, { refresh: refresh ?? false });
    // Both switches together leave nothing out.
    const origin = custom === system ? undefined : custom === true;
    const spelled = text === undefined ? undefined : await talentSpelled(context.finder, list.items, text);
    const modules = filterFields(spelled ?? list.items, {
      text: spelled ? undefined : text,
      types: typeFilter(FIELD_TYPES, type),
      status: statusFilter(status),
      required,
      custom: origin,
    });
    const said = { text, type, required, custom, system, status };
    const { rows, pager } = offsetPage(ACTION, said, modules.flatMap(lines), context.pageSize, page_token);
    return {
      kind: 'card',
      card: fieldsCard({
        modules: byModule(rows),
        totals: {
          modules: modules.length,
          fields: modules.reduce((sum, { fields }) => sum + fields.length, 0),
        },
        filter: filterWords({
          text,
          status,
          required,
          custom: origin,
          type: type === undefined ? undefined : labelOfType(type),
        }),
        pager,
        open: callback('field.open', { back: callback(ACTION, { ...said, page_token }) }),
        readAt: list.readAt,
      }),
    };
  },
});

/** A row of the list; a module without fields is a row as well, so that it does not vanish. */
interface Line {
  readonly module: TalentModule;
  readonly field: TalentField | undefined;
}

function lines(module: TalentModule): Line[] {
  return module.fields.length > 0
    ? module.fields.map((field) => ({ module, field }))
    : [{ module, field: undefined }];
}

function byModule(rows: readonly Line[]): ModuleRows[] {
  const groups: { module: TalentModule; rows: FieldRow[] }[] = [];
  for (const { module, field } of rows) {
    const last = groups.at(-1);
    const group = last?.module === module ? last : { module, rows: [] };
    if (group !== last) groups.push(group);
    if (field) group.rows.push(fieldRow(module, field));
  }
  return groups.map(({ module, rows: own }) => ({
    id: module.id,
    name: module.name,
    count: module.fields.length,
    inactive: module.status === 'active' ? undefined : STATUS_LABELS[module.status],
    rows: own,
  }));
}

function fieldRow(module: TalentModule, field: TalentField): FieldRow {
  return {
    id: field.id,
    path: pathOf({ module, field }),
    name: field.name,
    type: labelOf(FIELD_TYPES, field.type),
    required: field.required,
    custom: field.custom,
    status: STATUS_LABELS[field.status],
    active: field.status === 'active',
    options: {
      names: field.options.slice(0, OPTIONS_NAMED).map(({ name }) => name),
      count: field.options.length,
    },
  };
}

function labelOfType(said: string): Text {
  const codes = typeFilter(FIELD_TYPES, said) ?? [];
  return labelOf(FIELD_TYPES, codes[0] ?? said);
}
