import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import type { PretendBot } from './support.js';
import { larkClient, pretendBot } from './support.js';

let bot: PretendBot;
let sandbox: Sandbox;
beforeEach(async () => {
  bot = await pretendBot();
  sandbox = await startSandbox({ botUrl: bot.url });
});
afterEach(async () => {
  await sandbox.close();
  await bot.close();
});

const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${sandbox.url}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, text: await answer.text() };
};
const json = async (method: string, path: string, body?: unknown): Promise<unknown> =>
  JSON.parse((await call(method, `/sandbox/api/${path}`, body)).text) as unknown;

const card = {
  schema: '2.0',
  config: { update_multi: true },
  body: { elements: [{ tag: 'markdown', content: 'Hi <b>' }] },
};

async function sentCard(): Promise<string> {
  const { data } = await larkClient(sandbox).im.v1.message.create({
    params: { receive_id_type: 'chat_id' },
    data: { receive_id: sandbox.chats.private, msg_type: 'interactive', content: JSON.stringify(card) },
  });
  return data?.message_id ?? '';
}

describe('the page API', () => {
  test('tells people and chats, and no secret', async () => {
    const { text } = await call('GET', '/sandbox/api/state');
    expect(JSON.parse(text)).toMatchObject({ botUrl: bot.url });
    expect(text).toContain(sandbox.chats.group);
    for (const secret of ['appSecret', 'encryptKey', 'verificationToken'] as const)
      expect(text).not.toContain(sandbox.credentials[secret]);
  });

  test('says, and shows the chat', async () => {
    const said = (await json('POST', 'say', { chat_id: sandbox.chats.group, text: '{bot} /help' })) as {
      messageId: string;
    };
    await sandbox.waitFor(() => bot.received.length === 1);
    expect(await json('GET', `chats/${sandbox.chats.group}/messages`)).toMatchObject({
      messages: [
        {
          messageId: said.messageId,
          sender: { id: sandbox.people.member },
          content: '{"text":"@_user_1 /help"}',
        },
      ],
    });
  });

  test('clicks', async () => {
    const message_id = await sentCard();
    bot.answer = () => ({ status: 200, body: '{"toast":{"type":"info","content":"ok"}}' });
    const clicked = await json('POST', 'click', { message_id, value: { action: 'x' }, tag: 'button' });
    expect(clicked).toMatchObject({ status: 200, toast: { content: 'ok' } });
  });

  test('draws a card', async () => {
    const id = await sentCard();
    const { status, text } = await call('GET', `/sandbox/api/messages/${id}/html?lang=en_us`);
    expect(status).toBe(200);
    expect(text).toContain('Hi');
    expect((await call('GET', '/sandbox/api/messages/om_none/html')).status).toBe(404);
  });

  test('draws people by name, and nothing of a card that was taken back', async () => {
    const content = JSON.stringify({
      ...card,
      body: {
        elements: [{ tag: 'markdown', content: `<person id='${sandbox.people.colleague}'></person>` }],
      },
    });
    const { data } = await larkClient(sandbox).im.v1.message.create({
      params: { receive_id_type: 'chat_id' },
      data: { receive_id: sandbox.chats.group, msg_type: 'interactive', content },
    });
    const path = `/sandbox/api/messages/${data?.message_id ?? ''}/html`;
    expect((await call('GET', `${path}?lang=zh_cn`)).text).toContain('周予安');
    expect((await call('GET', `${path}?lang=en_us`)).text).toContain('Zhou Yu&#39;an');
    sandbox.recall(data?.message_id ?? '');
    expect((await call('GET', path)).status).toBe(404);
  });

  test('tells of messages as they happen', async () => {
    const stream = await fetch(`${sandbox.url}/sandbox/api/stream`);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    await reader?.read();
    const { messageId, chatId } = sandbox.say({ text: 'hi', deliver: false });
    const sender = sandbox.people.member;
    const next = await reader?.read();
    expect(next?.value).toBe(
      `event: message\ndata: ${JSON.stringify({ messageId, chatId, updated: false, sender })}\n\n`,
    );
    await reader?.cancel();
  });

  test('reads and replaces the Hire settings', async () => {
    const source = { id: '1', zh_name: '一', en_name: '', active_status: 1, resume_source_type: '10006' };
    await json('PUT', 'hire', { sources: [source], modules: [] });
    expect(sandbox.hire).toEqual({ sources: [source], modules: [] });
    expect((await call('PUT', '/sandbox/api/hire', { sources: 1 })).status).toBe(400);
  });

  test('switches faults on and off', async () => {
    await json('POST', 'faults', { preset: 'hire-500' });
    await json('POST', 'faults', { route: 'push', kind: 'hang', times: 1 });
    expect(sandbox.faults.list()).toMatchObject([{ name: 'hire-500' }, { route: 'push', kind: 'hang' }]);
    expect((await call('POST', '/sandbox/api/faults', { preset: 'nothing' })).status).toBe(400);
    const lie = { route: 'GET /open-apis/hire/v1/resume_sources', kind: 'lie' };
    expect((await call('POST', '/sandbox/api/faults', { ...lie, lie: 'white' })).status).toBe(400);
    expect((await call('POST', '/sandbox/api/faults', { ...lie, lie: 'empty' })).status).toBe(200);
    await json('POST', 'faults', { preset: 'hire-500' });
    await json('POST', 'faults', { preset: 'hire-500', on: false });
    expect(sandbox.faults.list().map(({ name }) => name)).not.toContain('hire-500');
    await json('DELETE', 'faults');
    expect(sandbox.faults.list()).toEqual([]);
  });

  test('refuses what is wrong in words', async () => {
    expect((await call('POST', '/sandbox/api/say', { chat_id: 'oc_none', text: 'x' })).text).toContain(
      'no such chat',
    );
    expect((await call('POST', '/sandbox/api/nothing')).status).toBe(404);
  });
});

describe('strangers', () => {
  test('from another site are refused', async () => {
    const body = { text: 'x' };
    const answer = await call('POST', '/sandbox/api/say', body, { origin: 'http://evil.example' });
    expect(answer.status).toBe(403);
    expect((await call('POST', '/sandbox/api/say', body, { origin: sandbox.url })).status).toBe(200);
  });

  test('by another host name are refused', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { host: 'rebound.example' };
      request(`${sandbox.url}/sandbox/api/state`, { headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });

  test('get the page and its styles, and nothing beside it', async () => {
    expect((await call('GET', '/')).text).toContain('<!doctype html>');
    expect((await call('GET', '/sandbox/page/index.css')).status).toBe(200);
    for (const path of ['/sandbox/page/..%2findex.ts', '/sandbox/page/app.ts', '/package.json'])
      expect((await call('GET', path)).status).toBe(404);
  });
});
