import type { FieldOption } from '../hire/types.js';

/** What is called for each thing of two lists, in no promised order. */
export interface PairVisitor<T> {
  readonly both?: (before: T, after: T) => void;
  readonly gone?: (before: T) => void;
  readonly came?: (after: T) => void;
}

/** The id of a source, module or field. */
export const idOf = ({ id }: { readonly id: string }): string => id;

/** The key of an option. */
export const keyOf = ({ key }: FieldOption): string => key;

/**
 * Pairs the things of two lists by id, never by position: one Map, one pass over each list. Callbacks instead of lists
 * of pairs, because there may be hundreds of thousands of options. An id that stands twice in a list counts once: the first.
 */
export function pairUp<T>(
  before: readonly T[],
  after: readonly T[],
  id: (thing: T) => string,
  { both, gone, came }: PairVisitor<T>,
): void {
  const rest: Map<string, T | undefined> = firstById(before, id);
  for (const thing of after) {
    const key = id(thing);
    const was = rest.get(key);
    if (was !== undefined) both?.(was, thing);
    else if (!rest.has(key)) came?.(thing);
    // Seen: it is not gone, and does not count when it comes once more.
    rest.set(key, undefined);
  }
  if (!gone) return;
  for (const was of rest.values()) if (was !== undefined) gone(was);
}

/** The things of a list by id; of two with one id the first. */
export function firstById<T>(things: readonly T[], id: (thing: T) => string): Map<string, T> {
  const byId = new Map<string, T>();
  // From the end, so that the first of two stays: one look at the Map instead of two.
  for (let at = things.length - 1; at >= 0; at--) {
    const thing = things[at];
    if (thing !== undefined) byId.set(id(thing), thing);
  }
  return byId;
}

/** Whether two lists hold the same things in the same order: what a read finds nearly always, and needs no Map. */
export function sameInOrder<T>(
  before: readonly T[],
  after: readonly T[],
  same: (before: T, after: T) => boolean,
): boolean {
  if (before === after) return true;
  return (
    before.length === after.length &&
    before.every((was, at) => {
      const is = after[at];
      return is !== undefined && same(was, is);
    })
  );
}
