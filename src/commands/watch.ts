import { choiceCard } from '../../cards/remarks.js';
import type { Text } from '../base/text.js';
import { isNamed, mentions } from '../hire/match.js';
import type { TalentModule } from '../hire/types.js';
import type { Severity } from '../watch/kinds.js';
import type { Wish } from '../watch/port.js';
import { callback, command, type CommandContext, type Reply } from './port.js';
import { usageReply } from './usage.js';
import { deliveryWords, severityWords, whatWords } from './subscription-words.js';
import {
  digestParameter,
  listParameter,
  severityParameter,
  wordsParameter,
  type Digest,
} from './watch-parameters.js';
import { MOST_SUBSCRIPTIONS, chatOf, listReply } from './watches.js';

const parameters = {
  list: listParameter,
  module: wordsParameter('[--module MODULE]', ['模块'], {
    zh: '只看一个模块的字段：模块 ID 或名称',
    en: 'the fields of one module: its id or name',
  }),
  severity: severityParameter,
  digest: digestParameter,
};

/** `/watch`: subscribes this chat to changes. */
export const watchCommand = command({
  name: 'watch',
  aliases: ['订阅'],
  summary: {
    zh: '订阅变更：设置一变，就通知这个会话',
    en: 'Subscribe this chat: be told when settings change',
  },
  parameters,
  carried: {},
  showsData: true,
  examples: [
    {
      typed: '/watch',
      box: {
        title: { zh: '订阅变更', en: 'Watch for changes' },
        summary: { zh: '字段或来源一变就通知这里', en: 'Be told here when fields or sources change' },
      },
    },
    { typed: '/watch fields --severity breaking' },
    { typed: '/watch all --digest daily@18:00' },
  ],
  run: async (context, args): Promise<Reply> => {
    await context.mayManage();
    if (!context.asker.chat.startsWith('oc_')) return usageReply(watchCommand, context.registry, IN_A_CHAT);
    if (args.list === 'sources' && args.module !== undefined)
      return usageReply(watchCommand, context.registry, NO_MODULE_OF_SOURCES);
    if (args.module === undefined) return subscribe(context, args, undefined);
    const { items } = await context.hire.talent(context.tenant);
    const found = modulesNamed(items, args.module);
    const only = found.length === 1 ? found[0] : undefined;
    return only ? subscribe(context, args, only) : whichModule(args, found.length > 0 ? found : items, found);
  },
});

const IN_A_CHAT: Text = {
  zh: '请在要接收通知的会话里发送 /watch。',
  en: 'Send /watch in the chat that is to be told.',
};
const NO_MODULE_OF_SOURCES: Text = {
  zh: '来源不分模块：--module 只能和 fields 一起用。',
  en: 'Sources have no modules: --module goes with fields only.',
};

interface WatchArgs {
  readonly list?: 'all' | 'fields' | 'sources' | undefined;
  readonly module?: string | undefined;
  readonly severity?: Severity | undefined;
  readonly digest?: Digest | undefined;
}

/** By id, by a whole name, or by a part of one: the first way that finds anything decides. */
function modulesNamed(modules: readonly TalentModule[], said: string): TalentModule[] {
  const ways = [
    (module: TalentModule): boolean => module.id === said,
    (module: TalentModule): boolean => isNamed(module, said),
    (module: TalentModule): boolean => mentions(module, said),
  ];
  for (const way of ways) {
    const found = modules.filter(way);
    if (found.length > 0) return found;
  }
  return [];
}

async function subscribe(
  context: CommandContext,
  { list = 'all', severity = 'safe', digest }: WatchArgs,
  module: TalentModule | undefined,
): Promise<Reply> {
  const chat = chatOf(context);
  const wish: Wish = {
    list: module ? 'fields' : list,
    module: module?.id ?? null,
    severity,
    digest: digest === undefined || digest === 'off' ? null : digest,
  };
  const before = await context.watch.list(chat);
  const known = before.some(
    (row) => row.list === wish.list && row.module === wish.module && row.severity === severity,
  );
  if (!known && before.length >= MOST_SUBSCRIPTIONS) return listReply(context, TOO_MANY);
  const done = await context.watch.subscribe(chat, wish, context.asker.openId);
  const what = whatWords(done.row, new Map(module ? [[module.id, module.name]] : []));
  const least = severityWords(severity);
  const how = deliveryWords(done.row.digest, context.digestAt);
  const n = done.row.number;
  const said: Record<typeof done.outcome, Text> = {
    new: { zh: `✓ 已订阅 #${n}：${what.zh}`, en: `✓ Subscribed, #${n}: ${what.en}` },
    same: { zh: `已经订阅过了，#${n}：${what.zh}`, en: `Subscribed already, #${n}: ${what.en}` },
    changed: { zh: `✓ 已更新 #${n}：${what.zh}`, en: `✓ Changed #${n}: ${what.en}` },
  };
  const start: Text = done.begun
    ? { zh: '', en: '' }
    : {
        zh: `暂时还读不到招聘设置，读到之后开始。${done.why ? done.why.user.zh : ''}`,
        en: ` The settings cannot be read yet; it begins when they can. ${done.why ? done.why.user.en : ''}`.trimEnd(),
      };
  return listReply(context, {
    zh: `${said[done.outcome].zh}，${least.zh}，${how.zh}。${start.zh}`,
    en: `${said[done.outcome].en}, ${least.en}, ${how.en}.${start.en}`,
  });
}

const TOO_MANY: Text = {
  zh: `一个会话最多 ${MOST_SUBSCRIPTIONS} 个订阅，请先退订一个。`,
  en: `A chat has at most ${MOST_SUBSCRIPTIONS} subscriptions. Please end one first.`,
};

/** A name that several modules have, or none. */
function whichModule(
  args: WatchArgs,
  candidates: readonly TalentModule[],
  found: readonly TalentModule[],
): Reply {
  const said = args.module ?? '';
  const shown = candidates.slice(0, 8);
  return {
    kind: 'card',
    card: choiceCard({
      title:
        found.length > 0
          ? { zh: '你指的是哪一个模块？', en: 'Which module do you mean?' }
          : { zh: '没有找到模块', en: 'No such module' },
      sentence:
        found.length > 0
          ? {
              zh: `“${said}”对应 ${found.length} 个模块。`,
              en: `"${said}" could be ${found.length} modules.`,
            }
          : { zh: `没有叫“${said}”的模块。可以选：`, en: `No module is called "${said}". There are:` },
      choices: shown.map(({ id, name, fields }) => ({
        id,
        name,
        place: { zh: `${fields.length} 个字段`, en: `${fields.length} fields` },
        click: callback('watch.open', { ...args, list: 'fields', module: id }),
      })),
      more: { text: { zh: '查看全部字段', en: 'All fields' }, click: callback('fields.page', {}) },
    }),
  };
}
