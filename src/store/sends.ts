import { guarded, type Store } from './index.js';

/** How many messages went out in one second of the past, for the limit of a minute. */
export interface SentSecond {
  readonly tenant: string;
  /** The end of that second, epoch milliseconds. */
  readonly at: number;
  readonly count: number;
}

/** Every send of the last minutes, so that a restart knows what the minute's limit has used up. */
export interface Sends {
  record(sends: readonly { tenant: string; at: number }[]): Promise<void>;
  since(from: number): Promise<SentSecond[]>;
  prune(before: number): Promise<void>;
}

/** The table of sends. */
export function sendsRepository({ db }: Store): Sends {
  return {
    record: (sends) =>
      guarded(async () => {
        if (sends.length > 0)
          await db
            .insertInto('sends')
            .values([...sends])
            .execute();
      }),
    since: (from) =>
      guarded(async () => {
        const rows = await db.selectFrom('sends').select(['tenant', 'at']).where('at', '>=', from).execute();
        const seconds = new Map<string, SentSecond>();
        for (const { tenant, at } of rows) {
          const end = Math.ceil((at + 1) / 1000) * 1000;
          const key = `${tenant} ${end}`;
          seconds.set(key, { tenant, at: end, count: (seconds.get(key)?.count ?? 0) + 1 });
        }
        return [...seconds.values()];
      }),
    prune: (before) =>
      guarded(async () => {
        await db.deleteFrom('sends').where('at', '<', before).execute();
      }),
  };
}
