import { guarded, type Store } from './index.js';

/** Things that may happen once only, such as a day's one refusal to a guest. */
export interface Onces {
  /** Claims `key`. @returns true for the first who asks, over all replicas; false for everybody later. */
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
        return rows.length === 1;
      }),
    prune: (before) =>
      guarded(async () => {
        await db.deleteFrom('onces').where('at', '<', before).execute();
      }),
  };
}
