import { setImmediate as nextTurn } from 'node:timers/promises';

/** So many steps of work are done before others get their turn. */
const STEPS = 500;

/**
 * Goes through a long list in slices, so that what else waits (the acknowledgement of an event, a click) is not held up.
 * @param size how many items make a slice.
 */
export async function inSlices<T>(
  items: readonly T[],
  each: (slice: readonly T[]) => void,
  size = STEPS,
): Promise<void> {
  for (let from = 0; from < items.length; from += size) {
    each(items.slice(from, from + size));
    await nextTurn();
  }
}
