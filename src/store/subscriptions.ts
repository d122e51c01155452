import { sql, type Selectable } from 'kysely';
import type { SubscriptionsTable } from './schema.js';
import { guarded, type Store } from './index.js';

export type SubscriptionRow = Selectable<SubscriptionsTable>;
export type NewSubscription = Pick<
  SubscriptionRow,
  'tenant' | 'chat' | 'list' | 'module' | 'severity' | 'digest' | 'person' | 'created_by' | 'created_at'
>;

/** What chats want to be told. */
export interface Subscriptions {
  /** Those of a chat that have not ended, by number. */
  ofChat(tenant: string, chat: string): Promise<SubscriptionRow[]>;
  /** The person of a private chat that ever subscribed; `null` for a group. */
  person(tenant: string, chat: string): Promise<string | null>;
  /** Those of a tenant that are active. */
  active(tenant: string): Promise<SubscriptionRow[]>;
  /** Tenants that somebody watches. */
  tenants(): Promise<string[]>;
  /** Adds a subscription under the chat's next number; in a transaction, so that no number is given twice. */
  add(subscription: NewSubscription): Promise<SubscriptionRow>;
  update(
    row: Pick<SubscriptionRow, 'tenant' | 'chat' | 'number'>,
    change: Partial<Pick<SubscriptionRow, 'state' | 'digest' | 'reason' | 'since' | 'skip'>>,
  ): Promise<void>;
  /** Parks what is active in a chat. @returns how many were parked. */
  park(tenant: string, chat: string, reason: string): Promise<number>;
  /** Lets parked subscriptions of a chat go on, from the next read. @returns how many. */
  revive(tenant: string, chat: string): Promise<number>;
  /** Active ones that have not seen a read yet. */
  unarmed(tenant: string): Promise<SubscriptionRow[]>;
  /** From this version on everything is told to those that had not seen a read. */
  arm(tenant: string, version: number, skip: string | null): Promise<void>;
  /** Of what subscriptions skip, only these fingerprints are still on their way. */
  keepSkip(tenant: string, ahead: ReadonlySet<string>): Promise<void>;
  /** What subscriptions skip is in a version by now, or was undone. */
  clearSkip(tenant: string): Promise<void>;
}

/** The table of subscriptions. */
export function subscriptionsRepository(store: Store): Subscriptions {
  const { db } = store;
  const move = async (
    tenant: string,
    chat: string,
    from: SubscriptionRow['state'],
    change: Partial<Pick<SubscriptionRow, 'state' | 'reason' | 'since' | 'skip'>>,
  ): Promise<number> => {
    const moved = await db
      .updateTable('subscriptions')
      .set(change)
      .where('tenant', '=', tenant)
      .where('chat', '=', chat)
      .where('state', '=', from)
      .returning('number')
      .execute();
    return moved.length;
  };
  return {
    ofChat: (tenant, chat) =>
      guarded(() =>
        db
          .selectFrom('subscriptions')
          .selectAll()
          .where('tenant', '=', tenant)
          .where('chat', '=', chat)
          .where('state', '!=', 'ended')
          .orderBy('number')
          .execute(),
      ),
    person: (tenant, chat) =>
      guarded(async () => {
        const row = await db
          .selectFrom('subscriptions')
          .select('person')
          .where('tenant', '=', tenant)
          .where('chat', '=', chat)
          .where('person', 'is not', null)
          .limit(1)
          .executeTakeFirst();
        return row?.person ?? null;
      }),
    active: (tenant) =>
      guarded(() =>
        db
          .selectFrom('subscriptions')
          .selectAll()
          .where('tenant', '=', tenant)
          .where('state', '=', 'active')
          .orderBy('chat')
          .orderBy('number')
          .execute(),
      ),
    tenants: () =>
      guarded(async () => {
        const rows = await db
          .selectFrom('subscriptions')
          .select('tenant')
          .distinct()
          .where('state', '=', 'active')
          .execute();
        return rows.map(({ tenant }) => tenant).sort();
      }),
    add: (subscription) =>
      store.transaction(async ({ db: trx, kind }) => {
        // Two that subscribe one chat at once would take the same number.
        if (kind === 'postgres')
          await sql`select pg_advisory_xact_lock(hashtext(${`chat ${subscription.tenant} ${subscription.chat}`}))`.execute(
            trx,
          );
        const last = await trx
          .selectFrom('subscriptions')
          .select((e) => e.fn.max('number').as('n'))
          .where('tenant', '=', subscription.tenant)
          .where('chat', '=', subscription.chat)
          .executeTakeFirst();
        return trx
          .insertInto('subscriptions')
          .values({
            ...subscription,
            number: (last?.n ?? 0) + 1,
            state: 'active',
            reason: null,
            since: null,
            skip: null,
          })
          .returningAll()
          .executeTakeFirstOrThrow();
      }),
    update: ({ tenant, chat, number }, change) =>
      guarded(async () => {
        await db
          .updateTable('subscriptions')
          .set(change)
          .where('tenant', '=', tenant)
          .where('chat', '=', chat)
          .where('number', '=', number)
          .execute();
      }),
    park: (tenant, chat, reason) =>
      guarded(() => move(tenant, chat, 'active', { state: 'parked', reason, since: null, skip: null })),
    revive: (tenant, chat) =>
      guarded(() => move(tenant, chat, 'parked', { state: 'active', reason: null, since: null, skip: null })),
    unarmed: (tenant) =>
      guarded(() =>
        db
          .selectFrom('subscriptions')
          .selectAll()
          .where('tenant', '=', tenant)
          .where('state', '=', 'active')
          .where('since', 'is', null)
          .execute(),
      ),
    arm: (tenant, version, skip) =>
      guarded(async () => {
        await db
          .updateTable('subscriptions')
          .set({ since: version, skip })
          .where('tenant', '=', tenant)
          .where('state', '=', 'active')
          .where('since', 'is', null)
          .execute();
      }),
    keepSkip: (tenant, ahead) =>
      guarded(async () => {
        const rows = await db
          .selectFrom('subscriptions')
          .select(['chat', 'number', 'skip'])
          .where('tenant', '=', tenant)
          .where('skip', 'is not', null)
          .execute();
        for (const { chat, number, skip } of rows) {
          const old = JSON.parse(skip ?? '[]') as string[];
          const kept = old.filter((fingerprint) => ahead.has(fingerprint));
          if (kept.length === old.length) continue;
          await db
            .updateTable('subscriptions')
            .set({ skip: kept.length > 0 ? JSON.stringify(kept) : null })
            .where('tenant', '=', tenant)
            .where('chat', '=', chat)
            .where('number', '=', number)
            .execute();
        }
      }),
    clearSkip: (tenant) =>
      guarded(async () => {
        await db
          .updateTable('subscriptions')
          .set({ skip: null })
          .where('tenant', '=', tenant)
          .where('skip', 'is not', null)
          .execute();
      }),
  };
}
