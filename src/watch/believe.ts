import type { HireSettings } from '../hire/types.js';
import { isDifferent } from './diff.js';
import { lostTooMuch } from './shrink.js';

/** A read that is different from the snapshot and not believed yet. */
export interface Pending {
  readonly settings: HireSettings;
  /** When it was seen first, epoch milliseconds. */
  readonly seenAt: number;
  /** How many later reads were equal to it. */
  readonly agreed: number;
  /** How often a later read was different again. */
  readonly waits: number;
}

export interface BeliefRules {
  /** A change is read again this long after it was seen (`watch.settle`), in milliseconds. */
  readonly settleMs: number;
  /** A read that lost more than this share is confirmed (`watch.confirm_shrink`). */
  readonly confirmShrink: number;
  /** The time between confirming reads, in milliseconds. */
  readonly confirmDelayMs: number;
}

/** What a whole read means. */
export type Belief =
  /** Nothing is different from the snapshot. */
  | { readonly kind: 'same' }
  /** It is read again at `nextAt` before it is believed. */
  | {
      readonly kind: 'wait';
      readonly pending: Pending;
      readonly nextAt: number;
      readonly why: 'confirming' | 'settling';
    }
  | { readonly kind: 'believe'; readonly settings: HireSettings };

/** After this many reads that were different again a change is announced as the last one found it. */
const MOST_WAITS = 10;
/** A read that lost a lot is believed when two further ones agree with it; any other when one does. */
const AGREEING = { shrunk: 2, plain: 1 } as const;

/**
 * Whether a read is believed.
 * @param snapshot what is so by the last settled read; `undefined` before the first.
 * @param pending what earlier reads found different.
 * @param read the settings as they are now; `undefined` when they are as the last read found them.
 * @param at when the read was made, epoch milliseconds.
 */
export function consider(
  snapshot: HireSettings | undefined,
  pending: Pending | undefined,
  read: HireSettings | undefined,
  at: number,
  rules: BeliefRules,
): Belief {
  const settings = read ?? pending?.settings;
  if (!settings) return { kind: 'same' };
  if (snapshot && !isDifferent(snapshot, settings)) return { kind: 'same' };
  const agrees = pending && (read === undefined || !isDifferent(pending.settings, read));
  const next: Pending = agrees
    ? // A clock that was put back must not make the settling longer.
      { ...pending, seenAt: Math.min(pending.seenAt, at), agreed: pending.agreed + 1 }
    : { settings, seenAt: at, agreed: 0, waits: pending ? pending.waits + 1 : 0 };
  const shrunk = lostTooMuch(snapshot, settings, rules.confirmShrink);
  // A first read is a silent baseline: it has nothing to settle, only to be no accident.
  if (!snapshot && !shrunk) return { kind: 'believe', settings };
  const settledAt = snapshot ? next.seenAt + rules.settleMs : next.seenAt;
  const confirmed = next.agreed >= (shrunk ? AGREEING.shrunk : AGREEING.plain);
  if (confirmed && at >= settledAt) return { kind: 'believe', settings };
  if (!shrunk && next.waits >= MOST_WAITS) return { kind: 'believe', settings };
  if (shrunk && !confirmed)
    return { kind: 'wait', pending: next, nextAt: at + rules.confirmDelayMs, why: 'confirming' };
  return { kind: 'wait', pending: next, nextAt: Math.max(at, settledAt), why: 'settling' };
}
