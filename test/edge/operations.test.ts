import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../src/base/log.js';
import { startBot, type Bot } from '../../src/bot.js';
import { loadConfig } from '../../src/config/index.js';
import { presetFault, startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { button } from '../support/card.js';
import { openHouse, type House } from '../support/house.js';
import { until } from '../support/until.js';
import { clicked, genuine, knock, typed, type Answer, type Headers } from './requests.js';
import { environmentFor } from '../support/process.js';

const get = (base: string, path: string, headers: Headers = {}): Promise<Answer> =>
  knock(base, { path, method: 'GET', headers });
const degraded = (answer: Answer): string =>
  (JSON.parse(answer.body) as { degraded: string[] }).degraded.join('; ');
const reasons = (answer: Answer): string =>
  ((JSON.parse(answer.body) as { reasons?: string[] }).reasons ?? []).join('; ');

/** A bot that need not become ready, beside a sandbox of its own. */
async function withBot(
  env: (folder: string, sandbox: Sandbox) => Record<string, string>,
  use: (url: string, sandbox: Sandbox) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'hirebot-'));
  const sandbox = await startSandbox();
  let bot: Bot | undefined;
  try {
    const config = loadConfig(
      {
        ...environmentFor(sandbox),
        DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`,
        ...env(folder, sandbox),
      },
      () => '',
    );
    bot = await startBot(config, {
      log: createLog('error', { write: () => undefined }),
      timings: { quietMs: 0, stopMs: 200 },
    });
    await use(`http://127.0.0.1:${bot.port}`, sandbox);
  } finally {
    await bot?.stop();
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  }
}

describe('/healthz, /readyz and what is no route', () => {
  let house: House;
  beforeAll(async () => void (house = await openHouse()));
  afterAll(() => house.close());

  it('/healthz says ok and asks nobody', async () => {
    const before = house.sandbox.record.length;
    const answer = await get(house.botUrl, '/healthz');
    expect({ status: answer.status, body: answer.body }).toEqual({ status: 200, body: '{"status":"ok"}' });
    expect(house.sandbox.record.length).toBe(before);
  });

  it('/readyz says ready and that nothing is degraded', async () => {
    const answer = await get(house.botUrl, '/readyz');
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ status: 'ready', degraded: [] });
  });

  it.each(['/webhook/event', '/webhook/card', '/', '/webhook', '/healthz/x', '/metrics/..%2f', '/%ff'])(
    'GET %s is not found, or not a path',
    async (path) => {
      const answer = await get(house.botUrl, path);
      expect(path === '/%ff' ? [400, 404] : [404]).toContain(answer.status);
      expect(answer.body).not.toMatch(/node_modules|Error|stack/);
    },
  );

  it.each(['PUT', 'DELETE', 'PATCH', 'HEAD'])('%s on a webhook route is not found', async (method) => {
    const { event } = typed(house.sandbox, '/help');
    const request = genuine(
      house.sandbox.envelope('im.message.receive_v1', event),
      house.sandbox.credentials.encryptKey,
    );
    expect((await knock(house.botUrl, { method, ...request })).status).toBe(404);
  });

  it('says nothing of the software it is made of', async () => {
    const { headers } = await get(house.botUrl, '/healthz');
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('server');
  });

  it('/metrics is open while no token is set', async () => {
    const answer = await get(house.botUrl, '/metrics');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toMatch(/^text\/plain/);
    expect(answer.body).toContain('# TYPE hirebot_events_total counter');
  });

  it('/readyz lists Feishu when it can no longer be reached, and takes it off again', async () => {
    const { sandbox } = house;
    sandbox.faults.add({ name: 'away', route: /\/open-apis\//, kind: 'reset' });
    sandbox.say({ text: '/sources' });
    await until(async () => /feishu/i.test(degraded(await get(house.botUrl, '/readyz'))), {
      what: 'Feishu among what is degraded',
      timeoutMs: 5000,
    }).finally(() => sandbox.faults.remove('away'));
    expect((await get(house.botUrl, '/readyz')).status).toBe(200);
    sandbox.say({ text: '/sources' });
    await until(async () => degraded(await get(house.botUrl, '/readyz')) === '', {
      what: 'nothing degraded',
    });
  });
});

describe('/metrics with a token', () => {
  let house: House;
  beforeAll(async () => void (house = await openHouse({ env: { METRICS_TOKEN: 'm3trics-t0ken' } })));
  afterAll(() => house.close());

  it.each<[string, Headers, number]>([
    ['no token', {}, 401],
    ['a wrong token', { authorization: 'Bearer wrong' }, 401],
    ['the token without its scheme', { authorization: 'm3trics-t0ken' }, 401],
    ['an empty header', { authorization: '' }, 401],
    ['the token', { authorization: 'Bearer m3trics-t0ken' }, 200],
  ])('%s', async (_name, headers, status) => {
    const answer = await get(house.botUrl, '/metrics', headers);
    expect(answer.status).toBe(status);
    expect(answer.body.includes('hirebot_')).toBe(status === 200);
  });

  it('names no tenant, chat, message or person after traffic, and counts it', async () => {
    const { sandbox } = house;
    const { people, chats } = sandbox;
    const list = await house.ask('/sources');
    await house.ask('/help', { chat: chats.group });
    await house.ask('/field nothing-of-that-name', { from: people.colleague });
    await house.ask('/sources', { from: people.guest });
    await sandbox.click({ messageId: list.messageId, value: button(list, 'Next') });
    await sandbox.push(sandbox.envelope('some.unknown_v1', { chat_id: chats.group }));
    await sandbox.push(sandbox.envelope('some.unknown_v1', {}), { sign: false });
    const { body } = await get(house.botUrl, '/metrics', { authorization: 'Bearer m3trics-t0ken' });
    expect(body).toMatch(/hirebot_events_total\{type="im.message.receive_v1",outcome="accepted"\} [4-9]/);
    expect(body).toMatch(/hirebot_requests_refused_total\{reason="signature"\} 1/);
    expect(body).toMatch(/hirebot_commands_total\{command="sources",[^}]*\} \d/);
    const ids = [sandbox.credentials.tenantKey, sandbox.credentials.appId, list.messageId, 'some.unknown_v1'];
    for (const id of [...ids, ...Object.values(people), ...Object.values(chats)])
      expect(body).not.toContain(id);
    expect(body).not.toMatch(/\b(?:ou|oc|om|on|cli)_\w{8}/);
  });
});

describe('/readyz when something is away', () => {
  const wrongSecret = (): Record<string, string> => ({ FEISHU_APP_SECRET: 'wrong' });
  const unreachable = (): Record<string, string> => ({ FEISHU_BASE_URL: 'http://127.0.0.1:1' });

  it('503 with the reason when the credentials were refused', () =>
    withBot(wrongSecret, async (url) => {
      await until(async () => reasons(await get(url, '/readyz')).includes('credentials'), {
        what: 'a reason',
      });
      const answer = await get(url, '/readyz');
      expect(answer.status).toBe(503);
      expect(reasons(answer)).toMatch(/refused/);
      expect((await get(url, '/healthz')).status).toBe(200);
    }));

  it('200 with a note when Feishu was never reached', () =>
    withBot(unreachable, async (url) => {
      await until(async () => (await get(url, '/readyz')).status === 200, { what: '200' });
      expect(degraded(await get(url, '/readyz'))).toMatch(/Feishu/);
    }));

  it('200 with a note when Redis is away', () =>
    withBot(
      () => ({ REDIS_URL: 'redis://127.0.0.1:1' }),
      async (url) => {
        await until(async () => (await get(url, '/readyz')).status === 200, { what: '200' });
        expect(degraded(await get(url, '/readyz'))).toMatch(/Redis/);
      },
    ));

  it('503 while the database cannot be opened: events 503, clicks a toast; and 200 when it can be', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hirebot-'));
    const inTheWay = join(folder, 'data');
    await writeFile(inTheWay, 'a file where the folder should be');
    await withBot(
      () => ({ DATABASE_URL: `sqlite:${join(inTheWay, 'bot.db')}` }),
      async (url, sandbox) => {
        const key = sandbox.credentials.encryptKey;
        const event = genuine(sandbox.envelope('im.message.receive_v1', typed(sandbox, '/help').event), key);
        const click = genuine(sandbox.envelope('card.action.trigger', {}), key);
        const ready = await get(url, '/readyz');
        expect(ready.status).toBe(503);
        expect(reasons(ready)).toMatch(/database/);
        expect((await get(url, '/healthz')).status).toBe(200);
        expect((await knock(url, event)).status).toBe(503);
        const answer = await knock(url, click);
        expect(answer.status).toBe(200);
        expect(JSON.parse(answer.body)).toMatchObject({ toast: { type: 'error' } });
        await rm(inTheWay);
        await until(async () => (await get(url, '/readyz')).status === 200, { what: '200' });
        expect((await knock(url, event)).status).toBe(200);
      },
    );
    await rm(folder, { recursive: true, force: true });
  });
});

describe('overloaded as a whole', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse({ bot: { limits: { total: 1 } } });
  });
  afterAll(() => house.close());

  it('an event is answered 503, and a click 200 with an error toast', async () => {
    const { sandbox } = house;
    const key = sandbox.credentials.encryptKey;
    const list = await house.ask('/sources --status all');
    sandbox.faults.add(presetFault('hire-hangs', sandbox.credentials.appId));
    const waiting = sandbox.say({ text: '/fields' });
    expect((await waiting.delivered).status).toBe(200);
    const { event } = typed(sandbox, '/help');
    const refused = await knock(house.botUrl, genuine(sandbox.envelope('im.message.receive_v1', event), key));
    expect(refused.status).toBe(503);
    const click = clicked(sandbox, list, { action: 'sources.page', page_token: '' });
    const answer = await knock(house.botUrl, genuine(sandbox.envelope('card.action.trigger', click), key));
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({
      toast: { type: 'error', i18n: { en_us: expect.stringContaining('busy') as string } },
    });
  });
});
