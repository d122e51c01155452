import type { Selectable } from 'kysely';
import type { WatchedTable } from './schema.js';
import { guarded, type Store } from './index.js';

export type WatchedRow = Selectable<WatchedTable>;

/** What is remembered of the watch itself: failing reads, and when chats last said whether the bot is in them. */
export interface Watched {
  failing(tenant: string): Promise<WatchedRow | undefined>;
  /** Keeps since when reads fail; the first time stays. */
  fails(tenant: string, since: number, code: string): Promise<WatchedRow>;
  /** @returns false when it had been told already. */
  alarm(tenant: string): Promise<boolean>;
  /** @returns what had been wrong, when something was. */
  works(tenant: string): Promise<WatchedRow | undefined>;
  /** @returns false when something newer is known of this chat already; events come in any order. */
  membership(tenant: string, chat: string, at: number): Promise<boolean>;
}

/** The tables of failing tenants and of chats. */
export function watchedRepository({ db }: Store): Watched {
  const failing = (tenant: string) =>
    db.selectFrom('watched').selectAll().where('tenant', '=', tenant).executeTakeFirst();
  return {
    failing: (tenant) => guarded(() => failing(tenant)),
    fails: (tenant, since, code) =>
      guarded(async () => {
        await db
          .insertInto('watched')
          .values({ tenant, failing_since: since, code, alarmed: 0 })
          .onConflict((c) => c.column('tenant').doUpdateSet({ code }))
          .execute();
        return (await failing(tenant)) ?? { tenant, failing_since: since, code, alarmed: 0 };
      }),
    alarm: (tenant) =>
      guarded(async () => {
        const rows = await db
          .updateTable('watched')
          .set({ alarmed: 1 })
          .where('tenant', '=', tenant)
          .where('alarmed', '=', 0)
          .returning('tenant')
          .execute();
        return rows.length === 1;
      }),
    works: (tenant) =>
      guarded(async () => {
        const [row] = await db.deleteFrom('watched').where('tenant', '=', tenant).returningAll().execute();
        return row;
      }),
    membership: (tenant, chat, at) =>
      guarded(async () => {
        const rows = await db
          .insertInto('chats')
          .values({ tenant, chat, at })
          .onConflict((c) => c.columns(['tenant', 'chat']).doUpdateSet({ at }).where('chats.at', '<=', at))
          .returning('chat')
          .execute();
        return rows.length === 1;
      }),
  };
}
