import { view } from './view.js';

function locale(): string {
  return view.lang === 'zh_cn' ? 'zh-CN' : 'en-GB';
}

/** `09:20`. */
export function clockTime(at: number): string {
  return new Date(at).toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit' });
}

/** `11月25日 周三`. */
export function dayName(at: number): string {
  return new Date(at).toLocaleDateString(locale(), { month: 'short', day: 'numeric', weekday: 'short' });
}

/** The time of a message of today, the day of an older one: for the list of chats. */
export function shortTime(at: number): string {
  return isSameDay(at, Date.now())
    ? clockTime(at)
    : new Date(at).toLocaleDateString(locale(), { month: 'numeric', day: 'numeric' });
}

/** Whether both moments are on one day of the viewer's. */
export function isSameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}
