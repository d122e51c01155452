import { Kysely, Migrator, sql, type RawBuilder } from 'kysely';
import { pause, type Clock } from '../base/clock.js';
import { BotError } from '../base/errors.js';
import { errorFields, type Log } from '../base/log.js';
import { MIGRATIONS } from './migrations.js';
import { openPool, postgresDialect } from './postgres.js';
import type { Tables } from './schema.js';
import { ImmediateSqliteDialect } from './sqlite.js';

/** Where the data is: a file, or a PostgreSQL server. */
export type DatabaseAddress =
  { readonly kind: 'sqlite'; readonly path: string } | { readonly kind: 'postgres'; readonly url: string };

/** An open database. Repositories take it; nothing else speaks SQL. */
export interface Store {
  readonly db: Kysely<Tables>;
  readonly kind: DatabaseAddress['kind'];
  /**
   * The time that leases are measured by, in epoch milliseconds: the server's where several machines share a
   * database, so that they agree; this machine's where the database is a file.
   */
  now(): RawBuilder<number>;
  /** Throws BotError `database_unavailable` when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the database and brings its tables up to date.
 * @throws BotError `database_unavailable` when it cannot be reached or migrated.
 */
export async function openStore(address: DatabaseAddress, log: Log, clock: Clock): Promise<Store> {
  const onLost = (error: Error): void => log.warn('database connection lost', errorFields(error));
  try {
    const db = new Kysely<Tables>({
      dialect:
        address.kind === 'sqlite'
          ? new ImmediateSqliteDialect(address.path)
          : postgresDialect(openPool(address.url, onLost), onLost),
    });
    await migrate(db);
    return {
      db,
      kind: address.kind,
      now: () =>
        address.kind === 'sqlite'
          ? sql<number>`${clock.now()}`
          : sql<number>`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`,
      ping: () => guarded(async () => void (await sql`select 1`.execute(db))),
      close: () => db.destroy(),
    };
  } catch (cause) {
    throw unavailable(cause);
  }
}

/**
 * Opens the database as soon as that is possible.
 * @returns the store, or `undefined` when `signal` was aborted first.
 */
export async function openStoreWhenReady(
  address: DatabaseAddress,
  clock: Clock,
  log: Log,
  signal: AbortSignal,
): Promise<Store | undefined> {
  while (!signal.aborted) {
    try {
      return await openStore(address, log, clock);
    } catch (error) {
      log.error('the database cannot be opened', errorFields(error));
      await pause(clock, 1000, signal);
    }
  }
  return undefined;
}

/** Runs a database operation; any failure of it is `database_unavailable`. */
export async function guarded<T>(operation: () => Promise<T>): Promise<T> {
  try {
    return await operation();
  } catch (cause) {
    throw unavailable(cause);
  }
}

function unavailable(cause: unknown): BotError {
  if (cause instanceof BotError) return cause;
  const detail = cause instanceof Error ? cause.message : undefined;
  return new BotError('database_unavailable', { cause, ...(detail === undefined ? {} : { detail }) });
}

async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error('migration failed');
}
