import type { Clock } from '../base/clock.js';
import { errorFields, type Log } from '../base/log.js';
import { turnBatch } from '../base/turn-batch.js';
import type { Sends } from './sends.js';

/** Where places of a limit are taken up for what an earlier process sent. */
interface Occupiable {
  occupy(limit: readonly ['sendsMinute', string], count: number, until: number): void;
}

/** Writes down each send at the moment it goes out, many in one commit, and forgets those of past minutes. */
export interface SendsLog {
  add(tenant: string): void;
  use(sends: Sends): void;
  /** Takes up the places that the last minute's sends still hold. Longer than a minute: when they were answered is not known. */
  restore(sends: Sends, limits: Occupiable): Promise<void>;
  flush(): Promise<void>;
}

const MINUTE = 60_000;
/** A send may have been answered this long after it went out. */
const SLOWEST_ANSWER_MS = 10_000;

export function createSendsLog(clock: Clock, log: Log): SendsLog {
  let sends: Sends | undefined;
  let pruned = 0;
  const batch = turnBatch<{ tenant: string; at: number }>(500, async (items) => {
    try {
      await sends?.record(items);
      if (clock.now() - pruned > MINUTE) {
        pruned = clock.now();
        await sends?.prune(clock.now() - 5 * MINUTE);
      }
    } catch (error) {
      // The running process counts in memory; only a restart within this minute would know too little.
      log.warn('sends could not be written down', errorFields(error));
    }
  });

  return {
    add: (tenant) => batch.add({ tenant, at: clock.now() }),
    use: (opened) => {
      sends = opened;
    },
    restore: async (opened, limits) => {
      const from = clock.now() - MINUTE - SLOWEST_ANSWER_MS;
      for (const { tenant, at, count } of await opened.since(from))
        limits.occupy(['sendsMinute', tenant], count, at + MINUTE + SLOWEST_ANSWER_MS);
    },
    flush: () => batch.idle(),
  };
}
