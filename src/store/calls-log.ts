import { tz } from '@date-fns/tz';
import { endOfMonth } from 'date-fns/endOfMonth';
import { format } from 'date-fns/format';
import type { Clock } from '../base/clock.js';
import { errorFields, type Log } from '../base/log.js';
import type { Calls } from './calls.js';

/** Counts calls to Feishu by tenant and month. Counts are written down together, seldom: a read costs no write. */
export interface CallsLog {
  add(tenant: string, api: string): void;
  use(calls: Calls): void;
  /** Writes down what was counted since the last time. Never throws: what could not be written stays counted. */
  flush(): Promise<void>;
  /** The month that calls at `now` (epoch milliseconds) count for: `2026-11`. */
  month(now: number): string;
  /** When that month ends, epoch milliseconds. */
  monthEnds(now: number): number;
}

/** Months end when they end in Beijing, where Feishu counts them. */
const COUNTED_IN = tz('Asia/Shanghai');

/** The month that calls at `now` (epoch milliseconds) count for: `2026-11`. */
export function monthOf(now: number): string {
  return format(now, 'yyyy-MM', { in: COUNTED_IN });
}

export function createCallsLog(clock: Clock, log: Log): CallsLog {
  let calls: Calls | undefined;
  let counts = new Map<string, { month: string; tenant: string; api: string; count: number }>();
  let flushing = Promise.resolve();
  const count = (tenant: string, api: string, at: string, more: number): void => {
    const key = JSON.stringify([at, tenant, api]);
    const known = counts.get(key);
    if (known) known.count += more;
    else counts.set(key, { month: at, tenant, api, count: more });
  };
  const write = async (): Promise<void> => {
    if (!calls || counts.size === 0) return;
    const taken = counts;
    counts = new Map();
    try {
      for (const one of new Set([...taken.values()].map(({ month: m }) => m)))
        await calls.add(
          one,
          [...taken.values()].filter(({ month: m }) => m === one),
        );
    } catch (error) {
      for (const { tenant, api, month: at, count: more } of taken.values()) count(tenant, api, at, more);
      log.warn('the count of calls could not be written down', errorFields(error));
    }
  };
  return {
    add: (tenant, api) => count(tenant, api, monthOf(clock.now()), 1),
    use: (opened) => {
      calls = opened;
    },
    flush: () => (flushing = flushing.then(write)),
    month: monthOf,
    monthEnds: (now) => endOfMonth(now, { in: COUNTED_IN }).getTime(),
  };
}
