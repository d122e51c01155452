import { localTime } from './build.js';
import type { Acknowledged } from './change-view.js';
import type { Text } from './components.js';

/**
 * A person's name in markdown, as the viewer's client writes it; unlike a mention it pings nobody.
 * @returns `''` for what is no open_id: Feishu refuses the whole card for a bad one (100290).
 */
export function person(openId: string): string {
  return /^ou_[\w-]+$/.test(openId) ? `<person id='${openId}'></person>` : '';
}

/** Who said that it is being looked after, and when. Markdown. */
export function acknowledgedBy({ by, at }: Acknowledged): Text {
  const name = person(by);
  const time = localTime(at);
  return name === ''
    ? { zh: `✓ 已确认 · ${time}`, en: `✓ Acknowledged at ${time}` }
    : { zh: `✓ 已确认：${name} · ${time}`, en: `✓ Acknowledged by ${name} at ${time}` };
}

/** The same once for readers of both languages, where room is short. Markdown. */
export function acknowledgedShort({ by, at }: Acknowledged): string {
  return ['✓ 已确认 Acknowledged', person(by), localTime(at)].filter((part) => part !== '').join(' ');
}
