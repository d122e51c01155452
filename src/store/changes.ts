import type { ExpressionBuilder, Selectable } from 'kysely';
import type { ChangesTable, Tables } from './schema.js';
import { guarded, type Store } from './index.js';

export type ChangeRow = Selectable<ChangesTable>;
export type NewChangeRow = Omit<ChangeRow, 'reverted_at' | 'acked_by' | 'acked_at'>;

/** Which part of the history: times are epoch milliseconds, `to` is not part of it. */
export interface HistorySpan {
  readonly from: number;
  readonly to: number;
  readonly severities: readonly string[];
}

/** Every change that was found, and what digests made of them. */
export interface Changes {
  /** A row that is there already stays as it is. */
  add(rows: readonly NewChangeRow[]): Promise<void>;
  /** The rows of these announcements, in their order. */
  of(tenant: string, announcements: readonly string[]): Promise<ChangeRow[]>;
  /** The numbers of those of an announcement that were seen to be as they had been before. */
  reverted(tenant: string, announcement: string): Promise<number[]>;
  /** Changes about these scopes since `from` that have not been reverted. */
  open(tenant: string, scopes: readonly string[], from: number): Promise<ChangeRow[]>;
  markReverted(
    rows: readonly Pick<ChangeRow, 'tenant' | 'announcement' | 'seq'>[],
    at: number,
  ): Promise<void>;
  /** Says who acknowledged the changes of these versions that have one of these fingerprints, unless somebody did before. */
  acknowledge(
    tenant: string,
    versions: { readonly first: number; readonly last: number },
    fingerprints: readonly string[],
    by: string,
    at: number,
  ): Promise<void>;
  /** The history, the newest first. */
  history(tenant: string, span: HistorySpan, limit: number, offset: number): Promise<ChangeRow[]>;
  countHistory(tenant: string, span: HistorySpan): Promise<number>;
  prune(before: number): Promise<void>;
}

/** One statement carries at most this many rows; databases limit the number of its parameters. */
const MOST_ROWS = 500;

/** The table of changes. */
export function changesRepository({ db }: Store): Changes {
  const within =
    (tenant: string, { from, to, severities }: HistorySpan) =>
    (e: ExpressionBuilder<Tables, 'changes'>) =>
      e.and([
        e('tenant', '=', tenant),
        e('history', '=', 1),
        e('at', '>=', from),
        e('at', '<', to),
        e('severity', 'in', [...severities]),
      ]);
  return {
    add: (rows) =>
      guarded(async () => {
        for (let at = 0; at < rows.length; at += MOST_ROWS)
          await db
            .insertInto('changes')
            .values(
              rows
                .slice(at, at + MOST_ROWS)
                .map((row) => ({ ...row, reverted_at: null, acked_by: null, acked_at: null })),
            )
            .onConflict((c) => c.columns(['tenant', 'announcement', 'seq']).doNothing())
            .execute();
      }),
    of: (tenant, announcements) =>
      guarded(async () =>
        announcements.length === 0
          ? []
          : db
              .selectFrom('changes')
              .selectAll()
              .where('tenant', '=', tenant)
              .where('announcement', 'in', [...announcements])
              .orderBy('announcement')
              .orderBy('seq')
              .execute(),
      ),
    reverted: (tenant, announcement) =>
      guarded(async () => {
        const rows = await db
          .selectFrom('changes')
          .select('seq')
          .where('tenant', '=', tenant)
          .where('announcement', '=', announcement)
          .where('reverted_at', 'is not', null)
          .execute();
        return rows.map(({ seq }) => seq);
      }),
    open: (tenant, scopes, from) =>
      guarded(async () => {
        const found: ChangeRow[] = [];
        for (let at = 0; at < scopes.length; at += MOST_ROWS)
          found.push(
            ...(await db
              .selectFrom('changes')
              .selectAll()
              .where('tenant', '=', tenant)
              .where('scope', 'in', scopes.slice(at, at + MOST_ROWS))
              .where('reverted_at', 'is', null)
              .where('at', '>=', from)
              .execute()),
          );
        return found;
      }),
    markReverted: (rows, at) =>
      guarded(async () => {
        for (const [key, seqs] of byAnnouncement(rows))
          for (let from = 0; from < seqs.length; from += MOST_ROWS)
            await db
              .updateTable('changes')
              .set({ reverted_at: at })
              .where('tenant', '=', key.tenant)
              .where('announcement', '=', key.announcement)
              .where('seq', 'in', seqs.slice(from, from + MOST_ROWS))
              .execute();
      }),
    acknowledge: (tenant, { first, last }, fingerprints, by, at) =>
      guarded(async () => {
        for (let from = 0; from < fingerprints.length; from += MOST_ROWS)
          await db
            .updateTable('changes')
            .set({ acked_by: by, acked_at: at })
            .where('tenant', '=', tenant)
            .where('version', '>=', first)
            .where('version', '<=', last)
            .where('fingerprint', 'in', fingerprints.slice(from, from + MOST_ROWS))
            .where('acked_by', 'is', null)
            .execute();
      }),
    history: (tenant, span, limit, offset) =>
      guarded(() =>
        db
          .selectFrom('changes')
          .selectAll()
          .where(within(tenant, span))
          .orderBy('at', 'desc')
          .orderBy('version', 'desc')
          .orderBy('seq')
          .limit(limit)
          .offset(offset)
          .execute(),
      ),
    countHistory: (tenant, span) =>
      guarded(async () => {
        const { n } = await db
          .selectFrom('changes')
          .select((e) => e.fn.countAll<number>().as('n'))
          .where(within(tenant, span))
          .executeTakeFirstOrThrow();
        return n;
      }),
    prune: (before) =>
      guarded(async () => {
        await db.deleteFrom('changes').where('at', '<', before).execute();
      }),
  };
}

type Place = Pick<ChangeRow, 'tenant' | 'announcement' | 'seq'>;

function byAnnouncement(rows: readonly Place[]): Map<Omit<Place, 'seq'>, number[]> {
  const groups = new Map<string, { key: Omit<Place, 'seq'>; seqs: number[] }>();
  for (const { tenant, announcement, seq } of rows) {
    const name = JSON.stringify([tenant, announcement]);
    const group = groups.get(name) ?? { key: { tenant, announcement }, seqs: [] };
    groups.set(name, group);
    group.seqs.push(seq);
  }
  return new Map([...groups.values()].map(({ key, seqs }) => [key, seqs]));
}
