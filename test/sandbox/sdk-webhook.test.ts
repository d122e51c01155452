import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import type { Handlers } from './sdk-support.js';
import { dispatcherOf, lark, quiet } from './sdk-support.js';
import { larkClient } from './support.js';

const EVENT_PATH = '/webhook/event';
const CARD_PATH = '/webhook/card';
const EVENT = 'im.message.receive_v1';
const CLICK = 'card.action.trigger';

let sandbox: Sandbox;
let server: Server | undefined;
beforeEach(async () => void (sandbox = await startSandbox({ redelivery: [] })));
afterEach(async () => {
  await sandbox.close();
  server?.closeAllConnections();
  server?.close();
});

/** Puts an app of the SDK behind the sandbox's webhook. */
async function serve(listener: RequestListener): Promise<void> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => void started.listen(0, '127.0.0.1', resolve));
  sandbox.setBotUrl(`http://127.0.0.1:${(started.address() as AddressInfo).port}`);
}

const ways: [name: string, wrap: (handlers: Handlers) => RequestListener][] = [
  [
    'adaptDefault',
    (handlers) => {
      const dispatcher = dispatcherOf(sandbox, handlers);
      const options = { autoChallenge: true };
      const [events, cards] = [EVENT_PATH, CARD_PATH].map((path) =>
        lark.adaptDefault(path, dispatcher, options),
      );
      return (request, response) => {
        void events?.(request, response);
        void cards?.(request, response);
      };
    },
  ],
  [
    'adaptExpress',
    (handlers) => {
      const adapted = lark.adaptExpress(dispatcherOf(sandbox, handlers), { autoChallenge: true });
      return express().use(express.json()).post([EVENT_PATH, CARD_PATH], adapted) as RequestListener;
    },
  ],
];

async function sentCard(): Promise<string> {
  const content = JSON.stringify({
    schema: '2.0',
    body: { elements: [{ tag: 'markdown', content: 'one' }] },
  });
  const { data } = await larkClient(sandbox).im.v1.message.create({
    params: { receive_id_type: 'chat_id' },
    data: { receive_id: sandbox.chats.group, msg_type: 'interactive', content },
  });
  return data?.message_id ?? '';
}

const answer = {
  toast: { type: 'info', content: '好', i18n: { zh_cn: '好', en_us: 'Done' } },
  card: { type: 'raw', data: { schema: '2.0', body: { elements: [{ tag: 'markdown', content: 'two' }] } } },
};

describe.each(ways)('the EventDispatcher of the official SDK behind %s', (_name, wrap) => {
  test('verifies, decrypts and hands over what people say', async () => {
    const seen: Record<string, unknown>[] = [];
    await serve(wrap({ [EVENT]: (event) => void seen.push(event) }));
    const { messageId, eventId, delivered } = sandbox.say({
      chat: sandbox.chats.group,
      text: '{bot} 来源 👩‍💻',
    });
    expect(await delivered).toMatchObject({ status: 200 });
    const { appId, tenantKey, verificationToken, botOpenId } = sandbox.credentials;
    expect(seen).toMatchObject([
      {
        ...{ schema: '2.0', event_type: EVENT, event_id: eventId },
        ...{ app_id: appId, tenant_key: tenantKey, token: verificationToken },
        sender: { sender_type: 'user', sender_id: { open_id: sandbox.people.member } },
        message: { message_id: messageId, content: '{"text":"@_user_1 来源 👩‍💻"}', chat_type: 'group' },
      },
    ]);
    const { message } = seen[0] as { message: { mentions: { id: { open_id: string } }[] } };
    expect(message.mentions[0]?.id.open_id).toBe(botOpenId);
  });

  test('is told when the bot is added to a chat', async () => {
    const seen: Record<string, unknown>[] = [];
    await serve(wrap({ 'im.chat.member.bot.added_v1': (event) => void seen.push(event) }));
    await sandbox.changeChat(sandbox.chats.strangerGroup, 'bot-added');
    expect(seen).toMatchObject([{ chat_id: sandbox.chats.strangerGroup, external: false }]);
  });

  test('answers the challenge', async () => {
    await serve(wrap({}));
    const { status, body } = await sandbox.challenge();
    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({ challenge: expect.stringMatching(/^[0-9a-f]{32}$/) as string });
  });

  test('answers a click with what its handler returns', async () => {
    const seen: Record<string, unknown>[] = [];
    await serve(
      wrap({
        [CLICK]: (event) => {
          seen.push(event);
          return answer;
        },
      }),
    );
    const messageId = await sentCard();
    const clicked = await sandbox.click({ messageId, value: { action: 'list.page' } });
    expect(clicked).toMatchObject({ status: 200, toast: answer.toast, card: answer.card.data });
    // The SDK lays the event over the header: `token` is that of the card.
    expect(seen).toMatchObject([
      {
        token: expect.stringMatching(/^c-/) as string,
        create_time: expect.stringMatching(/^\d{16}$/) as string,
        operator: { open_id: sandbox.people.member },
        action: { tag: 'button', value: { action: 'list.page' } },
        context: { open_message_id: messageId, open_chat_id: sandbox.chats.group },
      },
    ]);
  });

  test('hands over nothing that carries no signature, or a wrong one', async () => {
    let calls = 0;
    await serve(wrap({ [EVENT]: () => void (calls += 1) }));
    const envelope = sandbox.envelope(EVENT, {});
    await sandbox.push(envelope, { sign: false });
    await sandbox.push(envelope, { headers: { 'x-lark-signature': 'bad' } });
    expect(calls).toBe(0);
    await sandbox.push(envelope);
    expect(calls).toBe(1);
  });
});

test('the CardActionHandler of the official SDK verifies, decrypts and answers a click', async () => {
  const { encryptKey, verificationToken } = sandbox.credentials;
  const seen: unknown[] = [];
  const handler = new lark.CardActionHandler(
    { encryptKey, verificationToken, ...quiet() },
    async (event: unknown) => {
      seen.push((event as { action: unknown }).action);
      return answer;
    },
  );
  const adapted = lark.adaptDefault(CARD_PATH, handler);
  await serve((request, response) => void adapted(request, response));
  const clicked = await sandbox.click({ messageId: await sentCard(), value: { action: 'x' } });
  expect(clicked).toMatchObject({ status: 200, toast: answer.toast, card: answer.card.data });
  expect(seen).toEqual([{ value: { action: 'x' }, tag: 'button' }]);
});
