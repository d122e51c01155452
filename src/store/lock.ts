import { pause, type Clock } from '../base/clock.js';
import { errorFields, type Log } from '../base/log.js';
import type { DatabaseAddress } from './index.js';
import { openPool } from './postgres.js';
import { isBusy, openSqlite } from './sqlite.js';

/**
 * What one process at a time may do with a database: serve it at all, or, where several serve it, run the watch; or
 * change the slash panel, of which the database knows what is the bot's.
 */
export type Exclusive = 'serving' | 'watching' | 'slash-panel';

/** The right to be the one process that does something. It vanishes with the process, however that dies. */
export interface ServeLock {
  /** Resolves when the right was lost while the process lives (the connection that held it broke). */
  readonly lost: Promise<void>;
  release(): Promise<void>;
}

/** The server gives a silent session up after seven seconds; this is well before. */
const ASK_LOCK_EVERY_MS = 2000;
/** How often a waiting process asks again: a dead one's place is taken within 10 s. */
const ASK_EVERY_MS = 1000;

/**
 * Waits until this process is the one that does something with the database.
 * @returns the lock, or `undefined` when `signal` was aborted first.
 */
export async function acquireServeLock(
  what: Exclusive,
  address: DatabaseAddress,
  clock: Clock,
  log: Log,
  signal: AbortSignal,
): Promise<ServeLock | undefined> {
  let told = false;
  while (!signal.aborted) {
    try {
      const lock =
        address.kind === 'sqlite'
          ? trySqlite(what, address.path)
          : await tryPostgres(what, address.url, clock, log);
      if (lock) return lock;
      if (!told) log.info('another process holds this database; waiting for it to let go', { what });
      told = true;
    } catch (error) {
      log.warn('the database cannot be asked who holds it', { what, ...errorFields(error) });
    }
    await pause(clock, ASK_EVERY_MS, signal);
  }
  return undefined;
}

/** SQLite holds an exclusive lock of the operating system on a file of its own for as long as a transaction is open. */
function trySqlite(what: Exclusive, path: string): ServeLock | undefined {
  if (path === ':memory:') return { lost: new Promise(() => undefined), release: async () => undefined };
  const db = openSqlite(`${path}.${what}`, { wait: 0, wal: false });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    // Somebody else holds the lock; anything else is a fault of the disk.
    if (isBusy(error)) return undefined;
    throw error;
  }
  return {
    lost: new Promise(() => undefined),
    release: async () => db.close(),
  };
}

/** PostgreSQL holds an advisory lock for as long as the session lives; keep-alives notice a dead machine in seconds. */
async function tryPostgres(
  what: Exclusive,
  url: string,
  clock: Clock,
  log: Log,
): Promise<ServeLock | undefined> {
  let tellLost: () => void = () => undefined;
  const lost = new Promise<void>((resolve) => (tellLost = resolve));
  const pool = openPool(url, (error) => log.warn('connection of the serve lock lost', errorFields(error)), 1);
  try {
    const client = await pool.connect();
    client.on('error', () => tellLost());
    client.on('end', () => tellLost());
    await client.query(
      'set tcp_keepalives_idle = 3; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 2',
    );
    const { rows } = await client.query<{ held: boolean }>(
      `select pg_try_advisory_lock(hashtext('feishu-hire-bot ' || $1::text || ' ' || current_schema())) as held`,
      [what],
    );
    if (rows[0]?.held === true) {
      // A connection that broke without a word would leave two processes serving: it is asked again and again.
      const watching = new AbortController();
      void (async () => {
        const over = (): boolean => watching.signal.aborted;
        while (!over()) {
          await pause(clock, ASK_LOCK_EVERY_MS, watching.signal);
          if (!over()) await client.query('select 1').catch(() => tellLost());
        }
      })();
      return {
        lost,
        release: async () => {
          watching.abort();
          client.release(true);
          await pool.end();
        },
      };
    }
    client.release(true);
    await pool.end();
    return undefined;
  } catch (error) {
    void pool.end().catch(() => undefined);
    throw error;
  }
}
