import type { Clock } from '../base/clock.js';
import { every } from '../base/every.js';
import type { Log } from '../base/log.js';
import type { InboxRepository, InboxRow } from '../store/inbox.js';
import type { Onces } from '../store/onces.js';

export interface KeeperParts {
  readonly repository: InboxRepository;
  readonly onces: Onces;
  readonly clock: Clock;
  readonly log: Log;
  readonly keepKeysMs: number;
  /** The rows that this process works on. */
  readonly inHand: () => readonly string[];
  /** Runs a row that was taken over or is due again. */
  readonly take: (row: InboxRow) => void;
}

/** A lease is renewed three times before it would end. */
export const LEASE_MS = 6000;
const RENEW_EVERY_MS = 2000;
const LOOK_EVERY_MS = 1000;
const PRUNE_EVERY_MS = 10 * 60_000;
const KEEP_ONCES_MS = 48 * 3_600_000;
/** How many rows are taken at a time: enough to catch up quickly, few enough for replicas to share. */
const TAKE = 50;

/** Keeps the promises of the inbox: renews its own leases, takes up what is due or was left behind, forgets old keys. */
export function createKeeper(parts: KeeperParts) {
  const { repository, clock } = parts;
  const stopped = new AbortController();
  const rounds = { clock, log: parts.log, signal: stopped.signal };
  let loops: Promise<void>[] = [];

  const takeUp = async (): Promise<void> => {
    for (let taken = TAKE; taken === TAKE;) {
      const rows = await repository.claim(TAKE);
      for (const row of rows) parts.take(row);
      taken = rows.length;
    }
  };
  const forget = async (): Promise<void> => {
    await repository.prune(clock.now() - parts.keepKeysMs - 3_600_000);
    await parts.onces.prune(clock.now() - KEEP_ONCES_MS);
  };

  return {
    start: async ({ alone }: { alone: boolean }): Promise<void> => {
      // Whoever serves a database alone knows that every earlier owner is gone.
      if (alone) await repository.adopt();
      loops = [
        every(RENEW_EVERY_MS, 'renewing leases', () => repository.renew(parts.inHand()), rounds).ended,
        every(LOOK_EVERY_MS, 'taking up waiting events', takeUp, rounds).ended,
        every(PRUNE_EVERY_MS, 'forgetting old keys', forget, rounds).ended,
      ];
    },
    stop: async (): Promise<void> => {
      stopped.abort();
      await Promise.all(loops);
    },
  };
}
