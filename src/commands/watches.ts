import { watchesCard, type WatchRow } from '../../cards/watches.js';
import type { Text } from '../base/text.js';
import type { SubscriptionRow } from '../watch/port.js';
import { numberParameter } from './watch-parameters.js';
import { callback, command, type CommandContext, type Reply } from './port.js';
import {
  deliveryWords,
  parkedWords,
  severityWords,
  whatWords,
  type ModuleNames,
} from './subscription-words.js';

/** A chat has at most this many subscriptions, so that one card shows them all. */
export const MOST_SUBSCRIPTIONS = 20;

/** `/watches`: this chat's subscriptions, managed by buttons. */
export const watchesCommand = command({
  name: 'watches',
  aliases: ['订阅列表'],
  summary: {
    zh: '查看和管理这个会话的订阅',
    en: "This chat's subscriptions, and what can be done with them",
  },
  parameters: {},
  carried: { number: numberParameter.schema },
  verbs: ['end', 'daily', 'now', 'test'],
  // Subscriptions must be ended in a chat that has guests by now, too; names of modules are left out there.
  showsData: false,
  examples: [{ typed: '/watches' }],
  run: async (context, { number }): Promise<Reply> => {
    const { verb, watch, asker } = context;
    if (verb === 'test') {
      await context.mayManage();
      await watch.test(chatOf(context));
      return {
        kind: 'toast',
        toast: { type: 'success', text: { zh: '测试通知已发出。', en: 'The test notice is on its way.' } },
      };
    }
    const row =
      number === undefined ? undefined : (await watch.list(asker)).find((one) => one.number === number);
    if (verb === 'end' || verb === 'daily' || verb === 'now') {
      await context.mayManage();
      // Somebody else may have ended it meanwhile: the list shows how things are.
      if (!row) return listReply(context, notThere(number ?? 0));
      if (verb === 'end') return endReply(context, row);
      const digest = verb === 'daily' ? 'default' : null;
      await watch.deliver(row, digest);
      const how = deliveryWords(digest, context.digestAt);
      return listReply(context, {
        zh: `✓ #${row.number} 改为${how.zh}。`,
        en: `✓ #${row.number}: now ${how.en}.`,
      });
    }
    return listReply(context);
  },
});

/** Ends a subscription and shows what is left. */
export async function endReply(context: CommandContext, row: SubscriptionRow): Promise<Reply> {
  await context.watch.end(row);
  const what = whatWords(row, await moduleNames(context, [row]));
  return listReply(context, {
    zh: `✓ 已退订 #${row.number}：${what.zh}。`,
    en: `✓ Ended #${row.number}: ${what.en}.`,
  });
}

export function notThere(number: number): Text {
  return {
    zh: `这个会话没有 #${number}，可能已经退订。`,
    en: `This chat has no #${number}; it may have been ended already.`,
  };
}

/** Where a subscription of this asker belongs. */
export function chatOf({ tenant, asker }: CommandContext) {
  return { tenant, chat: asker.chat, person: asker.inPrivate ? asker.openId : null };
}

/** The list of subscriptions, below a remark about what was just done. */
export async function listReply(context: CommandContext, remark?: Text): Promise<Reply> {
  const rows = await context.watch.list(context.asker);
  const names = await moduleNames(context, rows);
  return {
    kind: 'card',
    card: watchesCard({
      rows: rows.slice(0, MOST_SUBSCRIPTIONS).map((row) => watchRow(row, names, context.digestAt)),
      add: additions(rows),
      test: rows.some(({ state }) => state === 'active') ? callback('watches.test', {}) : undefined,
      remark,
      chatIsPrivate: context.asker.inPrivate,
    }),
  };
}

function watchRow(row: SubscriptionRow, names: ModuleNames, digestAt: string): WatchRow {
  const { number, digest } = row;
  return {
    number,
    what: whatWords(row, names),
    severity: severityWords(row.severity),
    delivery: deliveryWords(digest, digestAt),
    parked: row.state === 'parked' ? parkedWords(row.reason) : undefined,
    createdBy: row.created_by === '' ? undefined : row.created_by,
    end: callback('watches.end', { number }),
    switchDelivery:
      digest === null
        ? { text: { zh: '改为每日汇总', en: 'Daily digest' }, click: callback('watches.daily', { number }) }
        : { text: { zh: '改为立即通知', en: 'At once' }, click: callback('watches.now', { number }) },
  };
}

/** What is usual and not there yet, a click away. */
function additions(rows: readonly SubscriptionRow[]) {
  const usual = [
    {
      text: { zh: '订阅全部变更', en: 'Watch everything' },
      list: 'all' as const,
      severity: 'safe',
      click: callback('watch.open', { list: 'all' }),
    },
    {
      text: { zh: '只订阅破坏性变更', en: 'Breaking changes only' },
      list: 'all' as const,
      severity: 'breaking',
      click: callback('watch.open', { list: 'all', severity: 'breaking' }),
    },
  ];
  const there = (list: string, severity: string): boolean =>
    rows.some((row) => row.module === null && row.list === list && row.severity === severity);
  return usual
    .filter(({ list, severity }) => !there(list, severity))
    .map(({ text, click }) => ({ text, click }));
}

/** Names of the modules that subscriptions name; without an answer of Hire their ids have to do. */
export async function moduleNames(
  context: CommandContext,
  rows: readonly SubscriptionRow[],
): Promise<ModuleNames> {
  if (rows.every(({ module }) => module === null)) return new Map();
  try {
    if (!(await context.mayShowData())) return new Map();
    const { items } = await context.hire.talent(context.tenant);
    return new Map(items.map(({ id, name }) => [id, name]));
  } catch {
    return new Map();
  }
}
