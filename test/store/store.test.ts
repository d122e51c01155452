import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { createLog } from '../../src/base/log.js';
import { inboxRepository, type InboxRepository, type NewInboxRow } from '../../src/store/inbox.js';
import { openStore, type Store } from '../../src/store/index.js';
import { acquireServeLock } from '../../src/store/lock.js';
import { oncesRepository } from '../../src/store/onces.js';
import { sendsRepository } from '../../src/store/sends.js';
import { testClock, type TestClock } from '../support/clock.js';
import { postgresDatabase, sqliteDatabase, type TestDatabase } from '../support/databases.js';

const log = createLog('error', { write: () => undefined });
const LIMITS = { perLane: 200, total: 5000 };
const LEASE_MS = 300;

const kinds = [
  { name: 'SQLite', open: sqliteDatabase, skip: false },
  { name: 'PostgreSQL', open: postgresDatabase, skip: inject('services').postgresUrl === '' },
];

describe.each(kinds)('the store on $name', ({ open, skip }) => {
  describe.skipIf(skip)('', () => {
    let database: TestDatabase;
    let store: Store;
    let clock: TestClock;
    const others: Store[] = [];

    beforeEach(async () => {
      clock = testClock();
      database = await open();
      store = await openStore(database.address, log, clock);
    });
    afterEach(async () => {
      await Promise.all([store, ...others.splice(0)].map((one) => one.close()));
      await database.drop();
    });

    const another = async (): Promise<Store> => {
      const opened = await openStore(database.address, log, clock);
      others.push(opened);
      return opened;
    };
    /** A second connection, where one process may have two: SQLite would wait for itself. */
    const elsewhere = async (): Promise<Store> => (store.kind === 'postgres' ? another() : store);
    const inbox = (owner: string, on = store): InboxRepository => inboxRepository(on, owner, LEASE_MS);
    let count = 0;
    const row = (change: Partial<NewInboxRow> = {}): NewInboxRow => {
      const n = String(++count).padStart(6, '0');
      return {
        id: n,
        event_key: `t m ${n}`,
        lane: 't c',
        kind: 'message',
        state: 'waiting',
        payload: '{}',
        accepted_at: clock.now(),
        ...change,
      };
    };
    const waiting = async (): Promise<number> =>
      (await store.db.selectFrom('inbox').select('id').where('state', '=', 'waiting').execute()).length;
    const leasesEnd = async (): Promise<void> => {
      clock.advance(LEASE_MS + 1);
      await new Promise((resolve) => setTimeout(resolve, LEASE_MS + 20));
    };

    it('accepts a key once, in one batch, over batches and over processes', async () => {
      const same = { event_key: 't m same' };
      expect(await inbox('a').insert([row(same), row(same), row()], LIMITS)).toEqual([
        'accepted',
        'duplicate',
        'accepted',
      ]);
      expect(await inbox('b', await another()).insert([row(same)], LIMITS)).toEqual(['duplicate']);
    });

    it('accepts one of fifty at once', async () => {
      const second = await elsewhere();
      const results = await Promise.all(
        Array.from({ length: 50 }, (_, i) =>
          inbox(`o${i}`, i % 2 ? store : second).insert([row({ event_key: 't m race' })], LIMITS),
        ),
      );
      expect(results.flat().filter((result) => result === 'accepted')).toHaveLength(1);
    });

    it('drops what is too much for a chat, and takes nothing when it is full', async () => {
      const limits = { perLane: 2, total: 4 };
      expect(await inbox('a').insert([row(), row(), row()], limits)).toEqual([
        'accepted',
        'accepted',
        'dropped',
      ]);
      expect(await inbox('a').insert([row({ lane: 't d' })], limits)).toEqual(['accepted']);
      expect(await inbox('a').insert([row({ lane: 't e' }), row({ lane: 't f' })], limits)).toBe('full');
    });

    it('hands a row to another only when its owner is silent, and in the order of acceptance', async () => {
      const rows = [row(), row(), row()];
      await inbox('a').insert(rows, LIMITS);
      expect(await inbox('b').claim(10)).toEqual([]);
      await leasesEnd();
      await inbox('a').renew(rows.map(({ id }) => id));
      expect(await inbox('b').claim(10)).toEqual([]);
      await leasesEnd();
      const claimed = await inbox('b').claim(2);
      expect(claimed.map(({ id }) => id)).toEqual(rows.slice(0, 2).map(({ id }) => id));
      expect(claimed[0]).toMatchObject({ owner: 'b', payload: '{}' });
      expect(typeof claimed[0]?.accepted_at).toBe('number');
    });

    it('gives each of many rows to one of many claimers', async () => {
      const rows = Array.from({ length: 60 }, () => row());
      await inbox('a').insert(rows, LIMITS);
      await inbox('a').release();
      const second = await elsewhere();
      const claims = await Promise.all(
        Array.from({ length: 12 }, (_, i) => inbox(`w${i}`, i % 2 ? store : second).claim(10)),
      );
      const ids = claims.flat().map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    });

    it('does not let an owner who lost a row change it', async () => {
      const one = row();
      await inbox('a').insert([one], LIMITS);
      await leasesEnd();
      await inbox('b').claim(1);
      await inbox('a').update(one.id, { state: 'done', outcome: 'late' });
      expect(await waiting()).toBe(1);
      await inbox('b').update(one.id, { state: 'done', outcome: 'answered' });
      expect(await waiting()).toBe(0);
    });

    it('keeps a put-off row until its time', async () => {
      const one = row();
      await inbox('a').insert([one], LIMITS);
      await inbox('a').putOff(one.id, {
        next_try_at: Date.now() + 60_000,
        attempts: 1,
        reply: '{"card":{}}',
      });
      expect(await inbox('a').claim(1)).toEqual([]);
      await inbox('b').adopt();
      await store.db.updateTable('inbox').set({ next_try_at: 1 }).execute();
      expect(await inbox('b').claim(1)).toMatchObject([{ id: one.id, attempts: 1, reply: '{"card":{}}' }]);
    });

    it('forgets old keys, but nothing that waits', async () => {
      const [done, waiting] = [row({ accepted_at: 1000 }), row({ accepted_at: 1000 })];
      await inbox('a').insert([done, waiting], LIMITS);
      await inbox('a').update(done.id, { state: 'done' });
      await inbox('a').prune(2000);
      const left = await store.db.selectFrom('inbox').select('id').execute();
      expect(left.map(({ id }) => id)).toEqual([waiting.id]);
    });

    it('lets a thing happen once', async () => {
      const onces = oncesRepository(store);
      expect(await onces.first('k', 1)).toBe(true);
      expect(await onces.first('k', 2)).toBe(false);
      await onces.prune(2);
      expect(await onces.first('k', 3)).toBe(true);
    });

    it('counts sends by the second', async () => {
      const sends = sendsRepository(store);
      await sends.record([10_100, 10_900, 11_000, 9000].map((at) => ({ tenant: 't', at })));
      expect((await sends.since(10_000)).toSorted((a, b) => a.at - b.at)).toEqual([
        { tenant: 't', at: 11_000, count: 2 },
        { tenant: 't', at: 12_000, count: 1 },
      ]);
      await sends.prune(11_000);
      expect(await sends.since(0)).toHaveLength(1);
    });

    it('is served by one at a time', async () => {
      const stop = new AbortController();
      const first = await acquireServeLock('serving', database.address, clock, log, stop.signal);
      expect(first).toBeDefined();
      let got = false;
      const second = acquireServeLock('serving', database.address, clock, log, stop.signal).then((lock) => {
        got = true;
        return lock;
      });
      await store.ping();
      expect(got).toBe(false);
      await first?.release();
      clock.advance(2000);
      expect(await second).toBeDefined();
      await (await second)?.release();
      stop.abort();
    });

    it('is not well without a table, or while it can only be read', async () => {
      const run = (text: string): Promise<unknown> => sql.raw(text).execute(store.db);
      const refused = { code: 'database_unavailable' };
      await store.ping();
      await run('alter table inbox rename to lost');
      await expect(store.ping()).rejects.toMatchObject(refused);
      await run('alter table lost rename to inbox');
      await store.ping();
      const readOnly = (on: boolean): string =>
        store.kind === 'postgres'
          ? `set default_transaction_read_only = ${on ? 'on' : 'off'}`
          : `pragma query_only = ${on ? 1 : 0}`;
      await run(readOnly(true));
      await expect(store.ping()).rejects.toMatchObject(refused);
      await run(readOnly(false));
      await store.ping();
    });

    it('keeps text that the other database would refuse', async () => {
      const payload = JSON.stringify({ text: 'a\u0000b😀' });
      await inbox('a').insert([row({ payload })], LIMITS);
      await leasesEnd();
      expect((await inbox('b').claim(1))[0]?.payload).toBe(payload);
    });
  });
});
