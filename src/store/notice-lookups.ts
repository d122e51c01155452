import { guarded, type Store } from './index.js';
import type { NoticeRow } from './notices.js';

/** One statement names at most this many rows. */
export const MOST_IDS = 500;

/** What is asked about notices. */
export interface NoticeLookups {
  get(tenant: string, id: string): Promise<NoticeRow | undefined>;
  /** What else waits to be told at once in the chat of `row` and has certainly not been sent. */
  waitingBeside(row: NoticeRow): Promise<NoticeRow[]>;
  /** By its key in a chat. */
  byKey(tenant: string, chat: string, key: string): Promise<NoticeRow | undefined>;
  /** Those of these announcements that were sent or are about to be. */
  told(tenant: string, announcements: readonly string[]): Promise<NoticeRow[]>;
  /** The chats that have a notice with this key. */
  chatsWith(tenant: string, key: string): Promise<string[]>;
  /** The collecting digests of a chat. */
  digests(tenant: string, chat: string): Promise<NoticeRow[]>;
  /** What was announced to a chat at once since version `base`. */
  toldSince(tenant: string, chat: string, base: number): Promise<NoticeRow[]>;
  /** The oldest version that something which has not been told yet may compare with. */
  oldestBase(tenant: string): Promise<number | undefined>;
  /** How many wait to be sent or shown anew. */
  backlog(tenant: string): Promise<number>;
}

export function noticeLookups({ db }: Store): NoticeLookups {
  return {
    get: (tenant, id) =>
      guarded(() =>
        db
          .selectFrom('notices')
          .selectAll()
          .where('tenant', '=', tenant)
          .where('id', '=', id)
          .executeTakeFirst(),
      ),

    waitingBeside: ({ id, tenant, chat }) =>
      guarded(() =>
        db
          .selectFrom('notices')
          .selectAll()
          .where('tenant', '=', tenant)
          .where('chat', '=', chat)
          .where('aim', '=', 'now')
          .where('state', '=', 'waiting')
          .where('unknown_since', 'is', null)
          .where('id', '!=', id)
          .execute(),
      ),

    byKey: (tenant, chat, key) =>
      guarded(() =>
        db
          .selectFrom('notices')
          .selectAll()
          .where('tenant', '=', tenant)
          .where('chat', '=', chat)
          .where('key', '=', key)
          .executeTakeFirst(),
      ),

    told: (tenant, announcements) =>
      guarded(async () => {
        const found: NoticeRow[] = [];
        for (let at = 0; at < announcements.length; at += MOST_IDS)
          found.push(
            ...(await db
              .selectFrom('notices')
              .selectAll()
              .where('tenant', '=', tenant)
              .where('announcement', 'in', announcements.slice(at, at + MOST_IDS))
              .where('state', 'in', ['waiting', 'sent', 'stale'])
              .execute()),
          );
        return found;
      }),

    chatsWith: (tenant, key) =>
      guarded(async () => {
        const rows = await db
          .selectFrom('notices')
          .select('chat')
          .where('tenant', '=', tenant)
          .where('key', '=', key)
          .execute();
        return rows.map(({ chat }) => chat);
      }),

    digests: (tenant, chat) =>
      guarded(() =>
        db
          .selectFrom('notices')
          .selectAll()
          .where('tenant', '=', tenant)
          .where('chat', '=', chat)
          .where('state', '=', 'collecting')
          .where('aim', '=', 'digest')
          .execute(),
      ),

    toldSince: (tenant, chat, base) =>
      guarded(() =>
        db
          .selectFrom('notices')
          .selectAll()
          .where('tenant', '=', tenant)
          .where('chat', '=', chat)
          .where('kind', '=', 'changes')
          .where('state', 'in', ['waiting', 'stale', 'sent'])
          .where('version', '>', base)
          .execute(),
      ),

    oldestBase: (tenant) =>
      guarded(async () => {
        const row = await db
          .selectFrom('notices')
          .select((e) => e.fn.min('base').as('base'))
          .where('tenant', '=', tenant)
          .where('state', 'in', ['collecting', 'waiting'])
          .executeTakeFirst();
        return row?.base ?? undefined;
      }),

    backlog: (tenant) =>
      guarded(async () => {
        const { n } = await db
          .selectFrom('notices')
          .select((e) => e.fn.countAll<number>().as('n'))
          .where('tenant', '=', tenant)
          .where('state', 'in', ['waiting', 'stale'])
          .executeTakeFirstOrThrow();
        return n;
      }),
  };
}
