import { tz } from '@date-fns/tz';
import { format } from 'date-fns/format';
import { enUS } from 'date-fns/locale/en-US';
import { zhCN } from 'date-fns/locale/zh-CN';
import { changesCard, type ChangeDay, type ChangeEntry } from '../../cards/changes.js';
import type { Text } from '../base/text.js';
import type { HistoryPage } from '../watch/port.js';
import { changeView } from '../watch/views.js';
import { offsetOf, offsetPager } from './paging.js';
import { PAGE_ARGUMENTS } from './parameters.js';
import { callback, command, type CommandContext, type Reply } from './port.js';
import { readSpan, sinceWords, type Span, type SpanSaid } from './span.js';
import { severityWords } from './subscription-words.js';
import { typedArguments } from './parse/arguments.js';
import { usageReply } from './usage.js';
import { severityParameter, wordsParameter } from './watch-parameters.js';

const ACTION = 'changes.page';

const parameters = {
  since: wordsParameter('[--since 7d]', ['最近'], {
    zh: '最近多久：数字加 m、h、d 或 w（默认 30d）',
    en: 'how far back: a number and m, h, d or w (30d if not said)',
  }),
  from: wordsParameter('[--from DATE]', ['从'], {
    zh: '从哪一天起（含），如 2026-11-01',
    en: 'the first day, such as 2026-11-01',
  }),
  to: wordsParameter('[--to DATE]', ['到'], {
    zh: '到哪一天止（含）',
    en: 'the last day, included',
  }),
  severity: severityParameter,
};

/** `/changes`: the history, newest first, by day. */
export const changesCommand = command({
  name: 'changes',
  aliases: ['变更'],
  summary: { zh: '变更记录：什么时候变了什么', en: 'The history: what changed, and when' },
  parameters,
  carried: PAGE_ARGUMENTS,
  showsData: true,
  examples: [
    {
      typed: '/changes',
      box: {
        title: { zh: '变更记录', en: 'History of changes' },
        summary: { zh: '最近 30 天', en: 'The last 30 days' },
      },
    },
    { typed: '/changes --since 7d --severity breaking' },
  ],
  run: async (context, args): Promise<Reply> => {
    const { since, from, to, severity = 'safe', page_token } = args;
    const span = readSpan({ since, from, to }, context.now, context.timeZone);
    if ('problem' in span) {
      const meant =
        span.corrected && typedArguments(changesCommand, { ...span.corrected, severity: args.severity });
      return usageReply(changesCommand, context.registry, span.problem, meant);
    }
    const size = context.pageSize;
    const read = (offset: number): Promise<HistoryPage> =>
      context.watch.history(context.tenant, { ...span, severity }, size, offset);
    const asked = Math.floor(offsetOf(page_token) / size) * size;
    const page = await read(asked);
    const said = { since, from, to, severity: args.severity };
    const { from: first, pager } = offsetPager(ACTION, said, page.total, size, page_token);
    const { entries } = first === asked ? page : await read(first);
    const { watched } = await context.watch.status(context.tenant);
    const everything = { from: 0, to: context.now + 1, severity: 'safe' as const };
    const none =
      page.total === 0 && (await context.watch.history(context.tenant, everything, 1, 0)).total === 0;
    return {
      kind: 'card',
      card: changesCard({
        days: byDay(entries, context.timeZone),
        total: page.total,
        filter: none ? undefined : filterWords(said, span, severity, context),
        pager,
        watch: watched || page.total > 0 ? undefined : callback('watch.open', {}),
        readAt: context.now,
      }),
    };
  },
});

function byDay(entries: HistoryPage['entries'], timeZone: string): ChangeDay[] {
  const days = new Map<string, { day: Text; entries: ChangeEntry[] }>();
  for (const { change, at, reverted, acknowledged } of entries) {
    const key = dayKey(at, timeZone);
    const day = days.get(key) ?? { day: dayWords(at, timeZone), entries: [] };
    days.set(key, day);
    day.entries.push({
      change: { ...changeView(change), ...(reverted ? { reverted } : {}) },
      at,
      acknowledged,
    });
  }
  return [...days.values()];
}

function dayKey(at: number, timeZone: string): string {
  return format(at, 'yyyy-MM-dd', { in: tz(timeZone) });
}

function dayWords(at: number, timeZone: string): Text {
  const zone = { in: tz(timeZone) };
  return {
    zh: format(at, 'yyyy年M月d日 EEEE', { ...zone, locale: zhCN }),
    en: format(at, 'EEEE, d MMMM yyyy', { ...zone, locale: enUS }),
  };
}

/** What the history was narrowed to; the usual span is said as well, because nobody asked for it. */
function filterWords(
  { since, from, to }: SpanSaid,
  span: Span,
  severity: string,
  { timeZone }: CommandContext,
): Text {
  const time: Text =
    from !== undefined || to !== undefined
      ? {
          zh: `${span.from === 0 ? '开始' : dayKey(span.from, timeZone)} 至 ${dayKey(span.to - 1, timeZone)}`,
          en: `${span.from === 0 ? 'the beginning' : dayKey(span.from, timeZone)} to ${dayKey(span.to - 1, timeZone)}`,
        }
      : sinceWords(since);
  if (severity === 'safe') return time;
  const least = severityWords(severity);
  return { zh: `${time.zh} · ${least.zh}`, en: `${time.en} · ${least.en}` };
}
