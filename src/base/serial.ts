import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Runs work one after the other, with a turn of the event loop between two pieces, so that a thousand of them leave
 * room for everything else.
 */
export function serial(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(() => nextTurn()).then(work);
    last = next.catch(() => undefined);
    return next;
  };
}
