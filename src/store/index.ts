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
  /**
   * Runs `work` in one transaction. It gets a store of its own: what asks the outer one inside waits for itself.
   * @throws BotError `database_unavailable`, and whatever `work` throws; nothing of it is kept then.
   */
  transaction<T>(work: (inside: Store) => Promise<T>): Promise<T>;
  /** Throws BotError `database_unavailable` when the database does not answer, cannot be written, or has lost its tables. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the database and brings its tables up to date.
 * @throws BotError `database_unavailable` when it cannot be reached or migrated.
 */
export async function openStore(address: DatabaseAddress, log: Log, clock: Clock): Promise<Store> {
  const store = openAsIs(address, log, clock);
  try {
    await migrate(store.db);
    return store;
  } catch (cause) {
    throw unavailable(cause);
  }
}

/**
 * Opens the database with whatever tables it has, beside a process that serves it. A file that does not exist is made.
 * @throws BotError `database_unavailable` when a file is no database. A server is first asked by the first query.
 */
export function openAsIs(address: DatabaseAddress, log: Log, clock: Clock): Store {
  const onLost = (error: Error): void => log.warn('database connection lost', errorFields(error));
  try {
    const dialect =
      address.kind === 'sqlite'
        ? new ImmediateSqliteDialect(address.path, clock)
        : postgresDialect(openPool(address.url, onLost), onLost);
    return storeOver(new Kysely<Tables>({ dialect }), address.kind, clock);
  } catch (cause) {
    throw unavailable(cause);
  }
}

function storeOver(db: Kysely<Tables>, kind: Store['kind'], clock: Clock): Store {
  return {
    db,
    kind,
    now: () =>
      kind === 'sqlite'
        ? sql<number>`${clock.now()}`
        : sql<number>`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`,
    transaction: (work) =>
      guarded(() => db.transaction().execute((trx) => work(storeOver(trx, kind, clock)))),
    ping: () => guarded(() => db.transaction().execute((trx) => check(trx, kind))),
    close: () => db.destroy(),
  };
}

/** That a transaction could begin says that SQLite can be written; PostgreSQL has to be asked. */
async function check(trx: Kysely<Tables>, kind: Store['kind']): Promise<void> {
  await trx.selectFrom('inbox').select('id').limit(1).execute();
  if (kind === 'sqlite') return;
  const { rows } = await sql<{ on: string }>`select current_setting('transaction_read_only') as "on"`.execute(
    trx,
  );
  if (rows[0]?.on !== 'off') throw new Error('the database can only be read');
}

/**
 * Lets one transaction after the other do something with a tenant's watch: on PostgreSQL they would run side by side,
 * each blind to what the other has not committed; SQLite has one writer anyway.
 */
export async function oneAtATime(inside: Store, tenant: string): Promise<void> {
  if (inside.kind === 'postgres')
    await sql`select pg_advisory_xact_lock(hashtext(${`watch ${tenant}`}))`.execute(inside.db);
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
