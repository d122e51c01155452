import type { Selectable } from 'kysely';
import type { AcksTable, SnoozesTable } from './schema.js';
import { guarded, type Store } from './index.js';

export type AckRow = Selectable<AcksTable>;
export type SnoozeRow = Selectable<SnoozesTable>;

/** What people said to a notice: that it is looked after, or that they do not want to hear of something for a while. */
export interface Answers {
  /** @returns the acknowledgement that counts: the first. */
  acknowledge(row: AckRow): Promise<AckRow>;
  acknowledged(tenant: string, announcement: string): Promise<AckRow | undefined>;
  /** A later snooze of the same thing replaces an earlier one. */
  snooze(row: SnoozeRow): Promise<void>;
  /** Snoozes of a chat, or of every chat of the tenant, that are not over at `now` (epoch milliseconds). */
  snoozes(tenant: string, chat: string | undefined, now: number): Promise<SnoozeRow[]>;
  prune(before: number): Promise<void>;
}

/** The tables of acknowledgements and snoozes. */
export function answersRepository({ db }: Store): Answers {
  const acknowledged = (tenant: string, announcement: string) =>
    db
      .selectFrom('acks')
      .selectAll()
      .where('tenant', '=', tenant)
      .where('announcement', '=', announcement)
      .executeTakeFirst();
  return {
    acknowledge: (row) =>
      guarded(async () => {
        await db
          .insertInto('acks')
          .values(row)
          .onConflict((c) => c.columns(['tenant', 'announcement']).doNothing())
          .execute();
        return (await acknowledged(row.tenant, row.announcement)) ?? row;
      }),
    acknowledged: (tenant, announcement) => guarded(() => acknowledged(tenant, announcement)),
    snooze: (row) =>
      guarded(async () => {
        await db
          .insertInto('snoozes')
          .values(row)
          .onConflict((c) =>
            c.columns(['tenant', 'chat', 'path']).doUpdateSet({ severity: row.severity, until: row.until }),
          )
          .execute();
      }),
    snoozes: (tenant, chat, now) =>
      guarded(() =>
        db
          .selectFrom('snoozes')
          .selectAll()
          .where('tenant', '=', tenant)
          .where('until', '>', now)
          .$if(chat !== undefined, (q) => q.where('chat', '=', chat ?? ''))
          .execute(),
      ),
    prune: (before) =>
      guarded(async () => {
        await db.deleteFrom('acks').where('at', '<', before).execute();
        await db.deleteFrom('snoozes').where('until', '<', before).execute();
      }),
  };
}
