import { pause, type Clock } from '../base/clock.js';
import { errorFields, type Log } from '../base/log.js';
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
  const { repository, clock, log } = parts;
  const stopped = new AbortController();
  let loops: Promise<void>[] = [];

  const every = async (ms: number, what: string, act: () => Promise<void>): Promise<void> => {
    let failing = false;
    while (!stopped.signal.aborted) {
      try {
        await act();
        if (failing) log.info('works again', { what });
        failing = false;
      } catch (error) {
        if (!failing) log.error('does not work', { what, ...errorFields(error) });
        failing = true;
      }
      await pause(clock, ms, stopped.signal);
    }
  };

  return {
    start: async ({ alone }: { alone: boolean }): Promise<void> => {
      // Whoever serves a database alone knows that every earlier owner is gone.
      if (alone) await repository.adopt();
      loops = [
        every(RENEW_EVERY_MS, 'renewing leases', () => repository.renew(parts.inHand())),
        every(LOOK_EVERY_MS, 'taking up waiting events', async () => {
          for (let taken = TAKE; taken === TAKE;) {
            const rows = await repository.claim(TAKE);
            for (const row of rows) parts.take(row);
            taken = rows.length;
          }
        }),
        every(PRUNE_EVERY_MS, 'forgetting old keys', async () => {
          await repository.prune(clock.now() - parts.keepKeysMs - 3_600_000);
          await parts.onces.prune(clock.now() - KEEP_ONCES_MS);
        }),
      ];
    },
    stop: async (): Promise<void> => {
      stopped.abort();
      await Promise.all(loops);
    },
  };
}
