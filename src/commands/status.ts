import { statusCard, type Health, type StatusView } from '../../cards/status.js';
import type { Text } from '../base/text.js';
import type { WatchStatus } from '../watch/port.js';
import { switchParameter } from './parameters.js';
import { callback, command, type Reply } from './port.js';
import { deliveryWords, parkedWords, whatWords } from './subscription-words.js';
import { moduleNames } from './watches.js';

/** `/status`: how the watch is doing, and what this chat is told. */
export const statusCommand = command({
  name: 'status',
  aliases: ['状态'],
  summary: {
    zh: '运行状态：上次读取、排队、本月调用、订阅',
    en: 'How the bot is doing: reads, backlog, calls, subscriptions',
  },
  parameters: {
    doctor: switchParameter('doctor', '自检', {
      zh: '附上自检结果（管理员）',
      en: 'with the self-check (administrators)',
    }),
  },
  carried: {},
  showsData: true,
  examples: [{ typed: '/status' }],
  run: async (context, { doctor }): Promise<Reply> => {
    const checks = doctor ? await context.checks() : undefined;
    const [status, backlog, rows] = await Promise.all([
      context.watch.status(context.tenant),
      context.backlog(),
      context.watch.list(context.asker),
    ]);
    const names = await moduleNames(context, rows);
    return {
      kind: 'card',
      card: statusCard({
        ...readsView(status),
        ...callsView(status),
        // This very command is one of those that wait.
        backlog: { commands: Math.max(0, backlog - 1), notices: status.backlog },
        holds: context.holds(),
        baselineSince: status.version === 1 ? status.changedAt : undefined,
        // That nobody watches has been said already.
        ...(status.watched || rows.length > 0
          ? {
              subscriptions: rows.map((row) => ({
                number: row.number,
                what: whatWords(row, names),
                delivery: deliveryWords(row.digest, context.digestAt),
                parked: row.state === 'parked' ? parkedWords(row.reason) : undefined,
              })),
            }
          : {}),
        checks,
        actions: {
          refresh: callback('status.open', { doctor }),
          watches: rows.length > 0 ? callback('watches.open', {}) : undefined,
          watch: rows.length === 0 ? callback('watch.open', {}) : undefined,
        },
        at: context.now,
      }),
    };
  },
});

function readsView(status: WatchStatus): Pick<StatusView, 'health'> & Partial<StatusView> {
  const { reads } = status;
  const health = healthOf(status);
  if (!reads)
    return {
      health,
      ...(status.watched ? { sentence: ELSEWHERE } : { sentence: NOBODY }),
    };
  const { error, failures, readAt, nextAt, waiting, counts, ahead } = reads;
  return {
    health,
    ...(counts ? { sources: counts.sources, fields: counts.fields } : {}),
    ...(error ? { sentence: { zh: error.user.zh, en: error.user.en } } : {}),
    ...(readAt === undefined
      ? {}
      : {
          lastRead: {
            at: readAt,
            ok: failures === 0,
            ...(failures > 0
              ? {
                  outcome: {
                    zh: `之后 ${failures} 次读取失败`,
                    en: failures === 1 ? 'one read has failed since' : `${failures} reads have failed since`,
                  },
                }
              : {}),
          },
        }),
    nextRead: nextAt,
    ...(waiting === 'settling' ? { settling: { changes: ahead, until: nextAt } } : {}),
    ...(waiting === 'confirming' ? { confirming: { lost: LESS, until: nextAt } } : {}),
  };
}

function healthOf({ reads, watched, failingSince }: WatchStatus): Health {
  if (!watched) return 'idle';
  if (reads && reads.failures > 0) return reads.failures >= 3 ? 'failing' : 'retrying';
  if (!reads && failingSince !== undefined) return 'failing';
  return reads?.waiting ?? 'ok';
}

const NOBODY: Text = {
  zh: '没有会话订阅变更，所以没有在读取。发送 /watch 就会开始。',
  en: 'No chat watches, so nothing is read. Send /watch and it begins.',
};
const ELSEWHERE: Text = {
  zh: '由机器人的另一个进程负责读取。',
  en: 'Another process of the bot does the reading.',
};
const LESS: Text = { zh: '读到的内容比之前少了很多', en: 'much less was read than before' };

function callsView({ calls, callsExpected }: WatchStatus): Partial<StatusView> {
  return {
    calls: { month: calls.reduce((sum, { count }) => sum + count, 0), projected: callsExpected },
  };
}
