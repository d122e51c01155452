import { setImmediate as nextTurn } from 'node:timers/promises';

/** Work goes on for at most so many milliseconds before others get their turn. */
const TURN_MS = 4;

/**
 * Does all the steps, a few milliseconds at a time, so that the acknowledgement of an event never waits for them.
 * @param now milliseconds that never go back.
 */
export async function inTurns<T>(
  steps: Generator<unknown, T>,
  now: () => number = () => performance.now(),
): Promise<T> {
  for (;;) {
    const end = now() + TURN_MS;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (now() < end);
    await nextTurn();
  }
}
