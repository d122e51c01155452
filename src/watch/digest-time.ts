import { createHash } from 'node:crypto';
import { TZDate } from '@date-fns/tz';
import { addDays } from 'date-fns/addDays';
import { addSeconds } from 'date-fns/addSeconds';
import { format } from 'date-fns/format';
import { set } from 'date-fns/set';

/** How digests are timed. */
export interface DigestClock {
  readonly timeZone: string;
  /** When they go out if the subscription names no time, `HH:MM`. */
  readonly digestAt: string;
}

/** The default time is spread over this, so that not every chat is written to at the same moment. */
const SPREAD_SECONDS = 600;

/**
 * When a chat's next digest goes out.
 * @param digest `default`, or a time of day (`HH:MM`) that is kept to the minute.
 * @param after it goes out later than this, epoch milliseconds.
 * @returns the moment, and the key of that day's digest: one for each local day and time, whatever the clock does.
 */
export function nextDigest(
  digest: string,
  chat: string,
  after: number,
  { timeZone, digestAt }: DigestClock,
): { at: number; key: string } {
  const time = digest === 'default' ? digestAt : digest;
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const spread = digest === 'default' ? spreadOf(chat) : 0;
  const today = new TZDate(after, timeZone);
  for (let day = 0; ; day++) {
    // Where the clocks are put forward over this time, it is the first moment after the gap.
    const local = set(addDays(today, day), { hours, minutes, seconds: 0, milliseconds: 0 });
    const at = addSeconds(local, spread).getTime();
    if (at > after) return { at, key: `digest ${format(local, 'yyyy-MM-dd')} ${digest}` };
  }
}

/** A chat's own place in the spread, always the same. */
function spreadOf(chat: string): number {
  return createHash('sha256').update(chat).digest().readUInt32BE(0) % SPREAD_SECONDS;
}
