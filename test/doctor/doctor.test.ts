import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { examine, type Examined } from '../support/doctor.js';
import { ready } from '../support/house.js';
import { environmentFor, openBench, type Bench } from '../support/process.js';
import { answerTo } from '../support/replies.js';

const SLOW_MS = 40_000;
/** Nobody listens there. */
const NOWHERE = 'postgres://nobody@127.0.0.1:9/none';

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

const doctor = (env?: Record<string, string>, args?: string[]): Promise<Examined> =>
  examine(bench, sandbox, env, args);
const calls = (): string[] => sandbox.record.map(({ route }) => route);

it(
  'passes everything beside a bot that works, and does not disturb it',
  async () => {
    const bot = bench.run(['start'], environmentFor(sandbox));
    const url = await bot.listening();
    await ready(url);
    sandbox.setBotUrl(url);
    const said = sandbox.say({ text: '/watch' });
    const reply = await answerTo(sandbox, said.messageId);
    await sandbox.click({ messageId: reply.messageId, value: { action: 'help.open' } });
    // The panel is being set up in the background.
    await bot.printed(/(slash panel was brought up to date)/);
    const before = calls().length;

    const { code, checks, of } = await doctor();
    expect(code).toBe(0);
    expect(checks.filter(({ status }) => status !== 'pass')).toEqual([]);
    expect(checks.map(({ name }) => name).sort()).toEqual(
      [
        'configuration',
        'node',
        'database',
        'credentials',
        'clock',
        'bot',
        'scopes',
        'resume-sources',
        'talent-fields',
        'events',
        'callbacks',
        'watch',
        'quota',
      ].sort(),
    );
    expect(of('database')?.message).toMatch(/^SQLite 3\.\d+/);
    expect(of('watch')?.message).toMatch(/^1 chat watches/);
    expect(of('events')?.message).toMatch(/just now|1 min ago/);
    const asked = calls().slice(before);
    for (const route of ['resume_sources', 'talent_objects/query'])
      expect(asked.filter((call) => call === `GET /open-apis/hire/v1/${route}`)).toHaveLength(1);
    expect(asked.filter((call) => !/^GET |tenant_access_token/.test(call))).toEqual([]);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  },
  SLOW_MS,
);

it('has nothing against an installation that was never started, and makes no database', async () => {
  const { code, of } = await doctor();
  expect(code).toBe(0);
  expect(of('database')).toMatchObject({ status: 'pass' });
  expect(of('events')?.status).toBe('warn');
  expect(existsSync(join(bench.folder, 'data'))).toBe(false);
});

it(
  'ends within twenty seconds while Feishu hangs',
  async () => {
    sandbox.faults.add({ route: /hire/, kind: 'hang' });
    sandbox.faults.add({ route: /scopes/, kind: 'hang' });
    const start = performance.now();
    const { code, failing } = await doctor();
    expect(performance.now() - start).toBeLessThan(20_000);
    expect(code).toBe(1);
    expect(failing).toEqual(['resume-sources', 'talent-fields']);
  },
  SLOW_MS,
);

it('makes no call with --offline', async () => {
  const { code, checks } = await doctor({ REDIS_URL: 'redis://127.0.0.1:9' }, ['--offline']);
  expect(code).toBe(0);
  expect(checks.map(({ name }) => name)).toEqual([
    'configuration',
    'node',
    'database',
    'events',
    'callbacks',
    'watch',
    'quota',
  ]);
  expect((await doctor({ DATABASE_URL: NOWHERE }, ['--offline'])).code).toBe(0);
  expect(calls()).toEqual([]);
});

it('prints a table for people, and says how it is used', async () => {
  const program = bench.run(['doctor'], { ...environmentFor(sandbox), FEISHU_APP_SECRET: 'wrong' });
  expect((await program.exited).code).toBe(1);
  expect(program.stdout()).toMatch(/^✗ fail {2}credentials +credentials_refused/m);
  expect(program.stdout()).toMatch(/^ +→ Check FEISHU_APP_ID/m);
  expect(program.stdout()).toMatch(/1 failed\n$/);
  const misused = bench.run(['doctor', '--quick']);
  expect((await misused.exited).code).toBe(64);
});
