import { fieldCard, type DetailList, type DetailRow } from '../../cards/field.js';
import { choiceCard, type Choice } from '../../cards/remarks.js';
import { cut, firstSaid } from '../../cards/kit/text.js';
import type { CallbackValue } from '../../cards/kit/components.js';
import { FIELD_TYPES, STATUS_LABELS, labelOf } from '../hire/labels.js';
import { findTalent, pathOf, type TalentMatch, type TalentRef } from '../hire/match.js';
import { talentSaid } from '../hire/search/said.js';
import type { FieldOption, TalentField } from '../hire/types.js';
import { backTo } from './back.js';
import { offsetPage } from './paging.js';
import { LONGEST_TEXT, PAGE_ARGUMENTS, textParameter } from './parameters.js';
import { callback, command, type CommandContext, type Reply } from './port.js';
import { usageReply } from './usage.js';

/** More candidates than this are better looked at as a list. */
const MOST_CHOICES = 8;

/** Two ids and what separates them; buttons and selects carry them. */
const LONGEST_PATH = 500;

const parameters = {
  name: textParameter(
    'ID_OR_NAME',
    {
      zh: '字段或模块的 ID 或名称，也可以写成 模块/字段',
      en: 'id or name of a field or module; MODULE/FIELD is exact',
    },
    LONGEST_PATH,
  ),
};

/** `/field`: one field or module in full. */
export const fieldCommand = command({
  name: 'field',
  aliases: ['字段详情'],
  summary: { zh: '查看一个字段或模块的全部信息和选项', en: 'One field or module in full, with every option' },
  parameters,
  carried: { ...PAGE_ARGUMENTS, back: backTo('fields.page', 'search.page') },
  pick: 'name',
  showsData: true,
  examples: [{ typed: '/field 学历' }, { typed: '/field 教育经历/学历' }],
  run: async (context, args): Promise<Reply> => {
    const { name } = args;
    if (name === undefined) {
      const problem = {
        zh: '请写出字段或模块的 ID 或名称。',
        en: 'Say the id or name of a field or module.',
      };
      return usageReply(fieldCommand, context.registry, problem);
    }
    const list = await context.hire.talent(context.tenant, { refresh: args.refresh ?? false });
    // What is longer than a name is a path of long ids, if anything.
    const match =
      name.length > LONGEST_TEXT
        ? findTalent(list.items, name)
        : await talentSaid(context.finder, list.items, name);
    const only = match.found.length === 1 ? match.found[0] : undefined;
    return { kind: 'card', card: only ? detail(context, only, args, list.readAt) : choice(name, match) };
  },
});

interface DetailArgs {
  readonly page_token?: string | undefined;
  readonly back?: CallbackValue | undefined;
}

function detail(context: CommandContext, ref: TalentRef, args: DetailArgs, readAt: number) {
  const { module, field } = ref;
  const subject = field ?? module;
  return fieldCard({
    kind: field ? 'field' : 'module',
    id: subject.id,
    name: subject.name,
    description: subject.description,
    parent: field ? { id: module.id, name: module.name } : undefined,
    type: labelOf(FIELD_TYPES, subject.type),
    required: subject.required,
    custom: subject.custom,
    status: STATUS_LABELS[subject.status],
    active: subject.status === 'active',
    list: detailList(context, ref, args),
    back: args.back,
    readAt,
  });
}

/** A field's options, or a module's fields. */
function detailList(context: CommandContext, ref: TalentRef, args: DetailArgs): DetailList {
  const said = { name: pathOf(ref), back: args.back };
  const { field, module } = ref;
  const all: readonly DetailRow[] = field ? field.options.map(optionRow) : module.fields.map(fieldRow);
  const { rows, pager } = offsetPage('field.page', said, all, context.pageSize, args.page_token);
  const title = field ? { zh: '选项', en: 'Options' } : { zh: '字段', en: 'Fields' };
  return { title, count: all.length, rows, pager };
}

function optionRow({ key, name, description, status }: FieldOption): DetailRow {
  return { id: key, name, description, remark: status === 'active' ? undefined : STATUS_LABELS[status] };
}

function fieldRow(field: TalentField): DetailRow {
  return {
    id: field.id,
    name: field.name,
    description: field.description,
    remark: labelOf(FIELD_TYPES, field.type),
  };
}

function choice(said: string, { found, nearest }: TalentMatch) {
  const candidates = found.length > 0 ? found : nearest;
  const shown = candidates.slice(0, MOST_CHOICES);
  const asList = {
    text: { zh: '在列表中查看', en: 'Show as a list' },
    click: callback('fields.page', { text: said }),
  };
  if (found.length > 0) {
    return choiceCard({
      title: { zh: '你指的是哪一个？', en: 'Which one do you mean?' },
      sentence: {
        zh: `“${said}”对应 ${found.length} 项。`,
        en: `"${said}" could be ${found.length} things.`,
      },
      choices: shown.map(asChoice),
      more: found.length > shown.length ? asList : undefined,
    });
  }
  return choiceCard({
    title: { zh: '没有找到', en: 'Not found' },
    sentence:
      shown.length > 0
        ? {
            zh: `没有叫“${said}”的字段或模块。最接近的是：`,
            en: `No field or module is called "${said}". The nearest:`,
          }
        : { zh: `没有叫“${said}”的字段或模块。`, en: `No field or module is called "${said}".` },
    choices: shown.map(asChoice),
    more: { text: { zh: '查看全部字段', en: 'All fields' }, click: callback('fields.page', {}) },
  });
}

function asChoice(ref: TalentRef): Choice {
  const { module, field } = ref;
  const { id, name } = field ?? module;
  const within = {
    zh: firstSaid(module.name.zh, module.name.en, module.id),
    en: firstSaid(module.name.en, module.name.zh, module.id),
  };
  return {
    id,
    name,
    place: field
      ? { zh: `字段 · ${cut(within.zh)}`, en: `Field · ${cut(within.en)}` }
      : { zh: '模块', en: 'Module' },
    click: callback('field.open', { name: pathOf(ref) }),
  };
}
