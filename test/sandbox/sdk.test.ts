import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { larkClient, refusal } from './support.js';

let sandbox: Sandbox;
beforeEach(async () => void (sandbox = await startSandbox()));
afterEach(() => sandbox.close());

const card = (title: string) => ({
  schema: '2.0',
  config: { update_multi: true },
  header: { title: { tag: 'plain_text', content: title }, template: 'blue' },
  body: { elements: [{ tag: 'markdown', content: 'hello' }] },
});

describe('the official SDK against the sandbox', () => {
  test('reads all resume sources page by page', async () => {
    const client = larkClient(sandbox);
    const ids: string[] = [];
    let token: string | undefined;
    do {
      const params = { page_size: 7, ...(token ? { page_token: token } : {}) };
      const { code, data } = await client.hire.v1.resumeSource.list({ params });
      expect(code).toBe(0);
      ids.push(...(data?.items ?? []).map((item) => item.id ?? ''));
      expect(data?.page_token === undefined).toBe(!data?.has_more);
      token = data?.page_token;
    } while (token !== undefined);
    expect(ids).toEqual(sandbox.hire.sources.map((source) => source.id));
  });

  test('reads the talent fields as they were set up', async () => {
    const answer = await larkClient(sandbox).hire.v1.talentObject.query();
    expect(answer.data?.items).toEqual(sandbox.hire.modules);
  });

  test('refuses page sizes that the platform refuses, and page tokens it did not give', async () => {
    const client = larkClient(sandbox);
    for (const params of [{ page_size: 101 }, { page_size: 10, page_token: 'made up' }])
      expect(await refusal(client.hire.v1.resumeSource.list({ params }))).toMatchObject({
        status: 400,
        code: 1002002,
      });
  });

  test('refuses page tokens that were declared expired', async () => {
    const client = larkClient(sandbox);
    const first = await client.hire.v1.resumeSource.list({ params: { page_size: 5 } });
    sandbox.expirePageTokens();
    const params = { page_size: 5, page_token: first.data?.page_token ?? '' };
    expect(await refusal(client.hire.v1.resumeSource.list({ params }))).toMatchObject({ code: 1002002 });
  });

  test('says who the bot is', async () => {
    const answer: unknown = await larkClient(sandbox).request({
      method: 'GET',
      url: '/open-apis/bot/v3/info',
    });
    expect(answer).toMatchObject({
      code: 0,
      bot: { open_id: sandbox.credentials.botOpenId, activate_status: 2 },
    });
  });

  test('sends, replies and updates', async () => {
    const { v1 } = larkClient(sandbox).im;
    const said = sandbox.say({ text: '/sources', deliver: false });
    const reply = await v1.message.reply({
      path: { message_id: said.messageId },
      data: { msg_type: 'interactive', content: JSON.stringify(card('one')), uuid: 'u-1' },
    });
    const replyId = reply.data?.message_id ?? '';
    await v1.message.patch({ path: { message_id: replyId }, data: { content: JSON.stringify(card('two')) } });
    await v1.message.create({
      params: { receive_id_type: 'chat_id' },
      data: { receive_id: sandbox.chats.group, msg_type: 'text', content: '{"text":"hi"}' },
    });
    const byPerson = await v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: { receive_id: sandbox.people.member, msg_type: 'text', content: '{"text":"you"}' },
    });
    expect(byPerson.data?.chat_id).toBe(sandbox.chats.private);
    expect(sandbox.message(replyId)).toMatchObject({
      chatId: said.chatId,
      replyTo: said.messageId,
      uuid: 'u-1',
      card: card('two'),
      history: [card('one')],
    });
    expect(sandbox.messages(sandbox.chats.group).map((one) => one.content)).toEqual(['{"text":"hi"}']);
  });

  test('gives the earlier message for a uuid that was used within the hour', async () => {
    const { message } = larkClient(sandbox).im.v1;
    const send = () =>
      message.create({
        params: { receive_id_type: 'chat_id' },
        data: { receive_id: sandbox.chats.group, msg_type: 'text', content: '{"text":"once"}', uuid: 'same' },
      });
    const [first, second] = [await send(), await send()];
    expect(second).toMatchObject({ code: 0, data: { message_id: first.data?.message_id } });
    expect(sandbox.messages(sandbox.chats.group)).toHaveLength(1);
  });

  test('reads the record as it happened, without the secret', async () => {
    await larkClient(sandbox).hire.v1.resumeSource.list({ params: { page_size: 1 } });
    expect(sandbox.record.map((call) => [call.route, call.status, call.code])).toEqual([
      ['POST /open-apis/auth/v3/tenant_access_token/internal', 200, 0],
      ['GET /open-apis/hire/v1/resume_sources', 200, 0],
    ]);
    expect(JSON.stringify(sandbox.record)).not.toContain(sandbox.credentials.appSecret);
  });
});

describe('tokens', () => {
  test('refuses a wrong secret', async () => {
    const asked = fetch(`${sandbox.url}/open-apis/auth/v3/tenant_access_token/internal`, {
      method: 'POST',
      body: JSON.stringify({ app_id: sandbox.credentials.appId, app_secret: 'wrong' }),
    });
    const answer = await asked;
    expect([answer.status, await answer.json()]).toEqual([400, { code: 10014, msg: 'app secret invalid' }]);
  });

  test('refuses calls without a token, and with one that is no longer valid', async () => {
    const path = '/open-apis/hire/v1/talent_objects/query';
    const bare = await fetch(sandbox.url + path);
    expect(await bare.json()).toMatchObject({ code: 99991661 });
    const client = larkClient(sandbox);
    await client.hire.v1.talentObject.query();
    sandbox.invalidateTokens();
    expect(await refusal(client.hire.v1.talentObject.query())).toMatchObject({ status: 400, code: 99991663 });
  });
});
