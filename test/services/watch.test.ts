import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { startSandbox, type ApiCall, type Message, type Sandbox } from '../../src/sandbox/index.js';
import { words } from '../support/card.js';
import { postgresDatabase, type TestDatabase } from '../support/databases.js';
import { ready } from '../support/house.js';
import { environmentFor, openBench, type Bench, type Program } from '../support/process.js';
import { answerTo } from '../support/replies.js';

const services = inject('services');
const SEND = 'POST /open-apis/im/v1/messages';
const INTERVAL_MS = 300;
const WAITS = /"what":"watching","msg":"another process holds this database/;

let sandbox: Sandbox;
let bench: Bench;
let database: TestDatabase;

afterEach(async () => {
  await bench.close();
  await sandbox.close();
  await database.drop();
});

interface Process {
  readonly program: Program;
  readonly url: string;
}

async function open(): Promise<void> {
  bench = await openBench();
  sandbox = await startSandbox();
  database = await postgresDatabase();
  await writeFile(
    join(bench.folder, 'app.yaml'),
    `watch: { interval: ${INTERVAL_MS}ms, settle: 100ms, confirm_delay: 100ms }`,
  );
}

async function start(env: Record<string, string> = {}): Promise<Process> {
  const program = bench.run(['start'], {
    ...environmentFor(sandbox),
    APP_CONFIG: join(bench.folder, 'app.yaml'),
    DATABASE_URL: database.url,
    ...env,
  });
  return { program, url: await program.listening() };
}

/** Two processes with a Redis database of their own: the one that watches, and the other, to which people speak. */
async function openTwo(): Promise<{ watcher: Process; other: Process }> {
  await open();
  const url = new URL(services.redisUrl);
  url.pathname = '/7';
  const redis = new Redis(url.href);
  await redis.flushdb();
  redis.disconnect();
  const both = await Promise.all([start({ REDIS_URL: url.href }), start({ REDIS_URL: url.href })]);
  await Promise.all(both.map((one) => ready(one.url)));
  const other = await sandbox.waitFor(() => both.find(({ program }) => WAITS.test(program.stdout())), {
    what: 'one process to wait for the right to watch',
  });
  const watcher = both.find((one) => one !== other);
  if (!watcher) throw new Error('there is no second process');
  sandbox.setBotUrl(other.url);
  return { watcher, other };
}

async function ask(text: string, chat: string): Promise<Message> {
  const said = sandbox.say({ text, chat });
  return answerTo(sandbox, said.messageId);
}

async function watchFrom(...chats: string[]): Promise<void> {
  for (const chat of chats) expect(words(await ask('/watch', chat))).toContain('Subscribed');
}

const told = (chat: string): Message[] =>
  sandbox.messages(chat).filter(({ sender, replyTo }) => sender.type === 'bot' && replyTo === undefined);
const isWhole = ({ path, status }: ApiCall): boolean =>
  path.endsWith('/talent_objects/query') && status === 200;
const reads = (): ApiCall[] => sandbox.record.filter(isWhole);

function moreReads(count: number): Promise<unknown> {
  const before = reads().length;
  return sandbox.waitFor(() => reads().length >= before + count, { timeoutMs: 20_000 });
}

function disable(at: number): string {
  const source = sandbox.hire.sources[at];
  if (!source) throw new Error(`there is no source ${at}`);
  sandbox.changeHire({ kind: 'disable', target: { of: 'source', id: source.id } });
  return source.id;
}

/** Waits until a chat was told of all of these, then some more, and counts. */
async function expectToldOnce(chats: readonly string[], ids: readonly string[]): Promise<void> {
  const counts = (): number[] =>
    chats.flatMap((chat) =>
      ids.map((id) => told(chat).filter((one) => words(one.history[0] ?? one).includes(id)).length),
    );
  await sandbox.waitFor(() => counts().every((count) => count > 0), {
    timeoutMs: 20_000,
    what: `${ids.join(', ')} to be told`,
  });
  await moreReads(3);
  expect(counts()).toEqual(counts().map(() => 1));
  expect(sandbox.violations()).toEqual([]);
}

describe.skipIf(services.postgresUrl === '' || services.redisUrl === '')(
  'two processes that share Redis',
  () => {
    it('read once and tell once, and when one is killed the other takes over within ten seconds', async () => {
      const { watcher } = await openTwo();
      const { group, secondGroup } = sandbox.chats;
      await watchFrom(group, secondGroup);
      await moreReads(2);
      const from = reads().length;
      await moreReads(8);
      const times = reads()
        .slice(from - 1)
        .map(({ at }) => at);
      const gaps = times.slice(1).map((at, n) => at - (times[n] ?? 0));
      // Two sets of reads would fall between each other.
      expect(Math.min(...gaps)).toBeGreaterThan(INTERVAL_MS * 0.8);
      const first = disable(3);
      await expectToldOnce([group, secondGroup], [first]);
      expect(sandbox.record.filter(({ route }) => route === SEND)).toHaveLength(2);
      // The process that does not read knows who does.
      expect(words(await ask('/status', group))).toContain('Another process');

      watcher.program.kill('SIGKILL');
      const killed = Date.now();
      await watcher.program.exited;
      const before = reads().length;
      const second = disable(4);
      await sandbox.waitFor(() => reads().length > before, { what: 'the other one to read' });
      expect(Date.now() - killed).toBeLessThan(10_000);
      await expectToldOnce([group, secondGroup], [first, second]);
      expect(words(await ask('/status', group))).not.toContain('Another process');
    }, 60_000);

    it('tell once what the one that was killed was just about to tell', async () => {
      const { watcher } = await openTwo();
      const { group, secondGroup } = sandbox.chats;
      await watchFrom(group, secondGroup);
      // One notice arrives although its sender is dead by then, the other one never does.
      sandbox.faults.add({ route: SEND, chat: group, kind: 'delay', ms: 1000, times: 1 });
      sandbox.faults.add({ route: SEND, chat: secondGroup, kind: 'hang', times: 1 });
      const ids = [disable(3)];
      await sandbox.waitFor(() => sandbox.record.filter(({ route }) => route === SEND).length === 2);
      watcher.program.kill('SIGKILL');
      ids.push(disable(4));
      await expectToldOnce([group, secondGroup], ids);
    }, 60_000);
  },
);

describe.skipIf(services.postgresUrl === '')('two processes on PostgreSQL without Redis', () => {
  it('watch one after the other: the second waits, and tells what changed when the first was killed', async () => {
    await open();
    const first = await start();
    await ready(first.url);
    sandbox.setBotUrl(first.url);
    const { group } = sandbox.chats;
    await watchFrom(group);
    const second = await start();
    expect((await fetch(`${second.url}/readyz`)).status).toBe(503);
    await expectToldOnce([group], [disable(3)]);
    expect((await fetch(`${second.url}/readyz`)).status).toBe(503);

    first.program.kill('SIGKILL');
    const killed = Date.now();
    const id = disable(4);
    await ready(second.url);
    expect(Date.now() - killed).toBeLessThan(10_000);
    await expectToldOnce([group], [id]);
    expect(told(group)).toHaveLength(2);
  }, 60_000);
});
