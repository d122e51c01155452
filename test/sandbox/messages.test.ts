import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import type { HeldClock } from './support.js';
import { heldClock, larkClient, refusal } from './support.js';

const DAY = 86_400_000;

let clock: HeldClock;
let sandbox: Sandbox;
let im: ReturnType<typeof larkClient>['im']['v1'];
beforeEach(async () => {
  clock = heldClock();
  sandbox = await startSandbox({ clock });
  im = larkClient(sandbox).im.v1;
});
afterEach(() => sandbox.close());

const card = (more: object = {}) => ({
  schema: '2.0',
  config: { update_multi: true },
  body: { elements: [{ tag: 'markdown', content: 'hello' }] },
  ...more,
});
const send = (chat: string, content: unknown, msg_type = 'interactive', uuid?: string) =>
  im.message.create({
    params: { receive_id_type: 'chat_id' },
    data: { receive_id: chat, msg_type, content: JSON.stringify(content), ...(uuid ? { uuid } : {}) },
  });

describe('sending is refused', () => {
  test('into a chat without the bot, and into one that was dissolved', async () => {
    expect(await refusal(send(sandbox.chats.strangerGroup, card()))).toMatchObject({ code: 230002 });
    await sandbox.changeChat(sandbox.chats.group, 'dissolved');
    expect(await refusal(send(sandbox.chats.group, card()))).toMatchObject({ status: 400, code: 232009 });
  });

  test('for a bad card, with the cause in the message', async () => {
    const refused = await refusal(send(sandbox.chats.group, card({ footer: {} })));
    expect(refused).toMatchObject({ status: 400, code: 230099 });
    expect(refused.msg).toMatch(/^Failed to create card content, ext=ErrCode: \d+; ErrMsg: .+;$/);
  });

  test('for a card over 30 KB', async () => {
    const elements = [{ tag: 'markdown', content: '字'.repeat(11_000) }];
    expect(await refusal(send(sandbox.chats.group, card({ body: { elements } })))).toMatchObject({
      code: 230025,
    });
  });

  test('as a reply to a message that is not there', async () => {
    const data = { msg_type: 'text', content: '{"text":"x"}' };
    expect(await refusal(im.message.reply({ path: { message_id: 'om_none' }, data }))).toMatchObject({
      code: 231003,
    });
  });
});

describe('updating', () => {
  test('is refused after 14 days', async () => {
    const sent = await send(sandbox.chats.group, card());
    const path = { message_id: sent.data?.message_id ?? '' };
    clock.advance(14 * DAY);
    // The token of the first client is over by now, but its cache goes by real time.
    const { message } = larkClient(sandbox).im.v1;
    await message.patch({ path, data: { content: JSON.stringify(card()) } });
    clock.advance(1);
    const refused = message.patch({ path, data: { content: JSON.stringify(card()) } });
    expect(await refusal(refused)).toMatchObject({ code: 230031 });
  });

  test('is only for cards of the bot', async () => {
    const sent = await send(sandbox.chats.group, { text: 'x' }, 'text');
    const path = { message_id: sent.data?.message_id ?? '' };
    const refused = im.message.patch({ path, data: { content: JSON.stringify(card()) } });
    expect(await refusal(refused)).toMatchObject({ code: 230001 });
  });

  test('is not for what a person said', async () => {
    const { messageId } = sandbox.say({ chat: sandbox.chats.group, text: 'hi', deliver: false });
    const data = { content: JSON.stringify(card()) };
    const refused = im.message.patch({ path: { message_id: messageId }, data });
    expect(await refusal(refused)).toMatchObject({ status: 400, code: 230001 });
    expect(sandbox.message(messageId)?.card).toBeUndefined();
  });

  test('is not for a message that was taken back, which cannot be answered either', async () => {
    const sent = await send(sandbox.chats.group, card());
    const path = { message_id: sent.data?.message_id ?? '' };
    sandbox.recall(path.message_id);
    const changed = card({ body: { elements: [] } });
    const update = im.message.patch({ path, data: { content: JSON.stringify(changed) } });
    expect(await refusal(update)).toMatchObject({ status: 400, code: 230011 });
    const data = { msg_type: 'text', content: '{"text":"x"}' };
    expect(await refusal(im.message.reply({ path, data }))).toMatchObject({ status: 400, code: 230011 });
    expect(sandbox.message(path.message_id)).toMatchObject({ card: card(), recalledAt: clock.now() });
  });
});

describe('a uuid', () => {
  test('makes a new message after an hour', async () => {
    const first = await send(sandbox.chats.group, card(), 'interactive', 'same');
    clock.advance(3_599_999);
    const repeat = await send(sandbox.chats.group, card(), 'interactive', 'same');
    clock.advance(1);
    const later = await send(sandbox.chats.group, card(), 'interactive', 'same');
    expect(repeat.data?.message_id).toBe(first.data?.message_id);
    expect(later.data?.message_id).not.toBe(first.data?.message_id);
    expect(sandbox.messages(sandbox.chats.group)).toHaveLength(2);
  });

  test('is one for sends and replies, in every chat', async () => {
    const { messageId } = sandbox.say({ chat: sandbox.chats.secondGroup, text: 'hi', deliver: false });
    const data = { msg_type: 'interactive', content: JSON.stringify(card()), uuid: 'same' };
    const reply = () => im.message.reply({ path: { message_id: messageId }, data });
    const first = await reply();
    expect((await reply()).data?.message_id).toBe(first.data?.message_id);
    const elsewhere = await send(sandbox.chats.group, card(), 'interactive', 'same');
    expect(elsewhere.data?.message_id).toBe(first.data?.message_id);
    expect(sandbox.messages(sandbox.chats.secondGroup)).toHaveLength(2);
    expect(sandbox.messages(sandbox.chats.group)).toEqual([]);
  });

  test('is not used up by a send that was refused', async () => {
    expect(
      await refusal(send(sandbox.chats.group, card({ footer: {} }), 'interactive', 'same')),
    ).toMatchObject({ code: 230099 });
    await send(sandbox.chats.group, card(), 'interactive', 'same');
    expect(sandbox.messages(sandbox.chats.group)).toMatchObject([{ uuid: 'same' }]);
  });
});

describe('threads', () => {
  test('are opened by a reply that asks for it, and kept by the next', async () => {
    const said = sandbox.say({ chat: sandbox.chats.group, text: 'hi', deliver: false });
    const data = { msg_type: 'text', content: '{"text":"x"}', reply_in_thread: true };
    const first = await im.message.reply({ path: { message_id: said.messageId }, data });
    const second = await im.message.reply({
      path: { message_id: first.data?.message_id ?? '' },
      data: { ...data, reply_in_thread: false },
    });
    expect(first.data?.thread_id).toMatch(/^omt_/);
    expect(second.data).toMatchObject({ thread_id: first.data?.thread_id, root_id: said.messageId });
  });
});

describe('files', () => {
  test('are kept byte for byte, and sent by their key', async () => {
    const file = Buffer.concat([
      Buffer.from('\ufeffid,名称\r\n'),
      Buffer.from([0xff, 0x00, 0x0d, 0x0a, 0x80]),
    ]);
    const made = await im.file.create({ data: { file_type: 'stream', file_name: '来源.csv', file } });
    const fileKey = made?.file_key ?? '';
    expect(sandbox.file(fileKey)).toMatchObject({ fileName: '来源.csv', bytes: file });
    await send(sandbox.chats.group, { file_key: fileKey }, 'file');
    expect(sandbox.messages(sandbox.chats.group)).toMatchObject([{ type: 'file' }]);
    expect(await refusal(send(sandbox.chats.group, { file_key: 'file_other' }, 'file'))).toMatchObject({
      code: 230017,
    });
  });

  test('are refused when empty', async () => {
    const form = new FormData();
    form.set('file_type', 'stream');
    form.set('file_name', 'a.csv');
    form.set('file', new Blob([]), 'a.csv');
    const { tenant_access_token } = (await (
      await fetch(`${sandbox.url}/open-apis/auth/v3/tenant_access_token/internal`, {
        method: 'POST',
        body: JSON.stringify({
          app_id: sandbox.credentials.appId,
          app_secret: sandbox.credentials.appSecret,
        }),
      })
    ).json()) as { tenant_access_token: string };
    const answer = await fetch(`${sandbox.url}/open-apis/im/v1/files`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tenant_access_token}` },
      body: form,
    });
    expect(await answer.json()).toMatchObject({ code: 234010 });
  });
});

describe('chats', () => {
  test('tell whether they are external, and who is in them', async () => {
    const path = { chat_id: sandbox.chats.externalGroup };
    const chat = await im.chat.get({ path });
    expect(chat.data).toMatchObject({
      external: true,
      chat_mode: 'group',
      user_count: '3',
      chat_status: 'normal',
    });
    const members = await im.chatMembers.get({ path, params: { page_size: 2 } });
    expect(members.data).toMatchObject({ has_more: true, member_total: 3 });
    const rest = await im.chatMembers.get({
      path,
      params: { page_size: 2, page_token: members.data?.page_token ?? '' },
    });
    expect(rest.data?.items).toMatchObject([{ member_id: sandbox.people.guest }]);
  });

  test('list the groups of the bot only', async () => {
    const { data } = await im.chat.list({ params: { page_size: 50 } });
    expect(data?.items?.map((one) => one.chat_id)).toEqual([
      sandbox.chats.group,
      sandbox.chats.secondGroup,
      sandbox.chats.externalGroup,
      sandbox.chats.topicGroup,
    ]);
  });
});

describe('slash commands', () => {
  test('are created, listed, changed and deleted', async () => {
    const client = larkClient(sandbox);
    const url = '/open-apis/application/v7/app_slash_commands';
    const data = { command: 'sources', description: { default_value: '查看来源' } };
    const made = await client.request<{ data: { command_id: string } }>({ method: 'POST', url, data });
    expect(await refusal(client.request({ method: 'POST', url, data }))).toMatchObject({ code: 40000000 });
    const one = `${url}/${made.data.command_id}`;
    await client.request({ method: 'PATCH', url: one, data: { description: { default_value: 'List' } } });
    expect(await client.request({ method: 'GET', url })).toMatchObject({
      data: { items: [{ command: 'sources', description: { default_value: 'List' } }] },
    });
    await client.request({ method: 'DELETE', url: one });
    expect(await client.request({ method: 'GET', url })).toMatchObject({ data: { items: [] } });
  });
});
