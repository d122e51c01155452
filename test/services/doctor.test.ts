import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { postgresDatabase } from '../support/databases.js';
import { examine } from '../support/doctor.js';
import { ready } from '../support/house.js';
import { environmentFor, openBench, type Bench } from '../support/process.js';

const { postgresUrl, redisUrl } = inject('services');
const SLOW_MS = 40_000;

let bench: Bench;
let sandbox: Sandbox;
beforeEach(async () => {
  bench = await openBench();
  sandbox = await startSandbox();
});
afterEach(async () => {
  await bench.close();
  await sandbox.close();
});

describe.skipIf(postgresUrl === '')('the doctor and PostgreSQL', () => {
  it(
    'tells the version, what migrations are to come, and that all is well beside a bot',
    async () => {
      const database = await postgresDatabase();
      try {
        const env = { DATABASE_URL: database.url };
        const early = await examine(bench, sandbox, env);
        expect(early.code).toBe(0);
        expect(early.of('database')?.status).toBe('warn');
        expect(early.of('database')?.message).toMatch(/^PostgreSQL \d+.*migrations to come: 001_inbox/);
        expect(early.of('watch')?.message).toMatch(/^not checked/);

        const bot = bench.run(['start'], { ...environmentFor(sandbox), ...env });
        await ready(await bot.listening());
        const { code, of } = await examine(bench, sandbox, env);
        expect(code).toBe(0);
        expect(of('database')?.message).toMatch(/^PostgreSQL \d+.*, writable, up to date$/);
      } finally {
        await bench.close();
        await database.drop();
      }
    },
    SLOW_MS,
  );
});

describe.skipIf(redisUrl === '')('the doctor and Redis', () => {
  it('tells the version', async () => {
    const { code, of } = await examine(bench, sandbox, { REDIS_URL: redisUrl });
    expect(code).toBe(0);
    expect(of('redis')?.message).toMatch(/^Redis \d+/);
  });
});

describe.skipIf(postgresUrl === '' || redisUrl === '')('the slash panel of several replicas', () => {
  it(
    'is made once',
    async () => {
      const database = await postgresDatabase();
      try {
        const env = { ...environmentFor(sandbox), DATABASE_URL: database.url, REDIS_URL: redisUrl };
        const bots = [bench.run(['start'], env), bench.run(['start'], env)];
        await bots[0]?.printed(/(slash panel was brought up to date|"what":"slash-panel")/);
        const writes = (): string[] =>
          sandbox.record
            .filter(({ method, path }) => path.includes('app_slash_commands') && method !== 'GET')
            .map(({ body }) => (body as { command: string }).command);
        const reads = (): number =>
          sandbox.record.filter(({ method, path }) => path.includes('app_slash_commands') && method === 'GET')
            .length;
        await sandbox.waitFor(() => reads() === 2, { what: 'both to have looked', timeoutMs: 30_000 });
        expect(writes().sort()).toEqual([...new Set(writes())].sort());
        expect(writes()).toContain('sources');
      } finally {
        await bench.close();
        await database.drop();
      }
    },
    SLOW_MS,
  );
});
