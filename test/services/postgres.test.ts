import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { createLog } from '../../src/base/log.js';
import { systemClock } from '../../src/base/clock.js';
import { openStore, type Store } from '../../src/store/index.js';
import { postgresDatabase, type TestDatabase } from '../support/databases.js';

describe.skipIf(inject('services').postgresUrl === '')('a connection to PostgreSQL', () => {
  let database: TestDatabase;
  let store: Store;
  const logs: string[] = [];

  beforeEach(async () => {
    database = await postgresDatabase();
    store = await openStore(
      database.address,
      createLog('warn', { write: (line) => void logs.push(line) }),
      systemClock,
    );
  });
  afterEach(async () => {
    await store.close();
    await database.drop();
  });

  const serverEnds = (pid: number): Promise<unknown> =>
    sql`select pg_terminate_backend(${pid}, 2000)`.execute(store.db);

  it('that the server ends between two queries of a transaction fails that transaction, not the process', async () => {
    const told = store.db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
      await serverEnds(rows[0]?.pid ?? 0);
      // The end arrives on a connection on which nobody waits for an answer.
      while (!logs.some((line) => line.includes('database connection lost')))
        await new Promise((next) => setImmediate(next));
      await sql`select 1`.execute(trx);
    });
    await expect(told).rejects.toThrow();
    await expect(store.ping()).resolves.toBeUndefined();
  });
});
