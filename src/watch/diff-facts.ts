import type { Text } from '../base/text.js';
import type { ActiveStatus } from '../hire/types.js';
import { sameStatus, sameText, type Draft, type Place } from './draft.js';

interface Typed {
  readonly type: string;
  readonly name: Text;
}

/** Disabled, or enabled again. */
export function diffStatus(
  thing: 'source' | 'module' | 'field',
  place: Place,
  before: ActiveStatus,
  after: ActiveStatus,
): Draft[] {
  if (sameStatus(before, after)) return [];
  if (after === 'active') return [{ ...place, kind: `${thing}.enabled`, before, after }];
  return [{ ...place, kind: `${thing}.disabled`, before, after }];
}

/** Became required, or optional. */
export function diffRequired(
  thing: 'module' | 'field',
  place: Place,
  before: boolean,
  after: boolean,
): Draft[] {
  if (before === after) return [];
  return [{ ...place, kind: after ? `${thing}.required` : `${thing}.optional`, before, after }];
}

/** Renamed, in one language or both. */
export function diffName(
  thing: 'source' | 'module' | 'field',
  place: Place,
  before: Text,
  after: Text,
): Draft[] {
  if (sameText(before, after)) return [];
  return [{ ...place, kind: `${thing}.renamed`, before, after }];
}

/** Described differently, in one language or both. */
export function diffDescription(thing: 'module' | 'field', place: Place, before: Text, after: Text): Draft[] {
  if (sameText(before, after)) return [];
  return [{ ...place, kind: `${thing}.described`, before, after }];
}

/**
 * Renamed, retyped, or both; with another type and other names in both languages an id stands for another thing now,
 * which is one change: replaced.
 */
export function diffIdentity(thing: 'source' | 'field', place: Place, before: Typed, after: Typed): Draft[] {
  if (before.type === after.type) return diffName(thing, place, before.name, after.name);
  if (before.name.zh !== after.name.zh && before.name.en !== after.name.en)
    return [{ ...place, kind: `${thing}.replaced`, before: typed(before), after: typed(after) }];
  return [
    { ...place, kind: `${thing}.retyped`, before: before.type, after: after.type },
    ...diffName(thing, place, before.name, after.name),
  ];
}

const typed = ({ type, name }: Typed): Typed => ({ type, name });
