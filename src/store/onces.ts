import { guarded, type Store } from './index.js';

/** Things that may happen once only, such as a day's one refusal to a guest. */
export interface Onces {
  /**
   * Claims `key`.
   * @param at epoch milliseconds, of what is claimed for: the same thing may ask again, after a crash for instance.
   * @returns true for the first who asks, over all replicas, and for the same thing again; false for everybody later.
   */
  first(key: string, at: number): Promise<boolean>;
  /** Forgets keys claimed before `before` (epoch milliseconds). */
  prune(before: number): Promise<void>;
}

/** The table of things that happen once. */
export function oncesRepository({ db }: Store): Onces {
  return {
    first: (key, at) =>
      guarded(async () => {
        const rows = await db
          .insertInto('onces')
          .values({ key, at })
          .onConflict((c) => c.column('key').doNothing())
          .returning('key')
          .execute();
        if (rows.length === 1) return true;
        const held = await db.selectFrom('onces').select('at').where('key', '=', key).executeTakeFirst();
        return held?.at === at;
      }),
    prune: (before) =>
      guarded(async () => {
        await db.deleteFrom('onces').where('at', '<', before).execute();
      }),
  };
}
