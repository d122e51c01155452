import { afterEach, describe, expect, it } from 'vitest';
import { words } from './support/card.js';
import { openHouse, type House } from './support/house.js';

let house: House;
afterEach(() => house.close());

const HOUR = 3_600_000;
const REPLY = 'POST /open-apis/im/v1/messages/:message_id/reply';
const CREATE = 'POST /open-apis/im/v1/messages';
const sends = () => house.sandbox.record.filter(({ route }) => route === REPLY || route === CREATE);

describe('a reply that cannot be delivered', () => {
  it.each([
    [230011, 'recalled'],
    [231003, 'gone'],
  ])('because its message is %s is sent plainly', async (code) => {
    house = await openHouse();
    house.sandbox.faults.add({ route: REPLY, kind: 'status', status: 400, code });
    house.sandbox.say({ text: '/help' });
    const { chats } = house.sandbox;
    const plain = await house.sandbox.waitFor(() =>
      house.sandbox.messages(chats.private).find(({ sender }) => sender.type === 'bot'),
    );
    expect(words(plain)).toContain('Recruiting settings');
    expect(plain.replyTo).toBeUndefined();
  });

  it('as a card is sent as text', async () => {
    house = await openHouse();
    house.sandbox.faults.add({ route: REPLY, kind: 'status', status: 400, code: 230054, times: 1 });
    const reply = await house.ask('/help');
    expect(reply.type).toBe('text');
    expect(reply.content).toContain('private chat');
  });

  it('because Feishu refuses its content becomes an error card', async () => {
    house = await openHouse();
    house.sandbox.faults.add({ route: REPLY, kind: 'status', status: 400, code: 230099, times: 1 });
    expect(words(await house.ask('/help'))).toContain('could not be shown as a card');
  });

  it('for good is given up, and the bot goes on', async () => {
    house = await openHouse();
    house.sandbox.faults.add({ route: REPLY, kind: 'status', status: 400, code: 230002, times: 1 });
    const said = house.sandbox.say({ text: '/help' });
    await house.sandbox.waitFor(() => sends().length === 1);
    await house.ask('/help');
    house.clock.advance(HOUR);
    await house.ask('/help');
    expect(house.repliesTo(said.messageId)).toEqual([]);
    expect(sends()).toHaveLength(3);
  });

  it('for now is delivered later, without running the command again, after a restart as well', async () => {
    house = await openHouse();
    house.sandbox.faults.add({ route: REPLY, kind: 'status', status: 400, code: 230027 });
    const said = house.sandbox.say({ text: '/sources' });
    await house.logged('a reply was not delivered');
    await house.restart();
    house.sandbox.faults.clear();
    house.clock.advance(60_000);
    await house.sandbox.waitFor(() => house.repliesTo(said.messageId)[0], { timeoutMs: 8000 });
    expect(house.sandbox.record.filter(({ path }) => path.includes('resume_sources'))).toHaveLength(1);
  });

  it('because the month is used up expires after an hour', async () => {
    house = await openHouse();
    house.sandbox.faults.add({ route: REPLY, kind: 'status', status: 429, code: 99991403 });
    const said = house.sandbox.say({ text: '/help' });
    await house.logged('a reply was not delivered');
    house.sandbox.faults.clear();
    house.clock.advance(HOUR + 60_000);
    await house.ask('/help', { chat: house.sandbox.chats.group });
    expect(house.repliesTo(said.messageId)).toEqual([]);
  });
});

describe('a reply that had to wait', () => {
  it('is made anew after five minutes: a chat that has guests by then gets no data', async () => {
    house = await openHouse();
    const { chats, world, faults } = house.sandbox;
    faults.add({ route: REPLY, kind: 'status', status: 400, code: 230027 });
    const said = house.sandbox.say({ text: '/sources', chat: chats.group });
    await house.logged('a reply was not delivered');
    const group = world.chats.get(chats.group);
    if (group) group.external = true;
    faults.clear();
    house.clock.advance(6 * 60_000);
    const reply = await house.sandbox.waitFor(() => house.repliesTo(said.messageId)[0], { timeoutMs: 8000 });
    expect(words(reply)).toContain('ask me in our private chat');
    expect(words(reply)).not.toContain('10000');
  });
});
