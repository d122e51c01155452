import { guarded, type Store } from './index.js';
import type { NoticeRow, NoticeUpdate } from './notices.js';

/** The outbox as a process works it off. `owner` is this process; a lease makes its work another's when it dies. */
export interface NoticeClaims {
  /**
   * Holds a notice in this state until the transaction ends, so that nothing else becomes of it meanwhile.
   * @returns the row as it is now, or `undefined` when it is in another state, or in other hands.
   */
  hold(id: string, state: NoticeRow['state'], mine: boolean): Promise<NoticeRow | undefined>;
  /** Takes over up to `limit` notices that are due; of those a chat waits for only the oldest. */
  claim(limit: number): Promise<NoticeRow[]>;
  /**
   * Drops what else waits to be told at once in the chat of `first` and has certainly not been sent, because `first` is
   * going to tell it. @returns what was dropped.
   */
  mergeWaiting(first: NoticeRow): Promise<NoticeRow[]>;
  /**
   * Says that a try begins whose outcome will not be known if nothing is written after it.
   * @returns false when the row is not this process's any more: then nothing may be sent.
   */
  begin(id: string, at: number): Promise<boolean>;
  /** Keeps the leases of these rows. */
  renew(ids: readonly string[]): Promise<void>;
  /** Ends every lease of other processes; only for one that serves the database alone. */
  adopt(): Promise<void>;
  /** Gives up every lease of this process. */
  release(): Promise<void>;
  /** Writes what became of a claimed row and lets go of it. @returns false when it is not this process's any more. */
  finish(id: string, change: NoticeUpdate): Promise<boolean>;
  /** Says that a claimed row is shown as of `wanted`, and lets go of it; when more was wanted meanwhile it is stale. */
  shown(
    id: string,
    wanted: number,
    change?: Pick<NoticeUpdate, 'message_id' | 'sent_at' | 'content'>,
  ): Promise<void>;
}

/**
 * @param owner a name for this process that no other has.
 * @param leaseMs how long a silent owner is believed to be alive.
 */
export function noticeClaims(store: Store, owner: string, leaseMs: number): NoticeClaims {
  const { db } = store;
  return {
    hold: (id, state, mine) =>
      guarded(() =>
        db
          .updateTable('notices')
          .set((e) => ({ wanted: e.ref('wanted') }))
          .where('id', '=', id)
          .where('state', '=', state)
          .$if(mine, (q) => q.where('owner', '=', owner))
          .returningAll()
          .executeTakeFirst(),
      ),

    claim: (limit) =>
      guarded(() =>
        db
          .with(
            (cte) => cte('due').materialized(),
            (q) =>
              q
                .selectFrom('notices as n')
                .select('n.id')
                .where('n.state', 'in', ['collecting', 'waiting', 'stale'])
                .where('n.lease_until', '<', store.now())
                .where('n.next_try_at', '<=', store.now())
                // What a chat is told comes in order, and a chat that cannot be reached holds up itself only.
                .where((e) =>
                  e.not(
                    e.exists(
                      e
                        .selectFrom('notices as earlier')
                        .select('earlier.id')
                        .whereRef('earlier.tenant', '=', 'n.tenant')
                        .whereRef('earlier.chat', '=', 'n.chat')
                        .where('earlier.state', '=', 'waiting')
                        .whereRef('earlier.id', '<', 'n.id'),
                    ),
                  ),
                )
                .orderBy('n.id')
                .limit(limit)
                .$if(store.kind === 'postgres', (pg) => pg.forUpdate().skipLocked()),
          )
          .updateTable('notices')
          .set((e) => ({ owner, lease_until: e(store.now(), '+', leaseMs) }))
          .where('id', 'in', (e) => e.selectFrom('due').select('due.id'))
          .returningAll()
          .execute()
          .then((rows) => rows.sort((a, b) => (a.id < b.id ? -1 : 1))),
      ),

    mergeWaiting: (first) =>
      guarded(() =>
        db
          .updateTable('notices')
          .set({ state: 'dropped', outcome: 'merged' })
          .where('tenant', '=', first.tenant)
          .where('chat', '=', first.chat)
          .where('aim', '=', 'now')
          .where('state', '=', 'waiting')
          .where('unknown_since', 'is', null)
          .where('lease_until', '<', store.now())
          .where('id', '!=', first.id)
          .returningAll()
          .execute(),
      ),

    begin: (id, at) =>
      guarded(async () => {
        const rows = await db
          .updateTable('notices')
          .set((e) => ({ unknown_since: e.fn.coalesce('unknown_since', e.val(at)) }))
          .where('id', '=', id)
          .where('owner', '=', owner)
          .returning('id')
          .execute();
        return rows.length === 1;
      }),

    renew: (ids) =>
      guarded(async () => {
        if (ids.length === 0) return;
        await db
          .updateTable('notices')
          .set((e) => ({ lease_until: e(store.now(), '+', leaseMs) }))
          .where('id', 'in', [...ids])
          .where('owner', '=', owner)
          .execute();
      }),

    adopt: () =>
      guarded(async () => {
        await db
          .updateTable('notices')
          .set({ owner: null, lease_until: 0 })
          .where('owner', 'is not', null)
          .where('owner', '!=', owner)
          .execute();
      }),

    release: () =>
      guarded(async () => {
        await db
          .updateTable('notices')
          .set({ owner: null, lease_until: 0 })
          .where('owner', '=', owner)
          .execute();
      }),

    finish: (id, change) =>
      guarded(async () => {
        const rows = await db
          .updateTable('notices')
          .set({ ...change, owner: null, lease_until: 0 })
          .where('id', '=', id)
          .where('owner', '=', owner)
          .returning('id')
          .execute();
        return rows.length === 1;
      }),

    shown: (id, wanted, change = {}) =>
      guarded(async () => {
        await db
          .updateTable('notices')
          .set((e) => ({
            ...change,
            shown: wanted,
            state: e
              .case()
              .when('wanted', '=', wanted)
              .then('sent' as const)
              .else('stale' as const)
              .end(),
            attempts: 0,
            unknown_since: null,
            owner: null,
            lease_until: 0,
          }))
          .where('id', '=', id)
          .where('owner', '=', owner)
          .execute();
      }),
  };
}
