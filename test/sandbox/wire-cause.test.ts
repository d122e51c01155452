import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { ask, CARD, tokenOf } from './open-api-support.js';
import { connectClient } from './sdk-support.js';
import { heldClock, pretendBot, type HeldClock, type PretendBot } from './support.js';
import { linesOf, newest, pageCall, wholeOf, type Line } from './wire-support.js';

let clock: HeldClock;
let bot: PretendBot;
let sandbox: Sandbox;
let token: string;
beforeEach(async () => {
  clock = heldClock();
  bot = await pretendBot();
  sandbox = await startSandbox({ clock, botUrl: bot.url });
  token = await tokenOf(sandbox);
});
afterEach(async () => {
  await sandbox.close();
  await bot.close();
});

/** Somebody says something; the event has been acknowledged. */
async function said(text: string, chat = sandbox.chats.private): Promise<{ messageId: string; event: Line }> {
  const { messageId, delivered } = sandbox.say({ text, chat });
  await delivered;
  return { messageId, event: await newest(sandbox, ({ kind }) => kind === 'event') };
}

const lastCall = (): Promise<Line> => newest(sandbox, ({ from }) => from === 'bot');
const readHire = async (): Promise<Line> => {
  await ask(sandbox, { path: '/open-apis/hire/v1/resume_sources?page_size=10', token });
  return lastCall();
};
const reply = async (messageId: string): Promise<Line> => {
  const body = { msg_type: 'interactive', content: JSON.stringify(CARD) };
  const path = `/open-apis/im/v1/messages/${messageId}/reply`;
  await ask(sandbox, { method: 'POST', path, token, body });
  return lastCall();
};

describe('what a call is put down to', () => {
  it('is the event whose message it answers, and for a read the event that waits for its answer', async () => {
    const one = await said('one');
    const two = await said('two');
    clock.advance(1500);
    expect(await readHire()).toMatchObject({ cause: two.event.id, guessed: true, after: 1500 });
    const answer = await reply(one.messageId);
    expect(answer.cause).toBe(one.event.id);
    expect(answer).not.toHaveProperty('guessed');
  });

  it('is the event that still waits rather than a later one that was answered', async () => {
    const one = await said('one');
    const two = await said('two');
    await reply(two.messageId);
    expect((await readHire()).cause).toBe(one.event.id);
  });

  it('is the redelivery for the second answer of a bot that answers twice', async () => {
    const { messageId, event } = await said('one');
    expect((await reply(messageId)).cause).toBe(event.id);
    await pageCall(sandbox, `wire/${event.id}/twice`, 'POST');
    const second = await newest(sandbox, ({ kind }) => kind === 'event');
    expect((await reply(messageId)).cause).toBe(second.id);
  });

  it('is nothing once the event was answered, and for what the bot does for itself', async () => {
    const { messageId } = await said('one');
    await ask(sandbox, { path: '/open-apis/application/v7/app_slash_commands', token });
    expect(await lastCall()).not.toHaveProperty('cause');
    await reply(messageId);
    clock.advance(10_000);
    expect(await readHire()).not.toHaveProperty('cause');
  });

  it('stays the event while a piece of work goes on after a first answer, and for updates of that answer', async () => {
    const { messageId, event } = await said('one');
    await reply(messageId);
    for (const pause of [1500, 1800, 1200]) {
      clock.advance(pause);
      expect((await readHire()).cause).toBe(event.id);
    }
    clock.advance(60_000);
    const progress = sandbox.messages(sandbox.chats.private).at(-1)?.messageId ?? '';
    const path = `/open-apis/im/v1/messages/${progress}`;
    await ask(sandbox, { method: 'PATCH', path, token, body: { content: JSON.stringify(CARD) } });
    expect(await lastCall()).toMatchObject({ cause: event.id });
  });
});

describe('the record of the wire', () => {
  it('ends a call whose caller has gone away', async () => {
    sandbox.faults.add({ route: /resume_sources/, kind: 'hang' });
    const gone = new AbortController();
    const call = fetch(`${sandbox.url}/open-apis/hire/v1/resume_sources`, { signal: gone.signal });
    const path = '/open-apis/hire/v1/resume_sources';
    await sandbox.waitFor(() => sandbox.record.some((one) => one.path === path));
    expect(await lastCall()).not.toHaveProperty('ms');
    gone.abort();
    await expect(call).rejects.toThrow();
    await expect.poll(lastCall).toMatchObject({ status: 0, fault: 'hang' });
  });

  it('keeps the last 500, and of long bodies the beginning', async () => {
    const text = 'x'.repeat(100_000);
    await said(text);
    const { request } = await wholeOf(sandbox, await newest(sandbox, ({ kind }) => kind === 'event'));
    expect(request.body).toMatch(/x… \(\d+ characters\)$/);
    const missing = { path: '/open-apis/nothing', token: 'none' };
    for (let count = 0; count < 505; count += 1) await ask(sandbox, missing).catch(() => undefined);
    expect(await linesOf(sandbox)).toHaveLength(500);
  });

  it('masks keys that an app sets, then and later', async () => {
    const path = `/open-apis/application/v7/applications/${sandbox.credentials.appId}/config`;
    const strategy = { encryption_key: 'a-key-of-its-own', verification_token: 'a-token-of-its-own' };
    const body = { event_and_callback_encrypt_strategy: strategy };
    await ask(sandbox, { method: 'PATCH', path, token, body });
    await said('one');
    const all = await Promise.all((await linesOf(sandbox)).map((line) => wholeOf(sandbox, line)));
    expect(JSON.stringify(all)).not.toMatch(/-of-its-own/);
  });

  it('masks a token in an answer that is no JSON, and in a header without its scheme', async () => {
    const mutate = (answer: object): string => JSON.stringify(answer).slice(0, -2);
    sandbox.faults.add({ route: /access_token/, kind: 'mutate', mutate });
    await tokenOf(sandbox).catch(() => undefined);
    const cut = await newest(sandbox, ({ fault }) => fault === 'mutate');
    expect((await wholeOf(sandbox, cut)).response?.body).toMatch(/access_token":"••••••/);
    const path = '/open-apis/hire/v1/resume_sources';
    await fetch(sandbox.url + path, { headers: { authorization: token } });
    expect((await wholeOf(sandbox, await lastCall())).request.headers['authorization']).toBe('••••••');
  });

  it('shows an unencrypted event once, without its token', async () => {
    sandbox.credentials.encryptKey = '';
    const { event } = await said('one');
    const { request, curl } = await wholeOf(sandbox, event);
    expect(request).not.toHaveProperty('raw');
    expect(JSON.stringify(request)).not.toContain(sandbox.credentials.verificationToken);
    expect(curl).toContain(sandbox.credentials.verificationToken);
  });

  it('tells which long connection took an event, and has no command for that', async () => {
    const { client } = await connectClient(sandbox, { 'im.message.receive_v1': () => undefined });
    const { event } = await said('one');
    client.close({ force: true });
    expect(event).toMatchObject({ status: 200, connection: expect.any(String) as string });
    const { request, curl } = await wholeOf(sandbox, event);
    expect(request.headers).toEqual({});
    expect(curl).toBeUndefined();
  });
});
