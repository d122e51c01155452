import type { Text } from '../base/text.js';
import type { ActiveStatus } from '../hire/types.js';
import type { Change, ChangePath, Named } from './change.js';

type Bare<C> = C extends Change ? Omit<C, 'severity' | 'fingerprint'> : never;

/** A change that was found, not yet judged: without severity and fingerprint. */
export type Draft = Bare<Change>;

/** Where a change happened and to what. */
export interface Place {
  readonly path: ChangePath;
  readonly subject: Named;
  readonly module?: Named;
}

/** Only what people are told about a thing. */
export const named = ({ id, name }: Named): Named => ({ id, name });

/** Whether two texts are the same in both languages. */
export function sameText(a: Text, b: Text): boolean {
  return a === b || (a.zh === b.zh && a.en === b.en);
}

/** Whether a status is not known to have changed: `unknown` says nothing about what it is. */
export function sameStatus(before: ActiveStatus, after: ActiveStatus): boolean {
  return before === after || before === 'unknown' || after === 'unknown';
}
