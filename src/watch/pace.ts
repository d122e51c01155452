import type { BotError } from '../base/errors.js';

/** When a tenant is read again. */
export interface Pace {
  /** After a read that found nothing to wait for, from `now` (epoch milliseconds). */
  next(now: number): number;
  /** After the `failures`-th failed read in a row: soon at first, at the latest after one interval. */
  afterFailure(now: number, failures: number, error: BotError): number;
  /** The longest that it takes after a read that failed with `error`, or did not fail, in milliseconds. */
  longestMs(error: BotError | undefined): number;
}

/** Reads are spread by up to this share of the interval, so that many tenants do not stay in step. */
const SPREAD = 0.1;
/** Feishu is busiest on the full and the half hour (notes on custom bots, code 11232): no read begins in these minutes unless it is being waited for. */
const PEAK = { everyMs: 30 * 60_000, firstMs: 60_000 } as const;
/** Shorter intervals cannot avoid a minute. */
const AVOIDS_PEAKS_FROM_MS = 5 * 60_000;
/** A used-up month is asked about once an hour. */
const QUOTA_MS = 3_600_000;
const FIRST_RETRY_MS = 2000;

/** @param random 0 to less than 1. */
export function createPace(intervalMs: number, random: () => number): Pace {
  const avoidsPeaks = intervalMs >= AVOIDS_PEAKS_FROM_MS;
  const offPeak = (at: number): number => {
    const into = at % PEAK.everyMs;
    return avoidsPeaks && into < PEAK.firstMs ? at - into + PEAK.firstMs * (1 + random()) : at;
  };
  return {
    next: (now) => Math.round(offPeak(now + intervalMs * (1 + random() * SPREAD))),
    afterFailure: (now, failures, { code, facts }) => {
      if (code === 'quota_exceeded') return now + QUOTA_MS;
      const doubled = Math.min(FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 20), intervalMs);
      return now + Math.max(doubled * (0.75 + random() / 4), Math.min(facts.retryAfterMs ?? 0, intervalMs));
    },
    longestMs: (error) =>
      error?.code === 'quota_exceeded'
        ? QUOTA_MS
        : intervalMs * (1 + SPREAD) + (avoidsPeaks ? 2 * PEAK.firstMs : 0),
  };
}
