import type { Insertable, Selectable } from 'kysely';
import type { InboxTable } from './schema.js';
import { guarded, type Store } from './index.js';

export type InboxRow = Selectable<InboxTable>;
export type NewInboxRow = Pick<InboxRow, 'id' | 'event_key' | 'lane' | 'kind' | 'payload' | 'accepted_at'> & {
  state: InboxRow['state'];
};

/** A new row as it stands in the table. */
export function storedRow(row: NewInboxRow): InboxRow {
  return {
    ...row,
    owner: null,
    lease_until: 0,
    next_try_at: 0,
    attempts: 0,
    unknown_since: null,
    reply: null,
    answered_by: null,
    outcome: null,
    progress: null,
  };
}

/** What became of a row that was offered. */
export type Acceptance = 'accepted' | 'duplicate' | 'dropped';

/** How much may wait: of one lane, and of everything together. */
export interface InboxLimits {
  readonly perLane: number;
  readonly total: number;
}

/** How a row ends or is put off; only the owner's word counts. */
export type InboxUpdate = Partial<
  Pick<
    InboxRow,
    | 'state'
    | 'payload'
    | 'reply'
    | 'next_try_at'
    | 'attempts'
    | 'unknown_since'
    | 'answered_by'
    | 'outcome'
    | 'progress'
  >
>;

/** The rows of accepted events. `owner` is this process; a lease makes its work another's when it dies. */
export interface InboxRepository {
  insert(rows: readonly NewInboxRow[], limits: InboxLimits): Promise<Acceptance[] | 'full'>;
  /** Takes over up to `limit` due rows whose owner is gone, or that were put off. */
  claim(limit: number): Promise<InboxRow[]>;
  /** Keeps the leases of these rows; what this process no longer has in hand is left to be taken up again. */
  renew(ids: readonly string[]): Promise<void>;
  /** Ends every lease of other processes; only for one that serves the database alone. */
  adopt(): Promise<void>;
  /** Gives up every lease of this process, so that another takes over at once. */
  release(): Promise<void>;
  /** How many events are accepted and not finished. */
  waiting(): Promise<number>;
  update(id: string, change: InboxUpdate): Promise<void>;
  /** Puts a row off until `next_try_at` and lets go of it. */
  putOff(id: string, change: InboxUpdate & { next_try_at: number }): Promise<void>;
  /** Forgets keys older than `before` whose work is done. */
  prune(before: number): Promise<void>;
}

/**
 * @param owner a name for this process that no other has.
 * @param leaseMs how long a silent owner is believed to be alive.
 */
export function inboxRepository(store: Store, owner: string, leaseMs: number): InboxRepository {
  const { db } = store;
  return {
    insert: (rows, limits) =>
      guarded(() =>
        db.transaction().execute(async (trx) => {
          const lanes = [...new Set(rows.map((row) => row.lane))];
          const counts = await trx
            .selectFrom('inbox')
            .select(['lane', (e) => e.fn.countAll<number>().as('n')])
            .where('state', '=', 'waiting')
            .groupBy('lane')
            .execute();
          if (counts.reduce((sum, { n }) => sum + n, 0) + rows.length > limits.total) return 'full';
          const waiting = new Map(counts.map(({ lane, n }) => [lane, n]));
          for (const lane of lanes) if (!waiting.has(lane)) waiting.set(lane, 0);
          const { n: now } = await trx.selectNoFrom(store.now().as('n')).executeTakeFirstOrThrow();
          const dropped = new Set<string>();
          const seen = new Set<string>();
          const values = rows.map((row): Insertable<InboxTable> => {
            const ahead = waiting.get(row.lane) ?? 0;
            const repeated = seen.has(row.event_key);
            seen.add(row.event_key);
            const surplus = row.state === 'waiting' && !repeated && ahead >= limits.perLane;
            if (surplus) dropped.add(row.id);
            else if (row.state === 'waiting' && !repeated) waiting.set(row.lane, ahead + 1);
            const stored = { ...storedRow(row), owner, lease_until: now + leaseMs };
            return surplus ? { ...stored, state: 'done', payload: null, outcome: 'dropped' } : stored;
          });
          const inserted = await trx
            .insertInto('inbox')
            .values(values)
            .onConflict((c) => c.column('event_key').doNothing())
            .returning('id')
            .execute();
          const fresh = new Set(inserted.map((row) => row.id));
          return rows.map(({ id }) =>
            !fresh.has(id) ? 'duplicate' : dropped.has(id) ? 'dropped' : 'accepted',
          );
        }),
      ),

    claim: (limit) =>
      guarded(() =>
        db
          .with(
            (cte) => cte('due').materialized(),
            (q) =>
              q
                .selectFrom('inbox')
                .select('id')
                .where('state', '=', 'waiting')
                .where('lease_until', '<', store.now())
                .where('next_try_at', '<=', store.now())
                .orderBy('accepted_at')
                .orderBy('id')
                .limit(limit)
                .$if(store.kind === 'postgres', (pg) => pg.forUpdate().skipLocked()),
          )
          .updateTable('inbox')
          .set((e) => ({ owner, lease_until: e(store.now(), '+', leaseMs) }))
          .where('id', 'in', (e) => e.selectFrom('due').select('due.id'))
          .returningAll()
          .execute()
          .then((rows) => rows.sort((a, b) => a.accepted_at - b.accepted_at || (a.id < b.id ? -1 : 1))),
      ),

    renew: (ids) =>
      guarded(async () => {
        if (ids.length === 0) return;
        await db
          .updateTable('inbox')
          .set((e) => ({ lease_until: e(store.now(), '+', leaseMs) }))
          .where('id', 'in', [...ids])
          .where('state', '=', 'waiting')
          .where('owner', '=', owner)
          .execute();
      }),

    adopt: () =>
      guarded(async () => {
        await db
          .updateTable('inbox')
          .set({ owner: null, lease_until: 0 })
          .where('state', '=', 'waiting')
          .where((e) => e.or([e('owner', '!=', owner), e('owner', 'is', null)]))
          .execute();
      }),

    release: () =>
      guarded(async () => {
        await db
          .updateTable('inbox')
          .set({ owner: null, lease_until: 0 })
          .where('state', '=', 'waiting')
          .where('owner', '=', owner)
          .execute();
      }),

    waiting: () =>
      guarded(async () => {
        const { n } = await db
          .selectFrom('inbox')
          .select((e) => e.fn.countAll<number>().as('n'))
          .where('state', '=', 'waiting')
          .executeTakeFirstOrThrow();
        return n;
      }),

    update: (id, change) =>
      guarded(async () => {
        await db.updateTable('inbox').set(change).where('id', '=', id).where('owner', '=', owner).execute();
      }),

    putOff: (id, change) =>
      guarded(async () => {
        await db
          .updateTable('inbox')
          .set({ ...change, owner: null, lease_until: 0 })
          .where('id', '=', id)
          .where('owner', '=', owner)
          .execute();
      }),

    prune: (before) =>
      guarded(async () => {
        await db.deleteFrom('inbox').where('accepted_at', '<', before).where('state', '=', 'done').execute();
      }),
  };
}
