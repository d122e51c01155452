import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Lie, Sandbox } from '../../src/sandbox/index.js';
import { FAULT_PRESETS, presetFault, startSandbox } from '../../src/sandbox/index.js';
import { larkClient, pretendBot, refusal } from './support.js';

const SOURCES = 'GET /open-apis/hire/v1/resume_sources';
const SEND = 'POST /open-apis/im/v1/messages';

let sandbox: Sandbox;
let client: ReturnType<typeof larkClient>;
beforeEach(async () => {
  sandbox = await startSandbox();
  client = larkClient(sandbox);
});
afterEach(() => sandbox.close());

const sources = () => client.hire.v1.resumeSource.list({ params: { page_size: 2 } });
/** An answer as it came over the wire. */
async function raw(path: string): Promise<{ status: number; type: string | null; text: string }> {
  const { appId, appSecret } = sandbox.credentials;
  const given = await fetch(`${sandbox.url}/open-apis/auth/v3/tenant_access_token/internal`, {
    method: 'POST',
    body: JSON.stringify({ app_id: appId, app_secret: appSecret }),
  });
  const { tenant_access_token } = (await given.json()) as { tenant_access_token: string };
  const answer = await fetch(sandbox.url + path, {
    headers: { authorization: `Bearer ${tenant_access_token}` },
  });
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
}
const send = () =>
  client.im.v1.message.create({
    params: { receive_id_type: 'chat_id' },
    data: { receive_id: sandbox.chats.group, msg_type: 'text', content: '{"text":"x"}', uuid: 'u' },
  });

describe('faults', () => {
  test('hit the calls they name, as often as they say, after as many as they say', async () => {
    sandbox.faults.add({ route: SOURCES, after: 1, times: 2, kind: 'status', status: 500, code: 1002001 });
    await sources();
    expect(await refusal(sources())).toMatchObject({ status: 500, code: 1002001 });
    await client.hire.v1.talentObject.query();
    expect(await refusal(sources())).toMatchObject({ status: 500 });
    await sources();
    expect(sandbox.faults.list()).toEqual([]);
  });

  test('cut the connection before the call is processed', async () => {
    sandbox.faults.add({ route: SEND, kind: 'reset', times: 1 });
    await expect(send()).rejects.toThrow();
    expect(sandbox.messages(sandbox.chats.group)).toEqual([]);
  });

  test('cut the connection after the call was processed: the repeat finds the message by its uuid', async () => {
    sandbox.faults.add({ route: SEND, kind: 'reset-after', times: 1 });
    await expect(send()).rejects.toThrow();
    await send();
    expect(sandbox.messages(sandbox.chats.group)).toHaveLength(1);
  });

  test('leave a call without an answer', async () => {
    sandbox.faults.add({ route: /resume_sources/, kind: 'hang' });
    const abort = new AbortController();
    const asked = fetch(`${sandbox.url}/open-apis/hire/v1/resume_sources`, { signal: abort.signal });
    await sandbox.waitFor(() => sandbox.record.some((call) => call.route === SOURCES));
    abort.abort();
    await expect(asked).rejects.toThrow('abort');
    expect(sandbox.record.at(-1)?.status).toBe(0);
  });

  test('change an answer', async () => {
    sandbox.faults.add({
      route: SOURCES,
      kind: 'mutate',
      mutate: (answer) => ({ ...answer, data: { items: null } }),
    });
    expect((await sources()).data).toEqual({ items: null });
  });

  test('change an answer into any text', async () => {
    sandbox.faults.add({ route: SOURCES, kind: 'mutate', mutate: () => '{"code":0,"data":' });
    expect(await raw('/open-apis/hire/v1/resume_sources')).toMatchObject({
      status: 200,
      type: 'application/json; charset=utf-8',
      text: '{"code":0,"data":',
    });
  });

  test('put any body in place of the answer, late', async () => {
    sandbox.faults.add({ route: SOURCES, kind: 'body', body: '<html>maintenance</html>', status: 502 });
    sandbox.faults.add({ route: 'GET /open-apis/hire/v1/talent_objects/query', kind: 'delay', ms: 1 });
    expect(await refusal(sources())).toMatchObject({ status: 502 });
    expect((await client.hire.v1.talentObject.query()).code).toBe(0);
  });

  test('lose pushes and their answers', async () => {
    const bot = await pretendBot();
    sandbox.setBotUrl(bot.url);
    sandbox.faults.add({ route: 'push', kind: 'reset', times: 1 });
    sandbox.faults.add({ route: 'push', kind: 'reset-after', times: 1 });
    expect((await sandbox.say({ text: 'lost' }).delivered).status).toBe(0);
    expect(bot.received).toHaveLength(0);
    expect((await sandbox.say({ text: 'answer lost' }).delivered).status).toBe(0);
    expect(bot.received).toHaveLength(1);
    await bot.close();
  });

  describe('lie about a list', () => {
    const list = (page_token?: string) =>
      client.hire.v1.resumeSource.list({ params: { page_size: 2, ...(page_token ? { page_token } : {}) } });
    const lie = (kind: Lie, more: { after?: number; times?: number } = {}) =>
      sandbox.faults.add({ route: SOURCES, kind: 'lie', lie: kind, ...more });

    test('truncated: half of the JSON under a good status', async () => {
      const whole = await raw('/open-apis/hire/v1/talent_objects/query');
      sandbox.faults.add({ route: /talent_objects/, kind: 'lie', lie: 'truncated' });
      const half = await raw('/open-apis/hire/v1/talent_objects/query');
      expect(half).toMatchObject({ status: 200, type: whole.type });
      expect(whole.text.startsWith(half.text)).toBe(true);
      expect(half.text.length).toBe(Math.ceil(whole.text.length / 2));
      expect(() => JSON.parse(half.text) as unknown).toThrow();
    });

    test('empty: no items, and no more of them', async () => {
      lie('empty');
      expect((await list()).data).toEqual({ items: [], has_more: false });
      sandbox.faults.add({ route: /talent_objects/, kind: 'lie', lie: 'empty' });
      expect((await client.hire.v1.talentObject.query()).data).toEqual({ items: [] });
    });

    test('repeated-token: the reader turns in a circle from the second page on', async () => {
      lie('repeated-token');
      const first = await list();
      const token = first.data?.page_token;
      const second = await list(token);
      expect(second.data).toMatchObject({ has_more: true, page_token: token });
      expect((await list(token)).data).toEqual(second.data);
      expect(second.data?.items).not.toEqual(first.data?.items);
    });

    test('no-has-more: the answer does not say whether there is more', async () => {
      lie('no-has-more');
      const { data } = await list();
      expect(data).not.toHaveProperty('has_more');
      expect(data?.page_token).toBeDefined();
    });

    test('at the Nth call only', async () => {
      lie('empty', { after: 2, times: 1 });
      const counts: unknown[] = [];
      for (let call = 0; call < 4; call += 1) counts.push((await list()).data?.items?.length);
      expect(counts).toEqual([2, 2, 0, 2]);
    });

    test('but leave a refusal as it is', async () => {
      lie('empty');
      expect(await refusal(list('made up'))).toMatchObject({ status: 400, code: 1002002 });
    });
  });

  test('have presets for people', async () => {
    for (const name of FAULT_PRESETS) sandbox.faults.add(presetFault(name, sandbox.credentials.appId));
    expect(sandbox.faults.list().map((fault) => fault.name)).toEqual([...FAULT_PRESETS]);
    sandbox.faults.clear();
    sandbox.faults.add(presetFault('scope-missing', sandbox.credentials.appId));
    expect(await refusal(sources())).toMatchObject({
      status: 400,
      code: 99991672,
      error: {
        permission_violations: [{ subject: 'hire:talent:readonly' }, { subject: 'hire:talent' }],
        helps: [{ url: expect.stringContaining(sandbox.credentials.appId) as string }],
      },
    });
    sandbox.faults.clear();
    sandbox.faults.add(presetFault('page-tokens-expired', sandbox.credentials.appId));
    const first = await sources();
    const params = { page_size: 2, page_token: first.data?.page_token ?? '' };
    expect(await refusal(client.hire.v1.resumeSource.list({ params }))).toMatchObject({ code: 1002002 });
    sandbox.faults.clear();
    sandbox.faults.add(presetFault('token-expired', sandbox.credentials.appId));
    expect(await refusal(sources())).toMatchObject({ code: 99991663 });
    expect((await sources()).code).toBe(0);
    expect(sandbox.faults.list()).toEqual([]);
  });
});
