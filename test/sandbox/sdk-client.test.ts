import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { lark } from './sdk-support.js';
import { larkClient, refusal } from './support.js';

let sandbox: Sandbox;
let client: ReturnType<typeof larkClient>;
beforeEach(async () => {
  sandbox = await startSandbox();
  client = larkClient(sandbox);
});
afterEach(() => sandbox.close());

const TOKEN = 'POST /open-apis/auth/v3/tenant_access_token/internal';
const routes = (): string[] => sandbox.record.map(({ route }) => route);

describe('the typed methods of the official SDK', () => {
  test('reply in a thread, and tell what the reply hangs on', async () => {
    const said = sandbox.say({ chat: sandbox.chats.group, text: '/help', deliver: false });
    const { code, data } = await client.im.v1.message.reply({
      path: { message_id: said.messageId },
      data: { msg_type: 'text', content: '{"text":"hi"}', reply_in_thread: true, uuid: 'one' },
    });
    expect([code, data?.root_id, data?.parent_id]).toEqual([0, said.messageId, said.messageId]);
    expect(data?.thread_id).toMatch(/^omt_/);
    expect(data?.chat_id).toBe(sandbox.chats.group);
  });

  test('send a Card JSON 2.0 and put another in its place', async () => {
    const content = (text: string) =>
      JSON.stringify({ schema: '2.0', body: { elements: [{ tag: 'markdown', content: text }] } });
    const { data } = await client.im.v1.message.create({
      params: { receive_id_type: 'chat_id' },
      data: { receive_id: sandbox.chats.group, msg_type: 'interactive', content: content('one') },
    });
    const message_id = data?.message_id ?? '';
    expect(
      await client.im.v1.message.patch({ path: { message_id }, data: { content: content('two') } }),
    ).toMatchObject({ code: 0 });
    expect(sandbox.message(message_id)).toMatchObject({
      content: content('two'),
      history: [JSON.parse(content('one'))],
    });
  });

  test('upload a file byte for byte, and send it', async () => {
    const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0, 1, 0x0d, 0x0a, 0xff]);
    const uploaded = await client.im.v1.file.create({
      data: { file_type: 'stream', file_name: '来源.csv', file: bytes },
    });
    const file_key = uploaded?.file_key ?? '';
    expect(sandbox.file(file_key)).toMatchObject({ fileName: '来源.csv', bytes });
    const { data } = await client.im.v1.message.create({
      params: { receive_id_type: 'chat_id' },
      data: { receive_id: sandbox.chats.group, msg_type: 'file', content: JSON.stringify({ file_key }) },
    });
    expect(data?.msg_type).toBe('file');
  });

  test('tell of chats and who is in them', async () => {
    const { data } = await client.im.v1.chat.get({ path: { chat_id: sandbox.chats.externalGroup } });
    expect(data).toMatchObject({
      external: true,
      chat_mode: 'group',
      user_count: '3',
      chat_status: 'normal',
    });
  });

  test('query the scopes', async () => {
    const { data } = await client.application.v6.scope.list();
    expect(data?.scopes).toContainEqual({
      scope_name: 'hire:talent:readonly',
      grant_status: 1,
      scope_type: 'tenant',
    });
  });

  test('update a clicked card by the token of the click', async () => {
    const card = { schema: '2.0', body: { elements: [{ tag: 'markdown', content: 'later' }] } };
    const answer = await refusal(
      client.request({
        method: 'POST',
        url: '/open-apis/interactive/v1/card/update',
        data: { token: 'c-none', card },
      }),
    );
    expect(answer).toMatchObject({ status: 400, code: 300020 });
  });
});

describe('the iterators of the official SDK', () => {
  test('turn every page of the resume sources', async () => {
    const ids: (string | undefined)[] = [];
    const pages = await client.hire.v1.resumeSource.listWithIterator({ params: { page_size: 5 } });
    for await (const page of pages) ids.push(...(page?.items ?? []).map(({ id }) => id));
    expect(ids).toEqual(sandbox.hire.sources.map(({ id }) => id));
    const reads = routes().filter((route) => route.endsWith('/resume_sources'));
    expect(reads).toHaveLength(Math.ceil(ids.length / 5));
  });

  test('turn every page of the chats, and of the members of one', async () => {
    const names: (string | undefined)[] = [];
    const chats = await client.im.v1.chat.listWithIterator({ params: { page_size: 2 } });
    for await (const page of chats) names.push(...(page?.items ?? []).map(({ chat_id }) => chat_id));
    const { group, secondGroup, externalGroup, topicGroup } = sandbox.chats;
    expect(names).toEqual([group, secondGroup, externalGroup, topicGroup]);
    const members: (string | undefined)[] = [];
    const pages = await client.im.v1.chatMembers.getWithIterator({
      path: { chat_id: externalGroup },
      params: { page_size: 1, member_id_type: 'open_id' },
    });
    for await (const page of pages) members.push(...(page?.items ?? []).map(({ member_id }) => member_id));
    const { member, colleague, guest } = sandbox.people;
    expect(members).toEqual([member, colleague, guest]);
  });
});

describe('the token of the official SDK', () => {
  test('is fetched once and kept', async () => {
    for (let count = 0; count < 3; count += 1) await client.hire.v1.talentObject.query();
    expect(routes().filter((route) => route === TOKEN)).toHaveLength(1);
  });

  test('is refused once the sandbox has invalidated it, until the app lets it go', async () => {
    await client.hire.v1.talentObject.query();
    sandbox.invalidateTokens();
    for (let count = 0; count < 2; count += 1)
      expect(await refusal(client.hire.v1.talentObject.query())).toMatchObject({
        status: 400,
        code: 99991663,
      });
    const namespace = sandbox.credentials.appId;
    await client.cache.set(lark.CTenantAccessToken, '', 1, { namespace });
    expect(await client.hire.v1.talentObject.query()).toMatchObject({ code: 0 });
    expect(routes().filter((route) => route === TOKEN)).toHaveLength(2);
  });

  test('is not given for a wrong secret', async () => {
    const stranger = larkClient(sandbox, 'wrong');
    expect(await refusal(stranger.hire.v1.talentObject.query())).toMatchObject({ status: 400, code: 10014 });
  });
});

describe('an error of the official SDK', () => {
  test('carries the code, the log id and how long to wait', async () => {
    const asks = Array.from({ length: 11 }, () => client.hire.v1.talentObject.query());
    const outcomes = await Promise.allSettled(asks);
    const failed = outcomes.findIndex(({ status }) => status === 'rejected');
    const error = await refusal(asks[failed] ?? Promise.resolve('all passed'));
    expect(error).toMatchObject({ status: 429, code: 99991400 });
    expect(error.headers).toMatchObject({ 'x-ogw-ratelimit-limit': '10', 'x-ogw-ratelimit-reset': '1' });
    expect(error.headers['x-tt-logid']).toMatch(/^\w{34}$/);
  });

  test('carries what a scope that is missing takes', async () => {
    sandbox.scopes.set('hire:talent:readonly', false);
    expect(await refusal(client.hire.v1.talentObject.query())).toMatchObject({
      status: 400,
      code: 99991672,
      error: { permission_violations: [{ subject: 'hire:talent:readonly' }, { subject: 'hire:talent' }] },
    });
  });
});
