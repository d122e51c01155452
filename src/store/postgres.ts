import { createRequire } from 'node:module';
import { PostgresDialect, type PostgresPoolClient } from 'kysely';
import type Pg from 'pg';

/** `pg` is loaded only where PostgreSQL is used: most installations never need it. */
function loadPg(): typeof Pg {
  return createRequire(import.meta.url)('pg') as typeof Pg;
}

/** After this a statement is given up, so that the answer still comes within the three seconds that Feishu waits. */
const STATEMENT_MS = 2000;

/**
 * A connection pool that fails soon.
 * @param onError told when an idle connection breaks; without a listener that would end the process.
 */
export function openPool(url: string, onError: (error: Error) => void, max = 10): Pg.Pool {
  const pg = loadPg();
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: STATEMENT_MS,
    statement_timeout: STATEMENT_MS,
    query_timeout: STATEMENT_MS + 300,
    keepAlive: true,
  });
  pool.on('error', onError);
  return pool;
}

/**
 * PostgreSQL behind Kysely, over a pool of `openPool`.
 * @param onError told when a connection breaks while it is used but no answer is awaited on it, as between two
 *   queries of a transaction; without a listener that would end the process.
 */
export function postgresDialect(pool: Pg.Pool, onError: (error: Error) => void): PostgresDialect {
  return new PostgresDialect({
    pool: {
      connect: async () => withoutBroken(await pool.connect(), onError),
      end: () => pool.end(),
    },
  });
}

/**
 * A client that is closed instead of given back after its server did not answer: `pg` would hand the silent
 * connection out again and again.
 */
function withoutBroken(client: Pg.PoolClient, onError: (error: Error) => void): PostgresPoolClient {
  let broken = false;
  const listener = (error: Error): void => {
    broken = true;
    onError(error);
  };
  client.on('error', listener);
  const query = async (...args: unknown[]): Promise<unknown> => {
    try {
      return await (client.query as (...all: unknown[]) => Promise<unknown>)(...args);
    } catch (error) {
      // An error with an SQLSTATE came from the server; anything else means that there was no answer.
      broken ||= typeof (error as { code?: unknown } | null)?.code !== 'string';
      throw error;
    }
  };
  const release = (): void => {
    client.release(broken);
    // A client that was closed may still hear of its end.
    if (!broken) client.off('error', listener);
  };
  return { query, release } as PostgresPoolClient;
}
