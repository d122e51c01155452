import { afterEach, describe, expect, it } from 'vitest';
import { words } from './support/card.js';
import { openSqlite } from '../src/store/sqlite.js';
import { openHouse, type House } from './support/house.js';

let house: House;
afterEach(() => house.close());

const HOUR = 3_600_000;
const REPLY = 'POST /open-apis/im/v1/messages/:message_id/reply';
const CREATE = 'POST /open-apis/im/v1/messages';
const sends = () => house.sandbox.record.filter(({ route }) => route === REPLY || route === CREATE);

/** The event of a message, to be delivered by hand. */
function messageEvent(messageId: string): unknown {
  const { sandbox } = house;
  const message = sandbox.message(messageId);
  return {
    sender: {
      sender_id: { open_id: sandbox.people.member },
      sender_type: 'user',
      tenant_key: sandbox.credentials.tenantKey,
    },
    message: {
      message_id: messageId,
      chat_id: message?.chatId,
      chat_type: 'p2p',
      message_type: 'text',
      create_time: String(message?.createdAt),
      content: message?.content,
    },
  };
}

describe('one reply to one command', () => {
  it('five deliveries at once, again with other event ids, after a restart, and within 24 h', async () => {
    house = await openHouse();
    const { sandbox } = house;
    const said = sandbox.say({ text: '/sources', deliver: false });
    const event = messageEvent(said.messageId);
    const envelope = (id: string) => sandbox.envelope('im.message.receive_v1', event, { event_id: id });
    const first = await Promise.all(Array.from({ length: 5 }, () => sandbox.push(envelope('e1'))));
    expect(first.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    await sandbox.waitFor(() => house.repliesTo(said.messageId)[0]);
    expect((await sandbox.push(envelope('e2'))).status).toBe(200);
    await house.restart();
    expect((await sandbox.push(envelope('e3'))).status).toBe(200);
    house.clock.advance(7.1 * HOUR);
    expect((await sandbox.push(envelope('e4'))).status).toBe(200);
    house.clock.advance(16.8 * HOUR);
    expect((await sandbox.push(envelope('e5'))).status).toBe(200);
    await house.ask('/help');
    expect(house.repliesTo(said.messageId)).toHaveLength(1);
    expect(sends().filter(({ path }) => path.includes(said.messageId))).toHaveLength(1);
  });

  it('a lost answer of the API is asked for again under the same uuid, and Feishu shows one message', async () => {
    house = await openHouse();
    house.sandbox.faults.add({ route: REPLY, kind: 'reset-after', times: 1 });
    const said = house.sandbox.say({ text: '/help' });
    await house.sandbox.waitFor(() => sends().length === 2, { timeoutMs: 8000 });
    expect(new Set(sends().map(({ uuid }) => uuid)).size).toBe(1);
    expect(house.repliesTo(said.messageId)).toHaveLength(1);
  });

  it('an outcome that stays unknown for 55 minutes is tried once more under a new uuid', async () => {
    house = await openHouse();
    house.sandbox.faults.add({ route: REPLY, kind: 'reset-after' });
    house.sandbox.say({ text: '/help' });
    await house.sandbox.waitFor(() => sends().length >= 2, { timeoutMs: 8000 });
    house.clock.advance(56 * 60_000);
    const count = sends().length;
    await house.sandbox.waitFor(() => sends().length > count, { timeoutMs: 8000 });
    const uuids = sends().map(({ uuid }) => uuid);
    expect(new Set(uuids.slice(0, count)).size).toBe(1);
    expect(uuids[count]).not.toBe(uuids[0]);
    house.clock.advance(2 * HOUR);
    await house.ask('/help', { chat: house.sandbox.chats.group }).catch(() => undefined);
    expect(new Set(sends().map(({ uuid }) => uuid)).size).toBeLessThanOrEqual(3);
  }, 30_000);
});

describe('an event', () => {
  it('that is over 24 h old has no effect', async () => {
    house = await openHouse();
    const said = house.sandbox.say({ text: '/sources', deliver: false });
    const envelope = house.sandbox.envelope('im.message.receive_v1', messageEvent(said.messageId), {
      create_time: String(house.clock.now() - 24 * HOUR - 60_000),
    });
    expect(await house.sandbox.push(envelope)).toMatchObject({ status: 200, body: '{}' });
    await house.ask('/help');
    expect(house.repliesTo(said.messageId)).toEqual([]);
  });

  it('that comes late is answered, and says so', async () => {
    house = await openHouse();
    const reply = await (async () => {
      const said = house.sandbox.say({ text: '/sources', createTime: house.clock.now() - 11 * 60_000 });
      return house.sandbox.waitFor(() => house.repliesTo(said.messageId)[0]);
    })();
    expect(words(reply)).toContain('Sorry that the answer comes late');
    expect(words(reply)).toContain('10000');
    expect(words(await house.ask('/sources'))).not.toContain('Sorry that');
  });

  it('is accepted again after the bot was down: Feishu sends it once more', async () => {
    house = await openHouse();
    await house.stopBot();
    const said = house.sandbox.say({ text: '/help' });
    expect((await said.delivered).status).not.toBe(200);
    await house.restart();
    house.clock.advance(16_000);
    await house.sandbox.waitFor(() => house.repliesTo(said.messageId)[0]);
  });
});

describe('a chat', () => {
  it('that floods the bot gets one word, and the rest is dropped and counted', async () => {
    house = await openHouse({ bot: { limits: { perLane: 3, total: 100 } } });
    house.sandbox.faults.add({ route: /resume_sources/, kind: 'delay', ms: 700 });
    const said = Array.from({ length: 9 }, () =>
      house.sandbox.say({ text: '/sources', chat: house.sandbox.chats.private }),
    );
    expect(
      (await Promise.all(said.map(({ delivered }) => delivered))).every(({ status }) => status === 200),
    ).toBe(true);
    const replies = () => said.flatMap(({ messageId }) => house.repliesTo(messageId));
    await house.sandbox.waitFor(() => replies().length === 4, { timeoutMs: 8000 });
    await house.ask('/help', { chat: house.sandbox.chats.group });
    const texts = replies().map((reply) => words(reply));
    expect(texts.filter((text) => text.includes('Too many commands'))).toHaveLength(1);
    expect(texts.filter((text) => text.includes('Page 1'))).toHaveLength(3);
    const metrics = await (await fetch(`${house.botUrl}/metrics`)).text();
    expect(metrics).toMatch(/hirebot_events_total\{type="im.message.receive_v1",outcome="dropped"\} 6/);
  });

  it('with a slow command holds up neither its own next one nor another chat', async () => {
    house = await openHouse();
    house.sandbox.faults.add({ route: /resume_sources/, kind: 'hang', times: 1 });
    const slow = house.sandbox.say({ text: '/sources' });
    await slow.delivered;
    await house.ask('/help');
    await house.ask('/fields', { chat: house.sandbox.chats.group });
    expect(house.repliesTo(slow.messageId)).toEqual([]);
  });

  it('waiting beyond what the process can hold is a 503 for events', async () => {
    house = await openHouse({ bot: { limits: { perLane: 100, total: 2 } } });
    house.sandbox.faults.add({ route: /resume_sources/, kind: 'hang' });
    const [a, b, c] = [1, 2, 3].map(() => house.sandbox.say({ text: '/sources' }));
    expect((await a?.delivered)?.status).toBe(200);
    expect((await b?.delivered)?.status).toBe(200);
    expect((await c?.delivered)?.status).toBe(503);
  });
});

describe('what is kept and logged', () => {
  it('payloads are erased when finished, and only keys stay', async () => {
    house = await openHouse();
    await house.ask('/sources 我的秘密');
    await house.stopBot();
    const db = openSqlite(house.database);
    const rows = db.prepare('select * from inbox').all() as Record<string, unknown>[];
    db.close();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ state: 'done', payload: null, reply: null, outcome: 'answered' });
    expect(JSON.stringify(rows)).not.toContain('我的秘密');
  });

  it('nothing personal or secret is logged', async () => {
    house = await openHouse();
    await house.ask('/sources 我的秘密');
    await house.ask('/field 我的秘密');
    const { credentials, people } = house.sandbox;
    const text = house.logs.join('\n');
    for (const secret of [
      '我的秘密',
      credentials.appSecret,
      credentials.encryptKey,
      credentials.verificationToken,
      people.member,
      't-g',
    ])
      expect(text).not.toContain(secret);
  });
});
