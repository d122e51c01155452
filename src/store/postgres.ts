import { createRequire } from 'node:module';
import { PostgresDialect } from 'kysely';
import type Pg from 'pg';

/** `pg` is loaded only where PostgreSQL is used: most installations never need it. */
function loadPg(): typeof Pg {
  return createRequire(import.meta.url)('pg') as typeof Pg;
}

/**
 * A connection pool that fails within the three seconds that Feishu waits for an answer.
 * @param onError told when an idle connection breaks; without a listener that would end the process.
 */
export function openPool(url: string, onError: (error: Error) => void, max = 10): Pg.Pool {
  const pg = loadPg();
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 2000,
    statement_timeout: 2500,
    query_timeout: 2800,
    keepAlive: true,
  });
  pool.on('error', onError);
  return pool;
}

/** PostgreSQL behind Kysely, over a pool of `openPool`. */
export function postgresDialect(pool: Pg.Pool): PostgresDialect {
  return new PostgresDialect({ pool });
}
