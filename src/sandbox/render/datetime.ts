import type { Context } from './context.js';

type Viewer = Pick<Context, 'lang' | 'timeZone'>;

const FORMATS: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date_short: { month: 'short', day: 'numeric' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  week: { weekday: 'long' },
  week_short: { weekday: 'short' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  time_sec: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
};

function locale(lang: string): string {
  const tag = lang.replace('_', '-');
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en-US';
  } catch {
    return 'en-US';
  }
}

function zone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

function offset(milliseconds: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(
    milliseconds,
  );
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
}

/**
 * Writes a moment as the `<local_datetime>` tag of card Markdown does: in the viewer's language and time zone.
 * @param milliseconds since 1970
 * @param format a `format_type` of Feishu, "Rich text (Markdown)"; an unknown one is written as `date_num`
 * @returns '' when the moment is not a date
 */
export function localDatetime(milliseconds: number, format: string, viewer: Viewer): string {
  if (Number.isNaN(new Date(milliseconds).getTime())) return '';
  const timeZone = zone(viewer.timeZone);
  if (format === 'timezone') return offset(milliseconds, timeZone);
  const known = Object.hasOwn(FORMATS, format) ? format : 'date_num';
  const writer = new Intl.DateTimeFormat(known === 'date_num' ? 'en-CA' : locale(viewer.lang), {
    ...FORMATS[known],
    timeZone,
  });
  return writer.format(milliseconds);
}
