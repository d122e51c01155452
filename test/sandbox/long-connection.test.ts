import { afterEach, describe, expect, test } from 'vitest';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import type { Handlers, ListeningClient } from './sdk-support.js';
import { connectClient } from './sdk-support.js';
import type { PretendBot } from './support.js';
import { heldClock, larkClient, pretendBot } from './support.js';

let sandbox: Sandbox;
let bot: PretendBot | undefined;
let clients: ListeningClient[] = [];
afterEach(async () => {
  for (const { client } of clients) client.close({ force: true });
  clients = [];
  await sandbox.close();
  await bot?.close();
  bot = undefined;
});

/** Clients come back at once, so that a test need not wait. */
async function open({ longConnection, ...options }: SandboxOptions = {}): Promise<void> {
  const clientConfig = { ReconnectInterval: 0.02, ReconnectNonce: 0, ...longConnection?.clientConfig };
  sandbox = await startSandbox({ ...options, longConnection: { ...longConnection, clientConfig } });
}

async function connect(handlers: Handlers): Promise<ListeningClient> {
  const made = await connectClient(sandbox, handlers);
  clients.push(made);
  return made;
}

/** A client that keeps the texts that it was told. */
async function listener(): Promise<ListeningClient & { texts: string[] }> {
  const texts: string[] = [];
  const made = await connect({
    'im.message.receive_v1': (event) => {
      const { content } = event['message'] as { content: string };
      texts.push((JSON.parse(content) as { text: string }).text);
    },
  });
  return { ...made, texts };
}

const card = (title: string) => ({
  schema: '2.0',
  header: { title: { tag: 'plain_text', content: title } },
  body: { elements: [{ tag: 'markdown', content: 'hello' }] },
});

async function sentCard(title: string): Promise<string> {
  const { data } = await larkClient(sandbox).im.v1.message.create({
    params: { receive_id_type: 'chat_id' },
    data: { receive_id: sandbox.chats.group, msg_type: 'interactive', content: JSON.stringify(card(title)) },
  });
  return data?.message_id ?? '';
}

const EVENT = 'im.message.receive_v1';
const CLICK = 'card.action.trigger';

describe('events', () => {
  test('come over the connection instead of the webhook', async () => {
    bot = await pretendBot();
    await open({ botUrl: bot.url });
    const { told, texts } = await listener();
    expect(await sandbox.say({ text: '你好' }).delivered).toMatchObject({ status: 200 });
    expect([told, texts, bot.received]).toEqual([['ready'], ['你好'], []]);
    const [{ deviceId } = { deviceId: '' }] = sandbox.connections();
    expect(sandbox.deliveries).toMatchObject([{ eventType: EVENT, connection: deviceId, status: 200 }]);
  });

  test('carry the whole envelope, as the webhook does', async () => {
    await open();
    const seen: Record<string, unknown>[] = [];
    await connect({ [EVENT]: (event) => void seen.push(event) });
    const { messageId, eventId, delivered } = sandbox.say({ text: 'x' });
    await delivered;
    const { appId, tenantKey, verificationToken } = sandbox.credentials;
    expect(seen).toMatchObject([
      {
        schema: '2.0',
        event_id: eventId,
        event_type: EVENT,
        app_id: appId,
        tenant_key: tenantKey,
        token: verificationToken,
        message: { message_id: messageId, chat_type: 'p2p', message_type: 'text' },
      },
    ]);
  });

  test('are put together again when they come in pieces that cut characters in two', async () => {
    await open({ longConnection: { frameBytes: 7 } });
    const { texts } = await listener();
    const text = '招聘来源👩‍💻'.repeat(30);
    await sandbox.say({ text }).delivered;
    expect(texts).toEqual([text]);
  });

  test('go to one of several clients each', async () => {
    let next = 0;
    const turns = () => ((next += 7) % 30) / 30;
    await open({ random: turns });
    const many = [await listener(), await listener(), await listener()];
    const said = Array.from({ length: 30 }, (_, index) => `m${index}`);
    for (const text of said) await sandbox.say({ text }).delivered;
    const got = many.map(({ texts }) => texts);
    expect(got.flat().toSorted()).toEqual(said.toSorted());
    expect(Math.min(...got.map(({ length }) => length))).toBeGreaterThan(0);
  });

  test('come again, as the same event, when the handler throws', async () => {
    const clock = heldClock();
    await open({ clock });
    const ids: unknown[] = [];
    await connect({
      [EVENT]: (event) => {
        ids.push(event['event_id']);
        if (ids.length === 1) throw new Error('not now');
      },
    });
    const { eventId, delivered } = sandbox.say({ text: 'x' });
    expect(await delivered).toMatchObject({ status: 500 });
    clock.advance(15_000);
    await sandbox.waitFor(() => sandbox.deliveries.length === 2);
    expect(ids).toEqual([eventId, eventId]);
    expect(sandbox.deliveries.map(({ retry, status }) => [retry, status])).toEqual([
      [0, 500],
      [1, 200],
    ]);
    expect(clock.waiting()).toEqual([]);
  });

  test('come again when there was no answer within three seconds, whatever comes later', async () => {
    const clock = heldClock();
    await open({ clock });
    const answers: (() => void)[] = [];
    await connect({ [EVENT]: () => new Promise<void>((resolve) => void answers.push(resolve)) });
    const { delivered } = sandbox.say({ text: 'x' });
    await sandbox.waitFor(() => answers.length === 1);
    clock.advance(2999);
    expect(sandbox.deliveries).toEqual([]);
    clock.advance(1);
    expect(await delivered).toMatchObject({ status: 0, body: 'timeout', ms: 3000 });
    answers[0]?.();
    clock.advance(15_000);
    await sandbox.waitFor(() => answers.length === 2);
    answers[1]?.();
    await sandbox.waitFor(() => sandbox.deliveries.length === 2);
    expect(sandbox.deliveries[1]).toMatchObject({ retry: 1, status: 200 });
  });

  test('wait for a client where the app has chosen the long connection', async () => {
    bot = await pretendBot();
    const clock = heldClock();
    await open({ clock, botUrl: bot.url, subscription: 'websocket' });
    expect(await sandbox.say({ text: 'x' }).delivered).toMatchObject({
      status: 0,
      body: 'no long connection',
    });
    const { texts } = await listener();
    clock.advance(15_000);
    await sandbox.waitFor(() => sandbox.deliveries.length === 2);
    expect([texts, bot.received]).toEqual([['x'], []]);
  });

  test('go to the webhook again when the last client has left', async () => {
    bot = await pretendBot();
    await open({ botUrl: bot.url });
    const { client } = await listener();
    client.close();
    await sandbox.waitFor(() => sandbox.connections().length === 0);
    await sandbox.say({ text: 'x' }).delivered;
    expect(bot.received).toHaveLength(1);
  });
});

describe('clicks', () => {
  test('are answered over the connection, with a toast and another card', async () => {
    await open();
    const toast = { type: 'success', content: '已刷新' };
    const seen: unknown[] = [];
    await connect({
      [CLICK]: (event) => {
        seen.push(event['action']);
        return { toast, card: { type: 'raw', data: card('two') } };
      },
    });
    const messageId = await sentCard('one');
    const clicked = await sandbox.click({ messageId, value: { action: 'list.page' } });
    expect(clicked).toMatchObject({ status: 200, toast, card: card('two') });
    expect(seen).toEqual([{ value: { action: 'list.page' }, tag: 'button' }]);
    expect(sandbox.message(messageId)).toMatchObject({ card: card('two'), history: [card('one')] });
  });

  test.each([
    ['answers nothing', () => undefined, undefined],
    ['answers a string', () => 'ok', 200672],
    [
      'throws',
      () => {
        throw new Error('no');
      },
      200671,
    ],
  ])('show what the client shows when the handler %s', async (_what, handler, error) => {
    await open();
    await connect({ [CLICK]: handler });
    const clicked = await sandbox.click({ messageId: await sentCard('one'), value: {} });
    expect(clicked.error).toBe(error);
  });

  test('fail after three seconds, and are never sent again', async () => {
    const clock = heldClock();
    await open({ clock });
    let calls = 0;
    await connect({ [CLICK]: () => new Promise(() => (calls += 1)) });
    const clicking = sandbox.click({ messageId: await sentCard('one'), value: {} });
    await sandbox.waitFor(() => calls === 1);
    clock.advance(3000);
    expect(await clicking).toMatchObject({ error: 200341 });
    expect(clock.waiting()).toEqual([]);
  });

  test('find nobody where the app has chosen the long connection and no client is there', async () => {
    await open({ subscription: 'websocket' });
    const messageId = await sentCard('one');
    expect(await sandbox.click({ messageId, value: {} })).toMatchObject({ error: 200340 });
  });
});
