import { BotError, asBotError } from '../base/errors.js';
import { turnBatch } from '../base/turn-batch.js';
import type { Acceptance, InboxLimits, InboxRepository, NewInboxRow } from '../store/inbox.js';

/** Stores rows, all that come in one turn of the event loop in one commit. */
export interface GroupCommit {
  /** @returns what became of the row. @throws BotError `overloaded` when too much waits, `database_unavailable`. */
  store(row: NewInboxRow): Promise<Acceptance>;
  idle(): Promise<void>;
}

interface Pending {
  readonly row: NewInboxRow;
  readonly resolve: (acceptance: Acceptance) => void;
  readonly reject: (error: unknown) => void;
}

/** One statement carries at most this many rows; databases limit the number of its parameters. */
const MOST_ROWS = 500;
/** A database that takes longer to refuse is away; asking it again for each row would only be slower. */
const SOON_MS = 300;

/** @param limits how much may wait, of one chat and together. */
export function groupCommit(repository: InboxRepository, limits: InboxLimits): GroupCommit {
  const batch = turnBatch<Pending>(MOST_ROWS, async (pending) => {
    const start = performance.now();
    try {
      await insert(pending);
    } catch (error) {
      // One row that the database refuses must not take the others of its turn with it.
      const soon = performance.now() - start < SOON_MS;
      if (pending.length > 1 && soon && asBotError(error).code !== 'overloaded')
        for (const one of pending) await insert([one]).catch(one.reject);
      else for (const { reject } of pending) reject(asBotError(error));
    }
  });
  const insert = async (pending: readonly Pending[]): Promise<void> => {
    const rows = pending.map(({ row }) => row);
    const result = await repository.insert(rows, limits);
    if (result === 'full') throw new BotError('overloaded', { detail: 'the inbox is full' });
    pending.forEach(({ resolve }, index) => resolve(result[index] ?? 'duplicate'));
  };
  return {
    store: (row) => new Promise((resolve, reject) => batch.add({ row, resolve, reject })),
    idle: () => batch.idle(),
  };
}
