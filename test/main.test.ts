import { existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { presetFault, startSandbox, type Message, type Sandbox } from '../src/sandbox/index.js';
import { words } from './support/card.js';
import { ready } from './support/house.js';
import { environmentFor, openBench, type Bench } from './support/process.js';
import { until } from './support/until.js';
import { answerTo } from './support/replies.js';

const STOPS_WITHIN_MS = 10_000;
/** Programs are started and stopped in these tests, some twice. */
const SLOW_MS = 40_000;
const OK = { code: 0, signal: null };

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

/** Milliseconds until the work is done. */
async function timed(work: Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work;
  return performance.now() - start;
}

describe('start', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'listens, becomes ready, answers, and ends with 0 on %s',
    async (signal) => {
      const bot = bench.run(['start'], environmentFor(sandbox));
      const url = await bot.listening();
      await ready(url);
      sandbox.setBotUrl(url);
      const { messageId } = sandbox.say({ text: '/sources' });
      await answerTo(sandbox, messageId);
      expect(existsSync(join(bench.folder, 'data', 'bot.db'))).toBe(true);
      bot.kill(signal);
      expect(await timed(bot.exited)).toBeLessThan(STOPS_WITHIN_MS);
      expect(await bot.exited).toEqual(OK);
      expect(bot.stderr()).toBe('');
      await expect(fetch(`${url}/healthz`)).rejects.toThrow();
    },
  );

  it(
    'ends with 0 on SIGTERM while it waits for Feishu',
    async () => {
      sandbox.faults.add({ route: /\/open-apis\/auth/, kind: 'hang' });
      const bot = bench.run(['start'], environmentFor(sandbox));
      await bot.listening();
      await sandbox.waitFor(() => sandbox.record.length > 0, { what: 'the first call' });
      bot.kill('SIGTERM');
      expect(await timed(bot.exited)).toBeLessThan(STOPS_WITHIN_MS);
      expect(await bot.exited).toEqual(OK);
    },
    SLOW_MS,
  );

  it(
    'ends with 0 within 10 s while a Hire call hangs, and the next start gives the reply',
    async () => {
      const env = environmentFor(sandbox);
      const first = bench.run(['start'], env);
      const url = await first.listening();
      await ready(url);
      sandbox.setBotUrl(url);
      sandbox.faults.add(presetFault('hire-hangs', sandbox.credentials.appId));
      const { messageId, chatId } = sandbox.say({ text: '/sources' });
      const replies = (): Message[] =>
        sandbox.messages(chatId).filter(({ replyTo }) => replyTo === messageId);
      await sandbox.waitFor(() => sandbox.record.some(({ path }) => path.includes('/hire/')), {
        what: 'a call',
      });
      first.kill('SIGTERM');
      expect(await timed(first.exited)).toBeLessThan(STOPS_WITHIN_MS);
      expect(await first.exited).toEqual(OK);
      const id = sandbox.hire.sources[0]?.id ?? '';
      const answered = (): boolean => replies().some((reply) => words(reply).includes(id));
      expect(answered()).toBe(false);

      sandbox.faults.clear();
      bench.run(['start'], env);
      await sandbox.waitFor(answered, { what: 'the reply after the restart' });
      expect(replies()).toHaveLength(1);
    },
    SLOW_MS,
  );

  it('says with 78 what is wrong with the configuration, all of it, and starts nothing', async () => {
    const probe = createServer();
    await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
    const { port } = probe.address() as AddressInfo;
    await new Promise((resolve) => probe.close(resolve));
    await writeFile(join(bench.folder, 'app.yaml'), 'lists: {page_size: 99}\ntime_zoen: UTC\n');
    const bot = bench.run(['start'], {
      ...environmentFor(sandbox),
      FEISHU_ENCRYPT_KEY: '',
      LOG_LEVEL: 'loud',
      REDIS_URL: 'redis://h:port',
      DATABASE_URL: 'postgres://[bad',
      PORT: String(port),
    });
    expect(await bot.exited).toEqual({ code: 78, signal: null });
    const variables = ['FEISHU_ENCRYPT_KEY', 'LOG_LEVEL', 'REDIS_URL', 'DATABASE_URL'];
    for (const key of [...variables, 'lists.page_size', 'time_zoen', 'time_zone'])
      expect(bot.stderr()).toContain(key);
    expect(bot.stderr()).not.toContain(sandbox.credentials.appSecret);
    expect(bot.stderr()).not.toContain(sandbox.credentials.verificationToken);
    expect(bot.stderr()).not.toMatch(/ {4}at /);
    expect(bot.stdout()).toBe('');
    expect(existsSync(join(bench.folder, 'data'))).toBe(false);
    expect(sandbox.record).toEqual([]);
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
  });

  it.each([
    ['a file that is no YAML', 'lists: [10'],
    ['an alias without an anchor', 'lists:\n  page_size: *unknown\n'],
  ])('says with 78 that APP_CONFIG names %s', async (_name, yaml) => {
    await writeFile(join(bench.folder, 'other.yaml'), yaml);
    const bot = bench.run(['start'], { ...environmentFor(sandbox), APP_CONFIG: 'other.yaml' });
    expect(await bot.exited).toEqual({ code: 78, signal: null });
    expect(bot.stderr()).not.toMatch(/ {4}at /);
  });

  it('says with 1 that the port is taken', async () => {
    const bot = bench.run(['start'], { ...environmentFor(sandbox), PORT: new URL(sandbox.url).port });
    expect(await bot.exited).toEqual({ code: 1, signal: null });
    expect(bot.stderr()).toMatch(/could not be started: .*EADDRINUSE/);
    expect(bot.stderr()).not.toMatch(/ {4}at /);
  });
});

// On Windows npm's shell is another one, and there are no signals.
describe.runIf(process.platform !== 'win32')('through npm', () => {
  it(
    'start ends with 0 on SIGTERM and leaves nothing running',
    async () => {
      const bot = await bench.npm(['start'], environmentFor(sandbox));
      const url = await bot.listening();
      await ready(url);
      bot.kill('SIGTERM');
      expect(await timed(bot.exited)).toBeLessThan(STOPS_WITHIN_MS);
      expect(await bot.exited).toEqual(OK);
      await expect(fetch(`${url}/healthz`)).rejects.toThrow();
    },
    SLOW_MS,
  );

  it(
    'the sandbox takes its arguments after --, ends with 0 on SIGTERM and leaves nothing running',
    async () => {
      const program = await bench.npm(['run', 'sandbox', '--', '--port', '0']);
      const url = await program.printed(/(http:\/\/127\.0\.0\.1:\d+)/);
      expect(url).not.toContain(':3000');
      expect((await fetch(url)).status).toBe(200);
      program.kill('SIGTERM');
      expect(await timed(program.exited)).toBeLessThan(STOPS_WITHIN_MS);
      expect(await program.exited).toEqual(OK);
      await expect(fetch(url)).rejects.toThrow();
    },
    SLOW_MS,
  );
});

it.each<[string, string[]]>([
  ['nothing', []],
  ['an unknown command', ['stop']],
  ['one argument too many', ['start', 'now']],
  ['sandbox and a port that is none', ['sandbox', '--port', 'http']],
  ['sandbox and a port beyond all', ['sandbox', '--port', '65536']],
  ['sandbox and an unknown flag', ['sandbox', '--prot', '0']],
])('says with 64 how it is used when it is told %s', async (_name, args) => {
  const program = bench.run(args);
  expect(await program.exited).toEqual({ code: 64, signal: null });
  expect(program.stderr()).toMatch(/^Usage: feishu-hire-bot COMMAND/m);
  expect(program.stdout()).toBe('');
});

describe('sandbox', () => {
  it('takes the port as npm hands it on when the second -- is forgotten', async () => {
    const bare = bench.run(['sandbox', '0']);
    await bare.printed(/(http:\/\/127\.0\.0\.1:\d+)/);
    const variable = bench.run(['sandbox'], { npm_config_port: '0' });
    await variable.printed(/(http:\/\/127\.0\.0\.1:\d+)/);
  });

  it('prints the address of the page, answers what is typed there at once, and ends with 0', async () => {
    const program = bench.run(['sandbox', '--port', '0']);
    const url = await program.printed(/(http:\/\/127\.0\.0\.1:\d+)/);
    const typed = await fetch(`${url}/sandbox/api/say`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: '/sources' }),
    });
    const { messageId, chatId } = (await typed.json()) as { messageId: string; chatId: string };
    const reply = await until(
      async () => {
        const answer = await fetch(`${url}/sandbox/api/chats/${chatId}/messages`);
        const { messages } = (await answer.json()) as { messages: Message[] };
        return messages.find((one) => one.replyTo === messageId && words(one).includes('Resume sources'));
      },
      { what: 'a reply', timeoutMs: 5000 },
    );
    expect(words(reply)).toContain('Resume sources');
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(await page.text()).toMatch(/<html/i);
    expect(readdirSync(join(bench.folder, 'data', 'sandbox')).some((name) => name.endsWith('.db'))).toBe(
      true,
    );
    program.kill('SIGTERM');
    expect(await timed(program.exited)).toBeLessThan(STOPS_WITHIN_MS);
    expect(await program.exited).toEqual(OK);
  });

  it('needs no configuration and heeds none that is meant for the real bot', async () => {
    const program = bench.run(['sandbox', '--port', '0'], {
      ...environmentFor(sandbox),
      FEISHU_APP_ID: 'nonsense',
      FEISHU_ENCRYPT_KEY_PREVIOUS: ' ',
      FEISHU_BASE_URL: 'nowhere',
      DATABASE_URL: 'nowhere',
      REDIS_URL: 'nowhere',
      PORT: 'none',
    });
    expect(await program.printed(/(http:\/\/127\.0\.0\.1:\d+)/)).not.toBe(sandbox.url);
    expect(program.stderr()).toBe('');
  });

  it('says with 1 that the port is taken', async () => {
    const program = bench.run(['sandbox', '--port', new URL(sandbox.url).port]);
    expect(await program.exited).toEqual({ code: 1, signal: null });
    expect(program.stderr()).toMatch(/port \d+ is in use; try --port 0/);
  });
});
