import { pause, type Clock } from './clock.js';
import { errorFields, type Log } from './log.js';

export interface Rounds {
  /** Begins the next round at once, or one more when a round is under way. */
  kick(): void;
  /** Resolves when the last round has ended. */
  readonly ended: Promise<void>;
}

/**
 * Does something again and again until it is told to stop. A round that throws is told to the log once, and once
 * more when it works again; the next round comes all the same.
 * @param ms the pause between two rounds; a function is asked after each round.
 * @param what names it in the log.
 */
export function every(
  ms: number | (() => number),
  what: string,
  act: () => Promise<void>,
  { clock, log, signal }: { readonly clock: Clock; readonly log: Log; readonly signal: AbortSignal },
): Rounds {
  let again = new AbortController();
  const over = (): boolean => signal.aborted;
  signal.addEventListener('abort', () => again.abort(), { once: true });
  const run = async (): Promise<void> => {
    let failing = false;
    while (!over()) {
      again = new AbortController();
      try {
        await act();
        if (failing) log.info('works again', { what });
        failing = false;
      } catch (error) {
        if (!failing) log.error('does not work', { what, ...errorFields(error) });
        failing = true;
      }
      const wait = typeof ms === 'number' ? ms : ms();
      if (!over()) await pause(clock, wait, again.signal);
    }
  };
  return { kick: () => again.abort(), ended: run() };
}
