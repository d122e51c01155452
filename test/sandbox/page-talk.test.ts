import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Message, Sandbox } from '../../src/sandbox/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { larkClient } from './support.js';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.close());

const call = (method: string, path: string, body?: unknown): Promise<Response> =>
  fetch(`${sandbox.url}/sandbox/api/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const json = async <T>(method: string, path: string, body?: unknown): Promise<T> =>
  (await (await call(method, path, body)).json()) as T;

/** The bot sends something into the private chat. @returns the message's id */
async function send(msg_type: string, content: object): Promise<string> {
  const { data } = await larkClient(sandbox).im.v1.message.create({
    params: { receive_id_type: 'chat_id' },
    data: { receive_id: sandbox.chats.private, msg_type, content: JSON.stringify(content) },
  });
  return data?.message_id ?? '';
}
const card = (content: string): object => ({
  schema: '2.0',
  config: { update_multi: true },
  body: { elements: [{ tag: 'markdown', content }] },
});

describe('a file on the page', () => {
  async function sentFile(file_name: string): Promise<string> {
    const file = Buffer.from('<script>alert(1)</script>');
    const uploaded = await larkClient(sandbox).im.v1.file.create({
      data: { file_type: 'stream', file_name, file },
    });
    const file_key = uploaded?.file_key ?? '';
    await send('file', { file_key });
    return file_key;
  }

  test('is listed with its name and size', async () => {
    const key = await sentFile('来源.csv');
    expect(await json('GET', `chats/${sandbox.chats.private}/messages`)).toMatchObject({
      messages: [{ type: 'file', file: { key, name: '来源.csv', bytes: 25 } }],
    });
  });

  test('is always a download, whatever it is called and holds', async () => {
    const name = `../来源 "1" (it's).html`;
    const answer = await call('GET', `files/${await sentFile(name)}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const [, plain, encoded] =
      /^attachment; filename="([\w.-]+)"; filename\*=UTF-8''([\w.%-]+)$/.exec(
        answer.headers.get('content-disposition') ?? '',
      ) ?? [];
    expect(plain).toBe('.._1_it_s_.html');
    expect(decodeURIComponent(encoded ?? '')).toBe(name);
    expect(await answer.text()).toBe('<script>alert(1)</script>');
  });

  test('that is not there is refused', async () => {
    expect((await call('GET', 'files/file_none')).status).toBe(404);
    expect((await call('GET', 'files/%E0%A4%A')).status).toBe(400);
  });
});

describe('the messages of a chat', () => {
  interface Listed {
    messages: (Pick<Message, 'messageId' | 'content'> & { versions: number })[];
    revision: number;
  }
  const list = (since?: number | string): Promise<Listed> =>
    json('GET', `chats/${sandbox.chats.private}/messages${since === undefined ? '' : `?since=${since}`}`);

  test('are told again only when they are new or different', async () => {
    const [first, second] = [await send('interactive', card('one')), await send('text', { text: 'two' })];
    const all = await list();
    expect(all.messages.map(({ messageId }) => messageId)).toEqual([first, second]);
    expect((await list(all.revision)).messages).toEqual([]);
    const content = JSON.stringify(card('changed'));
    await larkClient(sandbox).im.v1.message.patch({ path: { message_id: first }, data: { content } });
    const { messages, revision } = await list(all.revision);
    expect(messages).toMatchObject([{ messageId: first, versions: 2 }]);
    sandbox.recall(second);
    expect((await list(revision)).messages).toMatchObject([{ messageId: second }]);
    expect((await list('nonsense')).messages).toHaveLength(2);
  });

  test('have their cards drawn in one request, without those that were taken back', async () => {
    const ids = [await send('interactive', card('**eins**')), await send('interactive', card('zwei'))];
    const gone = await send('interactive', card('drei'));
    sandbox.recall(gone);
    const html = await json<Record<string, string>>('POST', 'messages/html', {
      ids: [...ids, gone, 'om_none', await send('text', { text: 'no card' })],
      lang: 'en_us',
    });
    expect(Object.keys(html)).toEqual(ids);
    expect(html[ids[0] ?? '']).toContain('<strong>eins</strong>');
    expect(await json('POST', 'messages/html', {})).toEqual({});
  });
});

describe('a reply at the page', () => {
  const say = (text: string, more: object): Promise<{ messageId: string }> =>
    json('POST', 'say', { chat_id: sandbox.chats.group, text, ...more });

  test('answers a message without a thread', async () => {
    const { messageId } = await say('a question', {});
    const reply = await say('an answer', { root_id: messageId });
    expect(sandbox.message(reply.messageId)).toMatchObject({ replyTo: messageId, rootId: messageId });
    expect(sandbox.message(reply.messageId)?.threadId).toBeUndefined();
  });

  test('opens one thread at a message, however often and at whatever reply it is asked for', async () => {
    const { messageId: root } = await say('a question', {});
    const first = await say('one', { root_id: root, in_thread: true });
    const second = await say('two', { root_id: first.messageId, in_thread: true });
    const threadId = sandbox.message(root)?.threadId;
    expect(threadId).toMatch(/^omt_/);
    for (const { messageId } of [first, second])
      expect(sandbox.message(messageId)).toMatchObject({ threadId, rootId: root });
    expect(sandbox.message(second.messageId)?.replyTo).toBe(first.messageId);
  });

  test('opens the thread at the reply for which it is asked', async () => {
    const { messageId: question } = await say('a question', {});
    const { messageId: answer } = await say('an answer', { root_id: question });
    const inThread = await say('about the answer', { root_id: answer, in_thread: true });
    expect(sandbox.message(question)?.threadId).toBeUndefined();
    expect(sandbox.message(inThread.messageId)).toMatchObject({
      threadId: sandbox.message(answer)?.threadId,
      rootId: answer,
      replyTo: answer,
    });
  });

  test('stands beside a thread when it answers the message that opens it, and in it when it answers within', async () => {
    const { messageId: root } = await say('a question', {});
    const { messageId: inside } = await say('one', { root_id: root, in_thread: true });
    const beside = await say('to the question', { root_id: root });
    const within = await say('to the reply', { root_id: inside });
    expect(sandbox.message(beside.messageId)?.threadId).toBeUndefined();
    expect(sandbox.message(within.messageId)).toMatchObject({
      threadId: sandbox.message(root)?.threadId,
      rootId: root,
      replyTo: inside,
    });
  });

  test('in a topic group belongs to the topic that it answers; anything else begins one', async () => {
    const chat_id = sandbox.chats.topicGroup;
    const { messageId: topic } = await say('a topic', { chat_id });
    const reply = await say('about it', { chat_id, root_id: topic });
    const other = await say('another topic', { chat_id });
    const threadId = sandbox.message(topic)?.threadId;
    expect(sandbox.message(reply.messageId)).toMatchObject({ threadId, rootId: topic });
    expect(sandbox.message(other.messageId)?.threadId).toMatch(/^omt_/);
    expect(sandbox.message(other.messageId)?.threadId).not.toBe(threadId);
  });
});

test("the bot's commands are listed with descriptions and a drawing", async () => {
  const description = { default_value: '来源', i18n: { en_us: 'Sources' } };
  await larkClient(sandbox).request({
    method: 'POST',
    url: '/open-apis/application/v7/app_slash_commands',
    data: { command: 'sources', description, icon: { icon_key: 'tag_outlined' } },
  });
  const { slash, bot } = await json<{ slash: { drawing: string }[]; bot: object }>('GET', 'state');
  expect(slash).toMatchObject([{ command: 'sources', description }]);
  expect(slash[0]?.drawing).toMatch(/^<svg/);
  expect(bot).toEqual({
    openId: sandbox.credentials.botOpenId,
    name: { zh: '招聘设置助手', en: 'Recruiting settings' },
  });
});
