import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import { MIGRATIONS } from './migrations.js';
import type { DatabaseAddress, Store } from './index.js';
import { guarded } from './index.js';

/** What the self-check wants to know of a database. */
export interface DatabaseState {
  /** Of SQLite, or of the server. */
  readonly version: string;
  /** Migrations that the next start will make. */
  readonly missing: readonly string[];
  /** Migrations of a newer program; this one cannot serve the database. */
  readonly unknown: readonly string[];
}

/** Whether there is something to open: looking must not make a database file. */
export function databaseExists(address: DatabaseAddress): boolean {
  return address.kind === 'postgres' || address.path === ':memory:' || existsSync(address.path);
}

/**
 * Looks at a database and changes nothing.
 * @throws BotError `database_unavailable` when it cannot be asked or cannot be written.
 */
export async function inspectDatabase(store: Store): Promise<DatabaseState> {
  return guarded(async () => {
    const version = await store.transaction(({ db }) => writableVersion(db, store.kind));
    const applied = await appliedMigrations(store);
    const known = Object.keys(MIGRATIONS);
    return {
      version,
      missing: known.filter((name) => !applied.includes(name)),
      unknown: applied.filter((name) => !known.includes(name)),
    };
  });
}

/** That a transaction could begin says that SQLite can be written; PostgreSQL has to be asked. */
async function writableVersion(db: Store['db'], kind: Store['kind']): Promise<string> {
  if (kind === 'sqlite') {
    const { rows } = await sql<{ version: string }>`select sqlite_version() as version`.execute(db);
    return rows[0]?.version ?? '';
  }
  const { rows } = await sql<{ version: string; on: string }>`
    select current_setting('server_version') as version, current_setting('transaction_read_only') as "on"
  `.execute(db);
  if (rows[0]?.on !== 'off') throw new Error('the database can only be read');
  return rows[0].version;
}

async function appliedMigrations({ db }: Store): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}
