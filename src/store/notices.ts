import type { Selectable } from 'kysely';
import type { NoticesTable } from './schema.js';
import { guarded, type Store } from './index.js';
import { noticeClaims, type NoticeClaims } from './notice-claims.js';
import { MOST_IDS, noticeLookups, type NoticeLookups } from './notice-lookups.js';

export type NoticeRow = Selectable<NoticesTable>;
export type NewNotice = Pick<
  NoticeRow,
  | 'id'
  | 'tenant'
  | 'chat'
  | 'key'
  | 'kind'
  | 'aim'
  | 'announcement'
  | 'base'
  | 'version'
  | 'content'
  | 'created_at'
  | 'next_try_at'
> & { state: 'collecting' | 'waiting' };
export type NoticeUpdate = Partial<
  Pick<
    NoticeRow,
    | 'state'
    | 'announcement'
    | 'base'
    | 'version'
    | 'content'
    | 'due_since'
    | 'next_try_at'
    | 'attempts'
    | 'unknown_since'
    | 'message_id'
    | 'sent_at'
    | 'shown'
    | 'outcome'
  >
>;

/** The outbox. */
export interface Notices extends NoticeClaims, NoticeLookups {
  /** A notice whose key is there already in its chat is left out. @returns the ids that were added. */
  add(rows: readonly NewNotice[]): Promise<string[]>;
  /** Sent ones are to be shown anew, and so are those that are just being sent. @param at epoch milliseconds. */
  markStale(ids: readonly string[], at: number): Promise<void>;
  /** Changes what a collecting notice compares with, or leaves out. */
  amend(id: string, change: Pick<NoticeUpdate, 'base' | 'content'>): Promise<void>;
  /** Nobody is told any more: what waits for this chat is dropped. */
  drop(tenant: string, chat: string, why: string): Promise<void>;
  /** Makes what is due later than `latest` (epoch milliseconds) due at `now`: no digest or retry is put off so far. */
  hurry(latest: number, now: number): Promise<void>;
  /** Makes a collecting notice due at `now`. */
  due(id: string, now: number): Promise<void>;
  prune(before: number): Promise<void>;
}

/**
 * The table of notices.
 * @param owner a name for this process that no other has.
 * @param leaseMs how long a silent owner is believed to be alive.
 */
export function noticesRepository(store: Store, owner: string, leaseMs: number): Notices {
  const { db } = store;
  return {
    ...noticeClaims(store, owner, leaseMs),
    ...noticeLookups(store),

    add: (rows) =>
      guarded(async () => {
        if (rows.length === 0) return [];
        const added: string[] = [];
        for (let at = 0; at < rows.length; at += 500) {
          const part = await db
            .insertInto('notices')
            .values(
              rows.slice(at, at + 500).map((row) => ({
                ...row,
                due_since: row.created_at,
                attempts: 0,
                unknown_since: null,
                owner: null,
                lease_until: 0,
                message_id: null,
                sent_at: null,
                wanted: 0,
                shown: 0,
                outcome: null,
              })),
            )
            .onConflict((c) => c.columns(['tenant', 'chat', 'key']).doNothing())
            .returning('id')
            .execute();
          added.push(...part.map(({ id }) => id));
        }
        return added;
      }),

    markStale: (ids, at) =>
      guarded(async () => {
        for (let from = 0; from < ids.length; from += MOST_IDS) {
          const change = db
            .updateTable('notices')
            .set((e) => ({ wanted: e('wanted', '+', 1) }))
            .where('id', 'in', ids.slice(from, from + MOST_IDS));
          await change.where('state', '=', 'waiting').execute();
          await change
            .set({ state: 'stale', attempts: 0, next_try_at: 0, due_since: at })
            .where('state', 'in', ['sent', 'stale'])
            .execute();
        }
      }),

    amend: (id, change) =>
      guarded(async () => {
        await db.updateTable('notices').set(change).where('id', '=', id).execute();
      }),

    drop: (tenant, chat, why) =>
      guarded(async () => {
        await db
          .updateTable('notices')
          .set({ state: 'dropped', outcome: why })
          .where('tenant', '=', tenant)
          .where('chat', '=', chat)
          .where('state', 'in', ['collecting', 'waiting'])
          .execute();
        await db
          .updateTable('notices')
          .set((e) => ({ state: 'sent', shown: e.ref('wanted') }))
          .where('tenant', '=', tenant)
          .where('chat', '=', chat)
          .where('state', '=', 'stale')
          .execute();
      }),

    hurry: (latest, now) =>
      guarded(async () => {
        await db
          .updateTable('notices')
          .set({ next_try_at: now })
          .where('next_try_at', '>', latest)
          .where((e) =>
            e.or([
              e('state', 'in', ['waiting', 'stale']),
              e.and([e('state', '=', 'collecting'), e('aim', '=', 'digest')]),
            ]),
          )
          .execute();
      }),

    due: (id, now) =>
      guarded(async () => {
        await db
          .updateTable('notices')
          .set({ next_try_at: now })
          .where('id', '=', id)
          .where('state', '=', 'collecting')
          .execute();
      }),

    prune: (before) =>
      guarded(async () => {
        await db
          .deleteFrom('notices')
          .where('created_at', '<', before)
          .where('state', 'not in', ['collecting', 'waiting', 'stale'])
          .execute();
      }),
  };
}
