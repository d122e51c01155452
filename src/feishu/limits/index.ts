import { setMaxListeners } from 'node:events';
import { leftOf, pause, periodOf, type Clock, type Period } from '../../base/clock.js';
import { BotError } from '../../base/errors.js';
import { limiterGroups } from './groups.js';
import { takeSlot, type Slot } from './slots.js';
import { PRIORITY, limitTable, type Limit, type LimitName, type Priority } from './table.js';

export type { Priority } from './table.js';

/** A limit and the key it is counted by. */
export type LimitKey = readonly [name: LimitName, key: string];

export interface LimitedRun {
  /** Taken in this order; what is scarce for one chat comes before what is scarce for everybody. */
  readonly limits: readonly LimitKey[];
  /** Names of holds (see `hold`) that stop this request. */
  readonly holds: readonly string[];
  readonly priority: Priority;
  /** The longest that the request can take, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Runs when all places are taken, immediately before the request. */
  readonly beforeSend?: () => void;
}

export interface Limits {
  /** Runs a request under its limits. @throws BotError `rate_limited` when `signal` was aborted before it could start. */
  run<T>(run: LimitedRun, request: () => Promise<T>): Promise<T>;
  /** Stops everything that names `hold` for `ms` milliseconds from now. */
  hold(hold: string, ms: number): void;
  /** The names of what is stopped at the moment. */
  held(): string[];
  /** Sends nothing for the first moments of serving: a process before this one may have used the second up. */
  quiet(): void;
  /** Takes up places that an earlier process used: `count` of `limit` until `until` (epoch milliseconds). */
  occupy(limit: LimitKey, count: number, until: number): void;
  healthy(): boolean;
  close(): Promise<void>;
}

export interface LimitsOptions {
  readonly resumeSourcesPerSecond: number;
  readonly talentObjectsPerSecond: number;
  /** Limits are counted by app and tenant, so several apps may share a Redis. */
  readonly appId: string;
  readonly redisUrl: string | undefined;
  /** The longest that any request can take, in milliseconds. */
  readonly longestTimeoutMs: number;
  /** Nothing is sent this long after the start: a process before this one may have used the second up. */
  readonly quietMs: number;
}

/**
 * Where limits are shared, a place may be held this long while the next ones are waited for: the tenant's minute
 * holds back at most a thousand, who pass the second's limit in twenty.
 */
const NEXT_PLACE_MS = 25_000;

/** The one module that owns every limit of the platform. */
export function createLimits(options: LimitsOptions, clock: Clock): Limits {
  const table = limitTable(options);
  const groups = limiterGroups(table, {
    prefix: options.appId,
    longestHoldMs: options.longestTimeoutMs + NEXT_PLACE_MS,
    redisUrl: options.redisUrl,
  });
  const held = new Map<string, Period>();
  let silence = periodOf(clock, options.quietMs);
  const closed = new AbortController();
  // Everybody who waits for a limit listens to it.
  setMaxListeners(0, closed.signal);

  const stopped = (holds: readonly string[]): number =>
    Math.max(
      ...[silence, ...holds.map((hold) => held.get(hold) ?? silence)].map((period) => leftOf(clock, period)),
    );

  /** All places or none. In Redis a place whose holder waited too long for the next one is no longer its own. */
  const takeAll = async (run: LimitedRun, signal: AbortSignal): Promise<Slot[] | undefined> => {
    const slots: Slot[] = [];
    const release = (): void => slots.forEach((taken) => taken.release(false));
    let firstAt = Number.POSITIVE_INFINITY;
    try {
      for (const [index, [name, key]] of run.limits.entries()) {
        const limit = table[name];
        const last = index === run.limits.length - 1;
        const slot = await takeSlot(groups.limiter(name, key), limit, clock, {
          priority: PRIORITY[run.priority],
          expireMs: groups.shared && !limit.local ? run.timeoutMs + (last ? 0 : NEXT_PLACE_MS) : undefined,
          signal,
        });
        if (!slot) {
          release();
          return undefined;
        }
        slots.push(slot);
        if (!limit.local) firstAt = Math.min(firstAt, clock.now());
      }
    } catch (error) {
      release();
      throw error;
    }
    if (!groups.shared || clock.now() - firstAt <= NEXT_PLACE_MS) return slots;
    release();
    return undefined;
  };

  return {
    run: async (run, request) => {
      const signal = run.signal ? AbortSignal.any([run.signal, closed.signal]) : closed.signal;
      const givenUp = (): boolean => signal.aborted;
      for (;;) {
        await pause(clock, stopped(run.holds), signal);
        if (givenUp()) throw new BotError('rate_limited', { detail: 'given up while waiting for a limit' });
        const slots = await takeAll(run, signal);
        if (!slots) continue;
        // A hold may have begun while the places were waited for.
        if (givenUp() || stopped(run.holds) > 0) {
          for (const slot of slots) slot.release(false);
          continue;
        }
        try {
          run.beforeSend?.();
          return await request();
        } finally {
          for (const slot of slots) slot.release(true);
        }
      }
    },
    quiet: () => {
      silence = periodOf(clock, options.quietMs);
    },
    hold: (hold, ms) => {
      for (const [name, period] of held) if (leftOf(clock, period) === 0) held.delete(name);
      const known = held.get(hold);
      if (!known || leftOf(clock, known) < ms) held.set(hold, periodOf(clock, ms));
    },
    held: () => [...held].filter(([, period]) => leftOf(clock, period) > 0).map(([name]) => name),
    occupy: ([name, key], count, until) => {
      const limit: Limit = table[name];
      const weight = Math.min(count, limit.count);
      void groups
        .limiter(name, key)
        .schedule({ priority: 0, weight, expiration: until - clock.now() + 5000 }, () =>
          pause(clock, until - clock.now()),
        )
        .catch(() => undefined);
    },
    healthy: () => groups.healthy(),
    close: async () => {
      closed.abort();
      await groups.close();
    },
  };
}
