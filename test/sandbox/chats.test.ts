import { createRequire } from 'node:module';
import type * as Lark from '@larksuiteoapi/node-sdk';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import type { PretendBot } from './support.js';
import { larkClient, pretendBot, refusal } from './support.js';

const lark = createRequire(import.meta.url)('@larksuiteoapi/node-sdk') as typeof Lark;

let bot: PretendBot;
let sandbox: Sandbox;
let group: string;
beforeEach(async () => {
  bot = await pretendBot();
  sandbox = await startSandbox({ botUrl: bot.url });
  group = sandbox.chats.group;
});
afterEach(async () => {
  await sandbox.close();
  await bot.close();
});

/** Asks as the page does. */
async function ask(change: string, chat_id = group, from: string = sandbox.people.member) {
  const answer = await fetch(`${sandbox.url}/sandbox/api/chats/changes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: sandbox.url },
    body: JSON.stringify({ chat_id, change, from }),
  });
  return { status: answer.status, body: (await answer.json()) as { error?: string } };
}

/** The events that the bot was sent, opened. */
function events(): { header: { event_type: string }; event: Record<string, unknown> }[] {
  const cipher = new lark.AESCipher(sandbox.credentials.encryptKey);
  return bot.received.map(({ body }) => {
    const { encrypt } = JSON.parse(body) as { encrypt: string };
    return JSON.parse(cipher.decrypt(encrypt)) as ReturnType<typeof events>[number];
  });
}

const message = () => larkClient(sandbox).im.v1.message;
const card = JSON.stringify({
  schema: '2.0',
  config: { update_multi: true },
  body: { elements: [{ tag: 'markdown', content: 'hello' }] },
});
const send = () =>
  message().create({
    params: { receive_id_type: 'chat_id' },
    data: { receive_id: group, msg_type: 'interactive', content: card },
  });

describe('somebody at the page', () => {
  test('removes the bot and adds it again: it is told, and meanwhile can neither send, reply nor update', async () => {
    const sent = (await send()).data?.message_id ?? '';
    const said = sandbox.say({ chat: group, text: 'hi', deliver: false });
    expect((await ask('bot-removed')).status).toBe(200);
    await sandbox.waitFor(() => bot.received.length === 1);
    expect(events()[0]).toMatchObject({
      header: { event_type: 'im.chat.member.bot.deleted_v1' },
      event: { chat_id: group, operator_id: { open_id: sandbox.people.member }, external: false },
    });
    const data = { msg_type: 'text', content: '{"text":"x"}' };
    const path = { message_id: said.messageId };
    expect(await refusal(send())).toMatchObject({ status: 400, code: 230002 });
    expect(await refusal(message().reply({ path, data }))).toMatchObject({ code: 230002 });
    const update = message().patch({ path: { message_id: sent }, data: { content: card } });
    expect(await refusal(update)).toMatchObject({ code: 230002 });
    expect((await ask('bot-added')).status).toBe(200);
    await sandbox.waitFor(() => bot.received.length === 2);
    expect(events()[1]).toMatchObject({ header: { event_type: 'im.chat.member.bot.added_v1' } });
    expect((await send()).code).toBe(0);
  });

  test('dissolves a group: the bot is told, and can send nothing more', async () => {
    const said = sandbox.say({ chat: group, text: 'hi', deliver: false });
    await ask('dissolved');
    await sandbox.waitFor(() => bot.received.length === 1);
    expect(events()[0]).toMatchObject({ header: { event_type: 'im.chat.disbanded_v1' } });
    expect(await refusal(send())).toMatchObject({ status: 400, code: 232009 });
    const data = { msg_type: 'text', content: '{"text":"x"}' };
    const reply = message().reply({ path: { message_id: said.messageId }, data });
    expect(await refusal(reply)).toMatchObject({ code: 232009 });
    const chats = await larkClient(sandbox).im.v1.chat.list({ params: { page_size: 50 } });
    expect(chats.data?.items?.map(({ chat_id }) => chat_id)).not.toContain(group);
    expect((await ask('bot-added')).body.error).toContain('dissolved');
  });

  test('dissolves a group without the bot, which is not told', async () => {
    expect((await ask('dissolved', sandbox.chats.strangerGroup)).status).toBe(200);
    await ask('dissolved');
    await sandbox.waitFor(() => bot.received.length > 0);
    expect(events().map(({ event }) => event['chat_id'])).toEqual([group]);
  });

  test('sees all groups, those without the bot too', async () => {
    await ask('bot-removed');
    await ask('dissolved', sandbox.chats.secondGroup);
    const state: unknown = await (await fetch(`${sandbox.url}/sandbox/api/state`)).json();
    expect(state).toMatchObject({
      chats: expect.arrayContaining([
        expect.objectContaining({ chatId: group, botInChat: false, dissolved: false }),
        expect.objectContaining({ chatId: sandbox.chats.secondGroup, dissolved: true }),
        expect.objectContaining({ chatId: sandbox.chats.strangerGroup, botInChat: false }),
        expect.objectContaining({ chatId: sandbox.chats.private, botInChat: true }),
      ]) as object,
    });
  });

  test('is refused what makes no sense', async () => {
    const errors = await Promise.all([
      ask('painted'),
      ask('bot-added'),
      ask('bot-removed', sandbox.chats.strangerGroup),
      ask('bot-removed', sandbox.chats.private),
      ask('dissolved', 'oc_none'),
      ask('dissolved', group, 'ou_nobody'),
    ]);
    expect(errors.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 400]);
    expect(errors.map(({ body }) => body.error)).toEqual([
      'change must be one of bot-added, bot-removed, dissolved',
      'the bot is in the group',
      'the bot is not in the group',
      'a private chat stays as it is',
      'no such chat: oc_none',
      'no such person: ou_nobody',
    ]);
    expect(bot.received).toEqual([]);
  });

  test('makes other pages show it', async () => {
    const stream = await fetch(`${sandbox.url}/sandbox/api/stream`);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    await reader?.read();
    await ask('bot-removed');
    expect((await reader?.read())?.value).toContain(`event: chat\ndata: {"chatId":"${group}"}\n\n`);
    await reader?.cancel();
  });
});
