import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import {
  CompiledQuery,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type QueryResult,
  type SqliteDatabase,
} from 'kysely';
import { pause, type Clock } from '../base/clock.js';

/** Statements that SQLite compiles once; Kysely asks for the same few texts again and again. */
const CACHED_STATEMENTS = 200;
/** Another program writes at the moment. */
const SQLITE_BUSY = 5;
/** How long one attempt may wait for that program inside SQLite, where it holds up the whole process. */
const ATTEMPT_MS = 5;
const AGAIN_MS = 25;
/** After this a busy database is away, so that the answer still comes within the three seconds that Feishu waits. */
const PATIENCE_MS = 2000;

/**
 * Opens the embedded database: write-ahead log, every commit on the disk before it is acknowledged.
 * The one place that knows which SQLite package is used (its API is Node's own `node:sqlite`).
 * @param options.wait how long a busy database is waited for, in milliseconds.
 * @param options.wal false for a file that only serves as a lock.
 */
export function openSqlite(
  path: string,
  { wait, wal }: { wait: number; wal: boolean } = { wait: 2000, wal: true },
): DatabaseSyncInstance {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const db = new DatabaseSync(path, { timeout: wait });
  if (wal) db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
  return db;
}

/**
 * SQLite behind Kysely. Transactions begin IMMEDIATE: a deferred one that reads before it writes fails as busy. A
 * database that another program is writing to is asked again and again for two seconds; only a timer waits, so that
 * the process goes on answering meanwhile.
 */
export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;
  readonly #clock: Clock;

  constructor(path: string, clock: Clock) {
    const database = asKyselyDatabase(openSqlite(path, { wait: ATTEMPT_MS, wal: true }));
    super({ database });
    this.#database = database;
    this.#clock = clock;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.#database, this.#clock);
  }
}

class ImmediateDriver extends SqliteDriver {
  readonly #clock: Clock;
  #free = Promise.resolve();
  #release = (): void => undefined;

  constructor(database: SqliteDatabase, clock: Clock) {
    super({ database });
    this.#clock = clock;
  }

  /**
   * The two seconds begin here: who has queued behind others that wait in vain does not wait as long again. First come,
   * first served, because Kysely's own lock lets newcomers in before those who wait.
   */
  override async acquireConnection(): Promise<DatabaseConnection> {
    const until = this.#clock.now() + PATIENCE_MS;
    const free = this.#free;
    let release = (): void => undefined;
    this.#free = new Promise((resolve) => (release = resolve));
    await free;
    this.#release = release;
    return new PatientConnection(await super.acquireConnection(), this.#clock, until);
  }

  override async releaseConnection(): Promise<void> {
    await super.releaseConnection();
    this.#release();
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

/** Tries a statement again while the database is busy; SQLite has done nothing of it then. */
class PatientConnection implements DatabaseConnection {
  readonly #connection: DatabaseConnection;
  readonly #clock: Clock;
  readonly #until: number;

  constructor(connection: DatabaseConnection, clock: Clock, until: number) {
    this.#connection = connection;
    this.#clock = clock;
    this.#until = until;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    for (;;) {
      try {
        return await this.#connection.executeQuery<R>(query);
      } catch (error) {
        if (!isBusy(error) || this.#clock.now() >= this.#until) throw error;
      }
      await pause(this.#clock, AGAIN_MS);
    }
  }

  streamQuery<R>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<R>> {
    return this.#connection.streamQuery<R>(query, chunkSize);
  }
}

/** Whether another program is writing. Statements that return rows say so in words only. */
export function isBusy(error: unknown): boolean {
  const { errcode, message } = (error ?? {}) as { errcode?: unknown; message?: unknown };
  return errcode === SQLITE_BUSY || (errcode === undefined && message === 'database is locked');
}

function asKyselyDatabase(db: DatabaseSyncInstance): SqliteDatabase {
  const statements = new Map<string, ReturnType<typeof prepare>>();
  const prepare = (text: string) => {
    const statement = db.prepare(text);
    return {
      reader: statement.columns().length > 0,
      all: (values: readonly unknown[]) => statement.all(...values) as unknown[],
      run: (values: readonly unknown[]) => statement.run(...values),
      iterate: (values: readonly unknown[]) => statement.iterate(...values),
    };
  };
  return {
    close: () => {
      statements.clear();
      db.close();
    },
    prepare: (text) => {
      const known = statements.get(text);
      if (known) return known;
      if (statements.size >= CACHED_STATEMENTS) statements.clear();
      const made = prepare(text);
      statements.set(text, made);
      return made;
    },
  };
}
