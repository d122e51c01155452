import { TZDate } from '@date-fns/tz';
import { addDays } from 'date-fns/addDays';
import { startOfDay } from 'date-fns/startOfDay';
import type { Text } from '../base/text.js';

/** Which time is asked for, as it was typed. */
export interface SpanSaid {
  /** `7d`. */
  readonly since?: string | undefined;
  /** Two dates, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A time from a moment to a moment, the second not included; epoch milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const UNITS: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 24 * 3_600_000,
  w: 7 * 24 * 3_600_000,
};
const UNIT_WORDS: Readonly<Record<string, string>> = {
  分钟: 'm',
  分: 'm',
  小时: 'h',
  时: 'h',
  天: 'd',
  日: 'd',
  周: 'w',
  星期: 'w',
};
/** What is shown when no time is said. */
const USUAL = '30d';

/** What is wrong with what was typed, and what was probably meant. */
export interface SpanProblem {
  readonly problem: Text;
  readonly corrected?: SpanSaid | undefined;
}

/** Reads a time span. Dates are days in `timeZone`, which may have 23 or 25 hours. */
export function readSpan({ since, from, to }: SpanSaid, now: number, timeZone: string): Span | SpanProblem {
  if (since !== undefined && (from !== undefined || to !== undefined)) return { problem: EITHER };
  if (from === undefined && to === undefined) {
    const back = durationOf(since ?? USUAL);
    return back
      ? { from: now - back.count * (UNITS[back.unit] ?? 0), to: now + 1 }
      : { problem: SINCE, corrected: inDays(since) };
  }
  const first = from === undefined ? undefined : dayOf(from, now, timeZone);
  const last = to === undefined ? undefined : dayOf(to, now, timeZone);
  if ((from !== undefined && !first) || (to !== undefined && !last)) return { problem: DATE };
  const end = last ? addDays(last, 1).getTime() : now + 1;
  const begin = first?.getTime() ?? 0;
  return begin < end ? { from: begin, to: end } : { problem: ORDER, corrected: { from: to, to: from } };
}

/** A number with a unit that nobody knows, or with none, is most likely of days. */
function inDays(said = ''): SpanSaid | undefined {
  const count = /^\d{1,3}/.exec(said.normalize('NFKC').trim())?.[0];
  return count === undefined || Number(count) === 0 ? undefined : { since: `${Number(count)}d` };
}

interface Duration {
  readonly count: number;
  readonly unit: string;
}

function durationOf(said: string): Duration | undefined {
  const match = /^(\d{1,5})\s*([a-z\u4e00-\u9fff]+)$/i.exec(said.normalize('NFKC').trim().toLowerCase());
  const [, count = '', word = ''] = match ?? [];
  const unit = [word, UNIT_WORDS[word] ?? '', /^(m|h|d|w)[a-z]+$/.exec(word)?.[1] ?? ''].find((one) =>
    Object.hasOwn(UNITS, one),
  );
  return unit !== undefined && Number(count) > 0 ? { count: Number(count), unit } : undefined;
}

const UNIT_NAMES: Readonly<Record<string, Text>> = {
  m: { zh: '分钟', en: 'minute' },
  h: { zh: '小时', en: 'hour' },
  d: { zh: '天', en: 'day' },
  w: { zh: '周', en: 'week' },
};

/** `7d` in words. */
export function sinceWords(said: string = USUAL): Text {
  const { count, unit } = durationOf(said) ?? { count: 0, unit: '' };
  const name = UNIT_NAMES[unit] ?? { zh: '', en: '' };
  return {
    zh: `最近 ${count} ${name.zh}`,
    en: count === 1 ? `The last ${name.en}` : `The last ${count} ${name.en}s`,
  };
}

/** `2026-11-25`, `2026/11/25`, `11-25`, `today`, `yesterday`; the first moment of that day. */
function dayOf(said: string, now: number, timeZone: string): Date | undefined {
  const text = said.normalize('NFKC').trim().toLowerCase();
  const today = startOfDay(new TZDate(now, timeZone));
  if (text === 'today' || text === '今天') return today;
  if (text === 'yesterday' || text === '昨天') return addDays(today, -1);
  const match = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (!match) return undefined;
  const [, written, month = '', day = ''] = match as (string | undefined)[];
  const year = written === undefined ? today.getFullYear() : Number(written);
  const date = new TZDate(year, Number(month) - 1, Number(day), timeZone);
  // The 31st of February is the 3rd of March to Date.
  return date.getMonth() === Number(month) - 1 && date.getDate() === Number(day) ? date : undefined;
}

const EITHER: Text = {
  zh: '--since 和 --from/--to 只能用一种。',
  en: 'Use either --since or --from and --to.',
};
const SINCE: Text = {
  zh: '--since 的写法：数字加 m（分钟）、h（小时）、d（天）或 w（周），例如 7d。',
  en: '--since is a number and m, h, d or w, such as 7d.',
};
const DATE: Text = {
  zh: '日期的写法：2026-11-25，或 today、yesterday。',
  en: 'A date is written 2026-11-25; today and yesterday work too.',
};
const ORDER: Text = { zh: '--from 不能晚于 --to。', en: '--from must not be after --to.' };
