import type Bottleneck from 'bottleneck';
import { pause, type Clock } from '../../base/clock.js';
import type { Limit } from './table.js';

/** A place under a limit, held until it is let go. */
export interface Slot {
  /**
   * Lets go of the place.
   * @param used whether a request went out under it; then the place stays taken for the limit's whole window
   * from now, that is from the response. A request reaches the server between its sending and its response, so
   * no window at the server can ever hold more than the limit, whatever the network does.
   */
  release(used: boolean): void;
}

/** One millisecond more than the window: two requests exactly a window apart are in the same one. */
const MARGIN_MS = 1;
/** What timers and the way to Redis may take on top of it. */
const SPARE_MS = 1000;

/**
 * Waits for a place under a limit.
 * @param options.waitMs how long to wait; `undefined` is returned when no place came free in time.
 * @param options.holdMs how long the caller may hold the place before it lets go; after that, and the window,
 *   it is taken to be dead and the place is given to others.
 */
export function takeSlot(
  limiter: Bottleneck,
  limit: Limit,
  clock: Clock,
  options: { priority: number; waitMs: number; holdMs: number; signal?: AbortSignal | undefined },
): Promise<Slot | undefined> {
  return new Promise((resolve, reject) => {
    let given = false;
    let givenUp = false;
    const giveUp = (): void => {
      if (given || givenUp) return;
      givenUp = true;
      settle();
      resolve(undefined);
    };
    const cancel = clock.after(options.waitMs, giveUp);
    const settle = (): void => {
      cancel();
      options.signal?.removeEventListener('abort', giveUp);
    };
    options.signal?.addEventListener('abort', giveUp, { once: true });
    if (options.signal?.aborted) return giveUp();

    const held = (): Promise<void> => {
      if (givenUp) return Promise.resolve();
      given = true;
      settle();
      return new Promise((done) => {
        resolve({
          release: (used) => void pause(clock, used ? limit.windowMs + MARGIN_MS : 0).then(done),
        });
      });
    };
    limiter
      .schedule({ priority: options.priority, expiration: options.holdMs + limit.windowMs + SPARE_MS }, held)
      .catch((error: unknown) => {
        settle();
        if (!given && !givenUp) reject(error instanceof Error ? error : new Error('limiter failed'));
      });
  });
}
