import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scopeMissing } from '../../src/sandbox/fault-presets.js';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { examine, type Examined } from '../support/doctor.js';
import { openBench, type Bench } from '../support/process.js';

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

describe('tells exactly what is wrong:', () => {
  it('the secret', async () => {
    const { code, checks, failing, of } = await doctor({ FEISHU_APP_SECRET: 'nonsense' });
    expect(code).toBe(1);
    expect(failing).toEqual(['credentials']);
    expect(of('credentials')?.hint).toContain('FEISHU_APP_SECRET');
    expect(of('resume-sources')?.status).toBe('warn');
    expect(of('resume-sources')?.message).toMatch(/^not checked/);
    expect(JSON.stringify(checks)).not.toContain('nonsense');
  });

  it('a scope that the tenant has not granted, with the link of the answer', async () => {
    sandbox.scopes.set('hire:talent:readonly', false);
    const { code, failing, of } = await doctor();
    expect(code).toBe(1);
    expect(failing).toEqual(['scopes']);
    expect(of('scopes')?.message).toContain('hire:talent:readonly');
    expect(of('scopes')?.hint).toContain(
      `https://open.feishu.cn/app/${sandbox.credentials.appId}/auth?q=hire:talent`,
    );
  });

  it('a scope that is listed as granted, and missed by the calls', async () => {
    const missing = scopeMissing(['hire:talent:readonly'], sandbox.credentials.appId);
    sandbox.faults.add({ route: /^GET \/open-apis\/hire/, ...missing });
    const { failing, of } = await doctor();
    expect(failing).toEqual(['scopes']);
    expect(of('scopes')?.hint).toContain('https://open.feishu.cn/app/');
  });

  it('a scope that no call of the check needs; what is only of use is a warning', async () => {
    sandbox.scopes.set('im:message:send_as_bot', false);
    const { code, failing, of } = await doctor();
    expect(code).toBe(1);
    expect(failing).toEqual(['scopes']);
    expect(of('scopes')?.message).toContain('im:message:send_as_bot');
    sandbox.scopes.set('im:message:send_as_bot', true);
    sandbox.scopes.set('application:app_slash_command:write', false);
    expect((await doctor()).code).toBe(0);
  });

  it.each([
    ['resume-sources', 'GET /open-apis/hire/v1/resume_sources'],
    ['talent-fields', 'GET /open-apis/hire/v1/talent_objects/query'],
  ])('Hire, which refuses %s', async (name, route) => {
    sandbox.faults.add({ route, kind: 'status', status: 403 });
    const { code, failing } = await doctor();
    expect(code).toBe(1);
    expect(failing).toEqual([name]);
  });

  it('the bot, which is switched off', async () => {
    sandbox.faults.add({
      route: 'GET /open-apis/bot/v3/info',
      kind: 'body',
      body: { code: 0, msg: 'ok', bot: { activate_status: 1, app_name: 'Bot', open_id: 'ou_1' } },
    });
    expect((await doctor()).failing).toEqual(['bot']);
  });

  it('the database, which is away', async () => {
    const { code, failing, of } = await doctor({ DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' });
    expect(code).toBe(1);
    expect(failing).toEqual(['database']);
    expect(of('database')?.hint).toContain('DATABASE_URL');
  });

  it('a file that is no database', async () => {
    await writeFile(join(bench.folder, 'some.db'), 'no database '.repeat(1000));
    const { failing } = await doctor({ DATABASE_URL: 'sqlite:some.db' });
    expect(failing).toEqual(['database']);
  });

  it('Redis, which is away', async () => {
    const { code, failing, of } = await doctor({ REDIS_URL: 'redis://127.0.0.1:9' });
    expect(code).toBe(1);
    expect(failing).toEqual(['redis']);
    expect(of('redis')?.hint).toContain('REDIS_URL');
  });

  it.each([
    [-600_000, 'fail', /600 s ahead|599 s ahead|601 s ahead/],
    [600_000, 'fail', /behind/],
    [-60_000, 'warn', /ahead/],
    [5000, 'pass', /apart/],
  ])("the clock, when Feishu's is %i ms ahead: %s", async (drift, status, message) => {
    await sandbox.close();
    sandbox = await startSandbox({
      clock: {
        now: () => Date.now() + drift,
        after: (ms, run) => {
          const timer = setTimeout(run, ms);
          return () => clearTimeout(timer);
        },
      },
    });
    const { code, failing, of } = await doctor();
    expect(of('clock')?.status).toBe(status);
    expect(of('clock')?.message).toMatch(message);
    expect(failing).toEqual(status === 'fail' ? ['clock'] : []);
    expect(code).toBe(status === 'fail' ? 1 : 0);
  });

  it('the settings and the environment, all wrong keys at once', async () => {
    await writeFile(join(bench.folder, 'app.yaml'), 'lists: {page_size: 99}\ntime_zoen: UTC\n');
    const { code, failing, of } = await doctor({ FEISHU_ENCRYPT_KEY: '' });
    expect(code).toBe(1);
    expect(failing).toEqual(['configuration']);
    for (const key of ['lists.page_size', 'time_zoen', 'FEISHU_ENCRYPT_KEY'])
      expect(of('configuration')?.message).toContain(key);
    expect(calls()).toEqual([]);
  });

  it('a plan whose month is too short for the interval', async () => {
    await writeFile(join(bench.folder, 'app.yaml'), 'watch: {interval: 2s}\n');
    const { code, of } = await doctor();
    expect(of('quota')?.status).toBe('warn');
    expect(code).toBe(0);
  });
});
