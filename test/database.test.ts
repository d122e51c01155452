import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqlite } from '../src/store/sqlite.js';
import { clicked, genuine, knock, sealed, typed, type Answer } from './edge/requests.js';
import { openHouse, ready, type House } from './support/house.js';

let house: House;
beforeEach(async () => void (house = await openHouse()));
afterEach(() => house.close());

const get = (path: string): Promise<Answer> => knock(house.botUrl, { path, method: 'GET' });
const event = (): Promise<Answer> => {
  const { sandbox } = house;
  const envelope = sandbox.envelope('im.message.receive_v1', typed(sandbox, '/help').event);
  return knock(house.botUrl, genuine(envelope, sandbox.credentials.encryptKey));
};
const challenge = (): Promise<Answer> => {
  const { verificationToken: token, encryptKey } = house.sandbox.credentials;
  return knock(house.botUrl, {
    body: sealed({ challenge: 'x', token, type: 'url_verification' }, encryptKey),
  });
};

describe('a database that another program keeps from being written', () => {
  it('is told in time on every route, holds nothing else up, and is used again afterwards', async () => {
    const { sandbox } = house;
    const list = await house.ask('/sources');
    const click = (): Promise<Answer> => {
      const said = sandbox.envelope('card.action.trigger', clicked(sandbox, list, { action: 'help.open' }));
      return knock(house.botUrl, genuine(said, sandbox.credentials.encryptKey));
    };
    const other = openSqlite(house.database, { wait: 0, wal: true });
    try {
      other.exec('begin immediate');
      // Several at once, so that each would have to wait for the ones before it.
      const many = (ask: () => Promise<Answer>) => Promise.all([ask(), ask(), ask()]);
      const [events, clicks, health, challenges, readiness] = await Promise.all([
        many(event),
        many(click),
        many(() => get('/healthz')),
        many(challenge),
        many(() => get('/readyz')),
      ]);
      for (const answer of events) expect(answer).toMatchObject({ status: 503, body: '{}' });
      for (const answer of clicks) {
        expect(answer.status).toBe(200);
        expect(JSON.parse(answer.body)).toMatchObject({ toast: { type: 'error' } });
      }
      for (const { ms } of [...events, ...clicks, ...readiness]) expect(ms).toBeLessThan(3000);
      for (const { status } of [...health, ...challenges]) expect(status).toBe(200);
      for (const { ms } of [...health, ...challenges]) expect(ms).toBeLessThan(1000);
      for (const answer of readiness) expect(answer.status).toBe(503);
      for (const answer of readiness) expect(answer.body).toContain('database');
    } finally {
      other.exec('rollback');
      other.close();
    }
    await ready(house.botUrl);
    expect((await event()).status).toBe(200);
    expect(await house.ask('/help')).toBeDefined();
  });

  it('is waited for while that takes less than two seconds', async () => {
    const other = openSqlite(house.database, { wait: 0, wal: true });
    other.exec('begin immediate');
    setTimeout(() => {
      other.exec('rollback');
      other.close();
    }, 600);
    const [answer, readiness] = await Promise.all([event(), get('/readyz')]);
    expect(answer.status).toBe(200);
    expect(answer.ms).toBeGreaterThan(500);
    expect(readiness.status).toBe(200);
  });
});

describe('a database that has lost a table', () => {
  it('is told by /readyz, and so is its return', async () => {
    const rename = (from: string, to: string): void => {
      const db = openSqlite(house.database);
      db.exec(`alter table ${from} rename to ${to}`);
      db.close();
    };
    rename('inbox', 'lost');
    expect((await get('/readyz')).status).toBe(503);
    expect((await event()).status).toBe(503);
    rename('lost', 'inbox');
    await ready(house.botUrl);
    expect((await event()).status).toBe(200);
  });
});
