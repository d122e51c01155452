import { afterEach, describe, expect, inject, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { words } from '../support/card.js';
import { postgresDatabase, type TestDatabase } from '../support/databases.js';
import { ready } from '../support/house.js';
import { environmentFor, openBench, type Bench, type Program } from '../support/process.js';
import { answerTo, repliesTo } from '../support/replies.js';
import { Redis } from 'ioredis';

const services = inject('services');

let sandbox: Sandbox;
let bench: Bench;
let database: TestDatabase;

afterEach(async () => {
  await bench.close();
  await sandbox.close();
  await database.drop();
});

async function start(env: Record<string, string> = {}): Promise<{ program: Program; url: string }> {
  const program = bench.run(['start'], { ...environmentFor(sandbox), DATABASE_URL: database.url, ...env });
  return { program, url: await program.listening() };
}

async function open(): Promise<void> {
  bench = await openBench();
  sandbox = await startSandbox();
  database = await postgresDatabase();
}

describe.skipIf(services.postgresUrl === '')('on PostgreSQL', () => {
  it('a command is answered; a second process waits, and takes over when the first is killed', async () => {
    await open();
    const first = await start();
    await ready(first.url);
    sandbox.setBotUrl(first.url);
    sandbox.faults.add({ route: /resume_sources/, kind: 'hang' });
    const said = sandbox.say({ text: '/sources' });
    expect((await said.delivered).status).toBe(200);

    const second = await start();
    expect((await fetch(`${second.url}/readyz`)).status).toBe(503);
    const killed = Date.now();
    first.program.kill('SIGKILL');
    sandbox.faults.clear();
    await ready(second.url);
    const answer = await answerTo(sandbox, said.messageId);
    expect(Date.now() - killed).toBeLessThan(10_000);
    expect(words(answer)).toContain('Page 1');
  }, 40_000);

  it('a server that goes away is a 503 for events, and is used again when it is back', async () => {
    await open();
    const bot = await start();
    await ready(bot.url);
    sandbox.setBotUrl(bot.url);
    await database.drop();
    const said = sandbox.say({ text: '/help' });
    expect((await said.delivered).status).toBe(503);
    expect((await fetch(`${bot.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);
    database = { ...database, drop: () => Promise.resolve() };
  }, 40_000);
});

describe.skipIf(services.postgresUrl === '' || services.redisUrl === '')(
  'two replicas that share Redis',
  () => {
    it('serve side by side, answer each command once, and keep the limits together', async () => {
      await open();
      const redis = new Redis(services.redisUrl);
      await redis.flushdb();
      redis.disconnect();
      const replicas = await Promise.all([
        start({ REDIS_URL: services.redisUrl }),
        start({ REDIS_URL: services.redisUrl }),
      ]);
      await Promise.all(replicas.map(({ url }) => ready(url)));
      const said = Array.from({ length: 120 }, (_, i) => {
        const from = `ou_crowd${i}`;
        sandbox.world.addPerson(from, `员工${i}`);
        sandbox.setBotUrl(replicas[i % 2]?.url ?? '');
        return sandbox.say({ text: '/help', from, chat: sandbox.world.privateChat(from)?.chatId ?? '' });
      });
      await sandbox.waitFor(() => said.every(({ messageId }) => repliesTo(sandbox, messageId).length > 0), {
        timeoutMs: 30_000,
        what: '120 replies',
      });
      expect(said.every(({ messageId }) => repliesTo(sandbox, messageId).length === 1)).toBe(true);
      expect(sandbox.record.filter(({ status }) => status >= 400)).toEqual([]);
      expect(sandbox.violations()).toEqual([]);
    }, 60_000);

    it('take over what a killed one had accepted, within ten seconds', async () => {
      await open();
      const [first, second] = await Promise.all([
        start({ REDIS_URL: services.redisUrl }),
        start({ REDIS_URL: services.redisUrl }),
      ]);
      await Promise.all([ready(first.url), ready(second.url)]);
      sandbox.setBotUrl(first.url);
      sandbox.faults.add({ route: /resume_sources/, kind: 'hang' });
      const said = sandbox.say({ text: '/sources' });
      expect((await said.delivered).status).toBe(200);
      const killed = Date.now();
      first.program.kill('SIGKILL');
      sandbox.faults.clear();
      await answerTo(sandbox, said.messageId, 15_000);
      expect(Date.now() - killed).toBeLessThan(10_000);
      expect(repliesTo(sandbox, said.messageId)).toHaveLength(1);
    }, 40_000);
  },
);
