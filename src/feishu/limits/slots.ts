import type Bottleneck from 'bottleneck';
import { pause, type Clock } from '../../base/clock.js';
import { BotError } from '../../base/errors.js';
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
 * Waits for a place under a limit, however long that takes.
 * @param options.expireMs set where places are shared over Redis: how long the caller may hold the place before it
 *   lets go. After that and the window it is taken to be dead, and the place is given to others.
 * @returns `undefined` when `signal` was aborted first.
 * @throws BotError `rate_limited` when the shared state fails.
 */
export function takeSlot(
  limiter: Bottleneck,
  limit: Limit,
  clock: Clock,
  options: { priority: number; expireMs: number | undefined; signal: AbortSignal },
): Promise<Slot | undefined> {
  return new Promise((resolve, reject) => {
    let given = false;
    const giveUp = (): void => resolve(undefined);
    if (options.signal.aborted) return giveUp();
    options.signal.addEventListener('abort', giveUp, { once: true });

    const held = (): Promise<void> => {
      options.signal.removeEventListener('abort', giveUp);
      if (options.signal.aborted) return Promise.resolve();
      given = true;
      return new Promise((done) => {
        resolve({
          release: (used) => void pause(clock, used ? limit.windowMs + MARGIN_MS : 0).then(done),
        });
      });
    };
    const expiration = options.expireMs === undefined ? null : options.expireMs + limit.windowMs + SPARE_MS;
    limiter
      .schedule({ priority: options.priority, ...(expiration === null ? {} : { expiration }) }, held)
      .catch((cause: unknown) => {
        options.signal.removeEventListener('abort', giveUp);
        if (!given) reject(new BotError('rate_limited', { detail: 'the limiter failed', cause }));
      });
  });
}
