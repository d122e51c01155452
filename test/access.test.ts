import { afterEach, describe, expect, it } from 'vitest';
import { button, words } from './support/card.js';
import { openHouse, type House } from './support/house.js';

let house: House;
afterEach(() => house.close());

const HIRE = /hire\/v1/;
const hireCalls = (): number => house.sandbox.record.filter(({ path }) => HIRE.test(path)).length;
const DAY = 24 * 3_600_000;

describe('guests', () => {
  it('get one short refusal a day and never any data', async () => {
    house = await openHouse();
    const { chats, people } = house.sandbox;
    const where = { chat: chats.guestPrivate, from: people.guest };
    const refusal = await house.ask('/sources', where);
    expect(words(refusal)).toContain('members of this organisation only');
    expect(words(refusal, 'zh_cn')).toContain('只对本企业成员开放');

    const again = house.sandbox.say({ text: '/fields', ...where });
    expect((await again.delivered).status).toBe(200);
    await house.ask('/help');
    expect(house.repliesTo(again.messageId)).toEqual([]);

    house.clock.advance(DAY);
    expect(words(await house.ask('/sources', where))).toContain('members of this organisation only');
    expect(hireCalls()).toBe(0);
  });

  it('are refused in a group of members as well, and their clicks by a toast', async () => {
    house = await openHouse();
    const { chats, people } = house.sandbox;
    const list = await house.ask('/sources', { chat: chats.group });
    const clicked = await house.sandbox.click({
      messageId: list.messageId,
      from: people.guest,
      value: button(list, 'Next'),
    });
    expect(clicked.toast?.i18n?.['en_us']).toContain('members of this organisation only');
    expect(clicked.card).toBeUndefined();
    expect(words(house.sandbox.message(list.messageId) ?? {})).toContain('Page 1');
  });

  it('would see the card: members are asked to come to the private chat', async () => {
    house = await openHouse();
    const reply = await house.ask('/sources', { chat: house.sandbox.chats.externalGroup });
    expect(words(reply)).toContain('ask me in our private chat');
    expect(words(await house.ask('/help', { chat: house.sandbox.chats.externalGroup }))).toContain(
      'Recruiting settings',
    );
    expect(hireCalls()).toBe(0);
  });

  it('are answered when the configuration says so', async () => {
    house = await openHouse({ yaml: 'access: { allow_external: true }' });
    const { chats, people } = house.sandbox;
    expect(words(await house.ask('/sources', { chat: chats.guestPrivate, from: people.guest }))).toContain(
      '10000',
    );
    expect(words(await house.ask('/sources', { chat: chats.externalGroup }))).toContain('10000');
  });
});

describe('when it cannot be found out whether a group has guests', () => {
  it('no data is shown, and the card says why', async () => {
    house = await openHouse();
    house.sandbox.faults.add({ route: /im\/v1\/chats\//, kind: 'status', status: 400, code: 232019 });
    const reply = await house.ask('/sources', { chat: house.sandbox.chats.group });
    expect(words(reply)).toContain('Could not find out whether this group has external members');
    expect(hireCalls()).toBe(0);
    house.sandbox.faults.clear();
    const retried = await house.sandbox.click({ messageId: reply.messageId, value: button(reply, 'Retry') });
    expect(words(retried.card ?? {})).toContain('Resume sources');
  });
});

describe('bots', () => {
  it('are never answered', async () => {
    house = await openHouse();
    const { chats, people } = house.sandbox;
    const said = house.sandbox.say({ chat: chats.group, from: people.otherBot, text: '{bot} /sources' });
    expect((await said.delivered).status).toBe(200);
    await house.ask('/help');
    expect(house.repliesTo(said.messageId)).toEqual([]);
  });
});
