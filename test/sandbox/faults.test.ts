import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/index.js';
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
  });
});
