import { guarded, type Store } from './index.js';

/** Calls to Feishu by month and API, for the monthly quota. */
export interface Calls {
  /** Adds to the counts of a month. */
  add(month: string, counts: readonly { tenant: string; api: string; count: number }[]): Promise<void>;
  ofMonth(tenant: string, month: string): Promise<{ api: string; count: number }[]>;
  /** Forgets months before `month` (`2026-11`). */
  prune(month: string): Promise<void>;
}

/** The table of counted calls. */
export function callsRepository(store: Store): Calls {
  const { db } = store;
  return {
    add: (month, counts) =>
      store.transaction(async ({ db: trx }) => {
        for (const { tenant, api, count } of counts)
          await trx
            .insertInto('calls')
            .values({ tenant, month, api, count })
            .onConflict((c) =>
              c
                .columns(['tenant', 'month', 'api'])
                .doUpdateSet((e) => ({ count: e('calls.count', '+', count) })),
            )
            .execute();
      }),
    ofMonth: (tenant, month) =>
      guarded(() =>
        db
          .selectFrom('calls')
          .select(['api', 'count'])
          .where('tenant', '=', tenant)
          .where('month', '=', month)
          .orderBy('api')
          .execute(),
      ),
    prune: (month) =>
      guarded(async () => {
        await db.deleteFrom('calls').where('month', '<', month).execute();
      }),
  };
}
