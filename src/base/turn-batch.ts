import { setImmediate as nextTurn } from 'node:timers/promises';

/** Collects what comes in one turn of the event loop, so that it is written in one go. */
export interface TurnBatch<T> {
  add(item: T): void;
  /** Resolves when everything that was added so far has been written. */
  idle(): Promise<void>;
}

/**
 * @param most how many items go into one write.
 * @param write writes a batch; batches are written one after the other, in order. It must not throw.
 */
export function turnBatch<T>(most: number, write: (items: readonly T[]) => Promise<void>): TurnBatch<T> {
  let pending: T[] = [];
  let writing: Promise<void> | undefined;
  const writeAll = async (): Promise<void> => {
    while (pending.length > 0) {
      const batch = pending.slice(0, most);
      pending = pending.slice(most);
      await write(batch);
    }
    writing = undefined;
  };
  return {
    add: (item) => {
      pending.push(item);
      writing ??= nextTurn().then(writeAll);
    },
    idle: () => writing ?? Promise.resolve(),
  };
}
