import type { Clock } from '../base/clock.js';
import { BotError, asBotError } from '../base/errors.js';

/**
 * Reads, and gives up after `ms` milliseconds: what still waits for a limit then is called off, and what is on its way
 * is no longer waited for.
 * @param signal gives up at once, when the process stops.
 * @throws BotError `timed_out` or `overloaded` when the read was given up, and whatever the read throws.
 */
export function inTime<T>(
  clock: Clock,
  ms: number,
  read: (signal: AbortSignal) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const stop = new AbortController();
  return new Promise<T>((resolve, reject) => {
    const giveUp = (error: BotError): void => {
      reject(error);
      stop.abort();
    };
    const stopping = (): void => giveUp(new BotError('overloaded', { detail: 'stopping' }));
    if (signal?.aborted) return stopping();
    signal?.addEventListener('abort', stopping, { once: true });
    const cancel = clock.after(ms, () =>
      giveUp(new BotError('timed_out', { detail: `no whole answer within ${ms} ms` })),
    );
    void read(stop.signal)
      .then(resolve, (error: unknown) => reject(asBotError(error)))
      .finally(() => {
        cancel();
        signal?.removeEventListener('abort', stopping);
      });
  });
}
