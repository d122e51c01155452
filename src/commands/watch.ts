import { choiceCard } from '../../cards/remarks.js';
import type { Text } from '../base/text.js';
import { talentSaid } from '../hire/search/said.js';
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
    const { found, nearest } = await talentSaid(context.finder, items.map(withoutFields), args.module);
    const refs = found.length > 0 ? found : nearest;
    const candidates = refs.flatMap(({ module: { id } }) => items.find((module) => module.id === id) ?? []);
    const only = found.length === 1 ? candidates[0] : undefined;
    if (only) return subscribe(context, args, only);
    return whichModule(args, candidates.length > 0 ? candidates : items, found.length > 0);
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

/** Only modules are meant here, so that nothing else may be found. */
function withoutFields(module: TalentModule): TalentModule {
  return { ...module, fields: [] };
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
function whichModule(args: WatchArgs, candidates: readonly TalentModule[], several: boolean): Reply {
  const said = args.module ?? '';
  const shown = candidates.slice(0, 8);
  return {
    kind: 'card',
    card: choiceCard({
      title: several
        ? { zh: '你指的是哪一个模块？', en: 'Which module do you mean?' }
        : { zh: '没有找到模块', en: 'No such module' },
      sentence: several
        ? {
            zh: `“${said}”对应 ${candidates.length} 个模块。`,
            en: `"${said}" could be ${candidates.length} modules.`,
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
