import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import type { HeldClock } from './support.js';
import { heldClock, larkClient, refusal } from './support.js';

let clock: HeldClock;
let sandbox: Sandbox;
let client: ReturnType<typeof larkClient>;
beforeEach(async () => {
  clock = heldClock();
  sandbox = await startSandbox({ clock });
  client = larkClient(sandbox);
});
afterEach(() => sandbox.close());

const sources = () => client.hire.v1.resumeSource.list({ params: { page_size: 1 } });
const send = (chat: string) =>
  client.im.v1.message.create({
    params: { receive_id_type: 'chat_id' },
    data: { receive_id: chat, msg_type: 'text', content: '{"text":"x"}' },
  });
const times = async (count: number, call: () => Promise<unknown>): Promise<void> => {
  for (let index = 0; index < count; index += 1) await call();
};

describe('frequency limits', () => {
  test('let 20 reads of sources into any second, and say how long to wait', async () => {
    await times(20, sources);
    const refused = await refusal(sources());
    expect(refused).toMatchObject({ status: 429, code: 99991400 });
    expect(refused.headers).toMatchObject({ 'x-ogw-ratelimit-limit': '20', 'x-ogw-ratelimit-reset': '1' });
    clock.advance(999);
    expect(await refusal(sources())).toMatchObject({ code: 99991400 });
    clock.advance(1);
    await sources();
  });

  test('slide: a window never starts anew', async () => {
    await times(10, sources);
    clock.advance(600);
    await times(10, sources);
    clock.advance(400);
    await times(10, sources);
    expect(await refusal(sources())).toMatchObject({ code: 99991400 });
  });

  test('never outlast a window, even when the clock is put back', async () => {
    await times(20, sources);
    clock.advance(-20_000);
    await times(20, sources);
    expect((await refusal(sources())).headers).toMatchObject({ 'x-ogw-ratelimit-reset': '1' });
  });

  test('let 10 reads of fields into a second', async () => {
    await times(10, () => client.hire.v1.talentObject.query());
    expect(await refusal(client.hire.v1.talentObject.query())).toMatchObject({ status: 429 });
  });

  test('let 5 messages a second into a chat, without holding up another', async () => {
    await times(5, () => send(sandbox.chats.group));
    expect(await refusal(send(sandbox.chats.group))).toMatchObject({ status: 400, code: 230020 });
    await send(sandbox.chats.secondGroup);
    clock.advance(1000);
    await send(sandbox.chats.group);
  });

  test('let 50 messages a second through in all', async () => {
    for (let chat = 0; chat < 10; chat += 1) {
      const { chatId } = sandbox.world.addChat({ chatId: `oc_${chat}`, name: `${chat}` });
      await times(5, () => send(chatId));
    }
    expect(await refusal(send(sandbox.chats.group))).toMatchObject({ status: 429, code: 99991400 });
  });

  test('let 5 updates a second onto a message', async () => {
    const card = { schema: '2.0', config: { update_multi: true }, body: { elements: [{ tag: 'hr' }] } };
    const content = JSON.stringify(card);
    const { data } = await client.im.v1.message.create({
      params: { receive_id_type: 'chat_id' },
      data: { receive_id: sandbox.chats.group, msg_type: 'interactive', content },
    });
    const path = { message_id: data?.message_id ?? '' };
    const patch = () => client.im.v1.message.patch({ path, data: { content } });
    await times(5, patch);
    expect(await refusal(patch())).toMatchObject({ code: 230020 });
  });
});

describe('violations', () => {
  test('are none as long as every window keeps its limit', async () => {
    await times(20, sources);
    clock.advance(1000);
    await times(20, sources);
    await times(5, () => send(sandbox.chats.group));
    expect(sandbox.violations()).toEqual([]);
  });

  test('count refused calls too', async () => {
    await times(20, sources);
    await refusal(sources());
    expect(sandbox.violations()).toEqual([
      expect.stringContaining('GET /open-apis/hire/v1/resume_sources') as string,
    ]);
  });

  test('take sends, replies and updates of a chat together', async () => {
    const { messageId } = sandbox.say({ chat: sandbox.chats.group, text: 'hi', deliver: false });
    const reply = () =>
      client.im.v1.message.reply({
        path: { message_id: messageId },
        data: { msg_type: 'text', content: '{"text":"x"}' },
      });
    await times(3, () => send(sandbox.chats.group));
    await times(2, reply);
    expect(sandbox.violations()).toEqual([]);
    await client.im.v1.message
      .patch({ path: { message_id: messageId }, data: { content: '{}' } })
      .catch(() => undefined);
    expect(sandbox.violations()).toEqual([expect.stringContaining(sandbox.chats.group) as string]);
  });
});
