import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { ready } from '../support/house.js';
import { environmentFor, openBench, type Bench, type Program } from '../support/process.js';
import { until } from '../support/until.js';
import { clicked, genuine, knock, typed, type Answer } from './requests.js';
import { answerTo } from '../support/replies.js';

const TAKES_OVER_WITHIN_MS = 10_000;

let bench: Bench;
let sandbox: Sandbox;
let first: Program;
let firstUrl: string;
beforeAll(async () => {
  bench = await openBench();
  sandbox = await startSandbox();
  first = bench.run(['start'], environmentFor(sandbox));
  firstUrl = await first.listening();
  await ready(firstUrl);
});
afterAll(async () => {
  await bench.close();
  await sandbox.close();
});

it('a second process on the same database waits, and takes over within 10 s when the first is killed', async () => {
  const key = sandbox.credentials.encryptKey;
  const waiting = bench.run(['start'], environmentFor(sandbox));
  const url = await waiting.listening();
  const get = (path: string): Promise<Answer> => knock(url, { path, method: 'GET' });
  await waiting.printed(/(another process holds this database)/);

  const state = await get('/readyz');
  expect(state.status).toBe(503);
  expect(state.body).toMatch(/another process/);
  expect((await get('/healthz')).status).toBe(200);

  const { messageId, event } = typed(sandbox, '/help');
  const told = genuine(sandbox.envelope('im.message.receive_v1', event), key);
  expect((await knock(url, told)).status).toBe(503);
  const [card] = sandbox.messages(sandbox.chats.private);
  if (!card) throw new Error('nothing stands in the chat');
  const click = clicked(sandbox, card, { action: 'sources.page', page_token: '' });
  const answer = await knock(url, genuine(sandbox.envelope('card.action.trigger', click), key));
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.body)).toMatchObject({ toast: { type: 'error' } });
  expect((await knock(firstUrl, { path: '/readyz', method: 'GET' })).status).toBe(200);

  const killed = performance.now();
  first.kill('SIGKILL');
  await until(async () => (await get('/readyz')).status === 200, {
    what: 'the second process to be ready',
    timeoutMs: TAKES_OVER_WITHIN_MS,
  });
  expect(performance.now() - killed).toBeLessThan(TAKES_OVER_WITHIN_MS);
  // Feishu tells of the message again, and now it is answered.
  expect((await knock(url, told)).status).toBe(200);
  await answerTo(sandbox, messageId);
});

it('a process that waits ends with 0 on SIGTERM', async () => {
  const third = bench.run(['start'], environmentFor(sandbox));
  await third.printed(/(another process holds this database)/);
  third.kill('SIGTERM');
  expect(await third.exited).toEqual({ code: 0, signal: null });
});
