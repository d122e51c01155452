import type { SnoozeRow } from '../store/answers.js';
import type { SubscriptionRow } from '../store/subscriptions.js';
import { movedFrom, pathKey, silences, wants } from './audience.js';
import type { Change } from './change.js';
import type { Skips } from './content.js';

/** For whom a net change is worked out: those told at once, those of a digest, or everybody about one thing. */
export type NetFor =
  | { readonly kind: 'now' }
  | { readonly kind: 'digest'; readonly time: string }
  | { readonly kind: 'snooze'; readonly path: string };

export interface NetInput {
  /** The version that the chat was last told of. */
  readonly base: number;
  /** The changes from a version to the present one. */
  readonly changesSince: (version: number) => readonly Change[];
  readonly subscriptions: readonly SubscriptionRow[];
  readonly snoozes: readonly SnoozeRow[];
  /** Fingerprints that the chat knows already. */
  readonly told: ReadonlySet<string>;
  readonly skips: Skips;
}

/** What a chat is told, and what only when a snooze is over. */
export interface NetShare {
  /** Changes of `changesSince(base)`. */
  readonly told: readonly Change[];
  readonly snoozed: readonly SnoozeRow[];
}

/**
 * What is different for a chat from what it was last told: several edits count as one, and what was undone is not
 * told at all.
 */
export function netShare(input: NetInput, aim: NetFor): NetShare {
  const { base, subscriptions, snoozes } = input;
  const changes = input.changesSince(base);
  const from = movedFrom(changes);
  const own = audienceOf(subscriptions, aim);
  const later = new Map<number, ReadonlySet<string>>();
  const skips = new Map(own.map(({ number }) => [number, new Set(input.skips[number])]));
  /** A subscription that is younger than the base compares with the version that it began with. */
  const isNewTo = ({ since, number }: SubscriptionRow, change: Change): boolean => {
    if (since === null || skips.get(number)?.has(change.fingerprint)) return false;
    if (since <= base) return true;
    let known = later.get(since);
    if (!known) later.set(since, (known = new Set(input.changesSince(since).map((c) => c.fingerprint))));
    return known.has(change.fingerprint);
  };
  const told: Change[] = [];
  const snoozed = new Set<SnoozeRow>();
  for (const change of changes) {
    if (input.told.has(change.fingerprint)) continue;
    const key = pathKey(change.path);
    if (aim.kind === 'snooze' && key !== aim.path) continue;
    if (!own.some((row) => wants(row, change, from.get(key)) && isNewTo(row, change))) continue;
    const snooze = snoozes.find((one) => silences(one, change, key));
    if (snooze) snoozed.add(snooze);
    else told.push(change);
  }
  return { told, snoozed: [...snoozed] };
}

/** Whose wishes count. Where nobody is told in this way any more, all that are there are told. */
function audienceOf(subscriptions: readonly SubscriptionRow[], aim: NetFor): readonly SubscriptionRow[] {
  if (aim.kind === 'snooze') return subscriptions;
  const own = subscriptions.filter(({ digest }) =>
    aim.kind === 'now' ? digest === null : digest === aim.time,
  );
  return own.length > 0 ? own : subscriptions;
}
