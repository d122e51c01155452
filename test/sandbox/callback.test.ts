import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Clicked, Sandbox } from '../../src/sandbox/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import type { HeldClock, PretendBot } from './support.js';
import { heldClock, larkClient, pretendBot, refusal } from './support.js';

let clock: HeldClock;
let bot: PretendBot;
let sandbox: Sandbox;
let messageId: string;

const card = (content: string, more: object = {}) => ({
  schema: '2.0',
  config: { update_multi: true },
  header: { title: { tag: 'plain_text', content: 'Title' }, template: 'blue' },
  body: { elements: [{ tag: 'markdown', content }] },
  ...more,
});

beforeEach(async () => {
  clock = heldClock();
  bot = await pretendBot();
  sandbox = await startSandbox({ clock, botUrl: bot.url });
  const sent = await larkClient(sandbox).im.v1.message.create({
    params: { receive_id_type: 'chat_id' },
    data: {
      receive_id: sandbox.chats.private,
      msg_type: 'interactive',
      content: JSON.stringify(card('first')),
    },
  });
  messageId = sent.data?.message_id ?? '';
});
afterEach(async () => {
  await sandbox.close();
  await bot.close();
});

const clickWith = (status: number, body: unknown): Promise<Clicked> => {
  bot.answer = () => ({ status, body: typeof body === 'string' ? body : JSON.stringify(body) });
  return sandbox.click({ messageId, value: { action: 'sources.page' } });
};

describe('a click', () => {
  test('replaces the card with the one in the answer, and keeps the old one', async () => {
    const toast = { type: 'success', content: 'done' };
    const clicked = await clickWith(200, { toast, card: { type: 'raw', data: card('second') } });
    expect(clicked).toMatchObject({ status: 200, toast, card: card('second') });
    expect(clicked.error).toBeUndefined();
    expect(sandbox.message(messageId)).toMatchObject({ card: card('second'), history: [card('first')] });
    expect(bot.received[0]?.path).toBe('/webhook/card');
  });

  test.each([
    ['an HTTP status other than 200', 500, {}, 200671],
    ['a body that is not JSON', 200, 'ok', 200672],
    ['an empty body', 200, '', 200672],
    ['a toast of no kind', 200, { toast: { type: 'loud', content: 'x' } }, 200672],
    ['a card that is not raw', 200, { card: { schema: '2.0' } }, 200672],
    ['a bad card', 200, { card: { type: 'raw', data: card('x', { elements: [] }) } }, 200673],
    ['a card of version 1.0', 200, { card: { type: 'raw', data: { elements: [] } } }, 200830],
  ])('shows an error after %s, and leaves the card', async (_what, status, body, error) => {
    expect((await clickWith(status, body)).error).toBe(error);
    expect(sandbox.message(messageId)?.card).toEqual(card('first'));
  });

  test('is over after three seconds, and never comes again', async () => {
    bot.answer = () => undefined;
    const clicking = sandbox.click({ messageId, value: {} });
    await sandbox.waitFor(() => bot.received[0]);
    clock.advance(3000);
    expect(await clicking).toMatchObject({ error: 200341, ms: 3000 });
    clock.advance(30_000_000);
    expect(bot.received).toHaveLength(1);
  });

  test('gives a token for two later updates within half an hour', async () => {
    await clickWith(200, {});
    const token = await lastToken();
    const client = larkClient(sandbox);
    const update = (content: string) =>
      client.request({
        method: 'POST',
        url: '/open-apis/interactive/v1/card/update',
        data: { token, card: card(content) },
      });
    await update('a');
    await update('b');
    expect(sandbox.message(messageId)?.card).toEqual(card('b'));
    expect(await refusal(update('c'))).toMatchObject({ code: 300040 });
    expect(
      await refusal(
        client.request({
          method: 'POST',
          url: '/open-apis/interactive/v1/card/update',
          data: { token: 'c-x', card: card('d') },
        }),
      ),
    ).toMatchObject({ code: 300020 });
  });
});

/** The token of the last click, read from what the bot was sent. */
async function lastToken(): Promise<string> {
  const { AESCipher } = await import('@larksuiteoapi/node-sdk');
  const text = (JSON.parse(bot.received.at(-1)?.body ?? '') as { encrypt: string }).encrypt;
  const opened = JSON.parse(new AESCipher(sandbox.credentials.encryptKey).decrypt(text)) as {
    header: { create_time: string };
    event: { token: string };
  };
  expect(opened.header.create_time).toBe(`${clock.now()}000`);
  return opened.event.token;
}
