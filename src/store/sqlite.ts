import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import {
  CompiledQuery,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDatabase,
} from 'kysely';

/** Statements that SQLite compiles once; Kysely asks for the same few texts again and again. */
const CACHED_STATEMENTS = 200;

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

/** SQLite behind Kysely. Transactions begin IMMEDIATE: a deferred one that reads before it writes fails as busy. */
export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;

  constructor(path: string) {
    const database = asKyselyDatabase(openSqlite(path));
    super({ database });
    this.#database = database;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver({ database: this.#database });
  }
}

class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
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
