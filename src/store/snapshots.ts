import type { Selectable } from 'kysely';
import type { SnapshotsTable } from './schema.js';
import { guarded, type Store } from './index.js';

export type SnapshotRow = Selectable<SnapshotsTable>;

/** The versions of each tenant's settings: the present one, and those that something still compares with. */
export interface Snapshots {
  latest(tenant: string): Promise<SnapshotRow | undefined>;
  /** The number of the latest version. */
  latestVersion(tenant: string): Promise<number | undefined>;
  at(tenant: string, version: number): Promise<SnapshotRow | undefined>;
  /** @returns false when this version exists already: another process made it from the same one. */
  add(row: SnapshotRow): Promise<boolean>;
  /** Forgets versions below `version`, but never the latest. */
  prune(tenant: string, version: number): Promise<void>;
}

/** The table of snapshots. */
export function snapshotsRepository({ db }: Store): Snapshots {
  const latest = (tenant: string) =>
    db
      .selectFrom('snapshots')
      .selectAll()
      .where('tenant', '=', tenant)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
  return {
    latest: (tenant) => guarded(() => latest(tenant)),
    latestVersion: (tenant) =>
      guarded(async () => {
        const row = await db
          .selectFrom('snapshots')
          .select((e) => e.fn.max('version').as('version'))
          .where('tenant', '=', tenant)
          .executeTakeFirst();
        return row?.version ?? undefined;
      }),
    at: (tenant, version) =>
      guarded(() =>
        db
          .selectFrom('snapshots')
          .selectAll()
          .where('tenant', '=', tenant)
          .where('version', '=', version)
          .executeTakeFirst(),
      ),
    add: (row) =>
      guarded(async () => {
        const added = await db
          .insertInto('snapshots')
          .values(row)
          .onConflict((c) => c.columns(['tenant', 'version']).doNothing())
          .returning('version')
          .execute();
        return added.length === 1;
      }),
    prune: (tenant, version) =>
      guarded(async () => {
        const newest = await latest(tenant);
        if (!newest) return;
        await db
          .deleteFrom('snapshots')
          .where('tenant', '=', tenant)
          .where('version', '<', Math.min(version, newest.version))
          .execute();
      }),
  };
}
