import { afterEach, describe, expect, it } from 'vitest';
import { button, callbacks, title, words } from './support/card.js';
import { openHouse, type House } from './support/house.js';
import { until } from './support/until.js';
import { FAST, notice, reads, settled, source, told } from './support/watching.js';

let house: House;
afterEach(() => house.close());

const MINUTE = 60_000;
const SEND = 'POST /open-apis/im/v1/messages';

const disable = (at: number): string => {
  source(house, at).active_status = 2;
  return source(house, at).id;
};
/** How often the bot has tried to say something in a chat by itself. */
const sendsTo = (chat: string): number =>
  house.sandbox.record.filter(({ route, chatId }) => route === SEND && chatId === chat).length;
const allTold = (chat: string): string =>
  told(house, chat)
    .map((one) => words(one))
    .join('\n');

/** Two groups watch; what the second one hears says that the watch has come so far. */
async function watching(yaml = FAST): Promise<{ group: string; secondGroup: string }> {
  house = await openHouse({ yaml });
  const { group, secondGroup } = house.sandbox.chats;
  await house.ask('/watch', { chat: group });
  await house.ask('/watch', { chat: secondGroup });
  return { group, secondGroup };
}

/** Somebody adds or removes the bot; resolves when the bot has taken note of it. */
async function changed(chat: string, change: 'bot-added' | 'bot-removed' | 'dissolved'): Promise<void> {
  expect((await house.sandbox.changeChat(chat, change)).status).toBe(200);
  // The lane of a chat is in order, so whatever is said in it afterwards comes after this.
  if (change === 'bot-added') await house.sandbox.waitFor(() => told(house, chat).at(-1));
  else await settled(house, 2);
}

describe('a group that the bot comes into', () => {
  it('is greeted, and watches when somebody clicks', async () => {
    house = await openHouse({ yaml: FAST });
    const { strangerGroup } = house.sandbox.chats;
    await changed(strangerGroup, 'bot-added');
    const welcome = await notice(house, strangerGroup);
    expect(title(welcome)).toBe('Hello, I look after recruiting settings');
    expect(words(welcome, 'zh_cn')).toContain('在这里订阅变更');
    const clicked = await house.sandbox.click({
      messageId: welcome.messageId,
      value: button(welcome, 'Watch here'),
    });
    expect(words(clicked.card ?? {})).toContain('Subscribed, #1');
    const id = disable(3);
    expect(words(await notice(house, strangerGroup, 2))).toContain(id);
    expect(house.sandbox.violations()).toEqual([]);
  });

  it('and has guests in it is greeted without an offer to watch', async () => {
    house = await openHouse({ yaml: FAST });
    const { externalGroup } = house.sandbox.chats;
    await changed(externalGroup, 'bot-added');
    const welcome = await notice(house, externalGroup);
    expect(words(welcome)).toContain('external members');
    expect(callbacks(welcome).map(({ value }) => value.action)).toEqual(['help.open']);
    // Whoever forges the button gets nowhere.
    const clicked = await house.sandbox.click({
      messageId: welcome.messageId,
      value: { action: 'watch.open' },
    });
    expect(clicked.card).toBeUndefined();
    disable(3);
    await house.ask('/help');
    expect(house.sandbox.record.some(({ path }) => path.includes('/hire/'))).toBe(false);
  });

  it('is not subscribed by a guest who clicks', async () => {
    house = await openHouse({ yaml: FAST });
    const { chats, people } = house.sandbox;
    await changed(chats.strangerGroup, 'bot-added');
    const welcome = await notice(house, chats.strangerGroup);
    const clicked = await house.sandbox.click({
      messageId: welcome.messageId,
      from: people.guest,
      value: button(welcome, 'Watch here'),
    });
    expect(clicked.toast?.i18n?.['en_us']).toContain('members of this organisation only');
    expect(clicked.card).toBeUndefined();
    expect(words(await house.ask('/watches', { chat: chats.strangerGroup }))).toContain('no subscription');
  });
});

describe('a group that the bot is removed from', () => {
  it.each(['bot-removed', 'dissolved'] as const)(
    '(%s) is told nothing, and when it is back only what changes from then on',
    async (gone) => {
      const { group, secondGroup } = await watching();
      await changed(group, gone);
      const before = sendsTo(group);
      const missed = disable(3);
      expect(words(await notice(house, secondGroup))).toContain(missed);
      await settled(house);
      expect(sendsTo(group)).toBe(before);

      const chat = house.sandbox.world.chats.get(group);
      if (chat) chat.status = 'normal';
      await changed(group, 'bot-added');
      expect(title(await notice(house, group))).toContain('Hello');
      await settled(house, 2);
      expect(words(await house.ask('/status', { chat: group }))).toContain('#1');
      expect(words(await house.ask('/watches', { chat: group }))).not.toContain('Parked');
      expect(words(await house.ask('/changes', { chat: group }))).toContain(missed);
      const heard = disable(4);
      expect(words(await notice(house, group, 2))).toContain(heard);
      await settled(house);
      expect(allTold(group)).not.toContain(missed);
      expect(told(house, group)).toHaveLength(2);
    },
  );

  it('and that nobody else watched for: what changed unread meanwhile is in /changes only', async () => {
    house = await openHouse({ yaml: FAST });
    const { group } = house.sandbox.chats;
    await house.ask('/watch', { chat: group });
    expect((await house.sandbox.changeChat(group, 'bot-removed')).status).toBe(200);
    await until(
      async () => {
        const before = reads(house);
        house.clock.advance(1000);
        await house.ask('/help');
        return reads(house) === before;
      },
      { what: 'the reading to end' },
    );
    const missed = disable(3);
    await changed(group, 'bot-added');
    await settled(house, 4);
    const heard = disable(4);
    expect(words(await notice(house, group, 2))).toContain(heard);
    expect(allTold(group)).not.toContain(missed);
    expect(words(await house.ask('/changes', { chat: group }))).toContain(missed);
  });

  it('is not told what was waiting to be told there', async () => {
    const { group, secondGroup } = await watching();
    house.sandbox.faults.add({ route: SEND, chat: group, kind: 'status', status: 400, code: 11232 });
    const missed = disable(3);
    await notice(house, secondGroup);
    await house.logged('a notice was not delivered');
    await changed(group, 'bot-removed');
    house.sandbox.faults.clear();
    await changed(group, 'bot-added');
    house.clock.advance(10 * MINUTE);
    await settled(house);
    expect(allTold(group)).not.toContain(missed);
    expect(house.sandbox.violations()).toEqual([]);
  });

  it('and added again while the events come in the wrong order stays subscribed', async () => {
    const { group, secondGroup } = await watching();
    const { sandbox } = house;
    await changed(group, 'bot-added');
    const late = sandbox.envelope(
      'im.chat.member.bot.deleted_v1',
      { chat_id: group, external: false },
      { create_time: String(house.clock.now() - MINUTE) },
    );
    expect((await sandbox.pushEvent(late)).status).toBe(200);
    await settled(house);
    const id = disable(3);
    await notice(house, secondGroup);
    expect(words(await notice(house, group, 2))).toContain(id);
  });

  it('and an older event says that it was added: stays parked', async () => {
    const { group, secondGroup } = await watching();
    const { sandbox } = house;
    const added = sandbox.envelope(
      'im.chat.member.bot.added_v1',
      { chat_id: group, external: false },
      { create_time: String(house.clock.now() - MINUTE) },
    );
    await changed(group, 'bot-removed');
    expect((await sandbox.pushEvent(added)).status).toBe(200);
    await settled(house);
    disable(3);
    await notice(house, secondGroup);
    await settled(house);
    expect(told(house, group)).toEqual([]);
  });
});

describe('a chat that Feishu closes to the bot', () => {
  const reasons: [code: number, why: string][] = [
    [230002, 'the bot is not in the chat'],
    [232009, 'the chat was dissolved'],
  ];
  it.each(reasons)('(%i) is parked, says why, and goes on when somebody writes', async (code, why) => {
    const { group, secondGroup } = await watching();
    const list = await house.ask('/watches', { chat: group });
    house.sandbox.faults.add({ route: SEND, chat: group, kind: 'status', status: 400, code, times: 1 });
    const missed = disable(3);
    await house.logged('its subscriptions are parked');
    await notice(house, secondGroup);
    const before = sendsTo(group);
    disable(4);
    await notice(house, secondGroup, 2);
    expect(sendsTo(group)).toBe(before);
    // A click is no message: it shows how things are.
    const shown = await house.sandbox.click({ messageId: list.messageId, value: { action: 'watches.open' } });
    expect(words(shown.card ?? {})).toContain(`Parked`);
    expect(words(shown.card ?? {})).toContain(why);

    expect(words(await house.ask('/watches', { chat: group }))).not.toContain('Parked');
    await settled(house);
    const heard = disable(5);
    expect(words(await notice(house, group))).toContain(heard);
    expect(allTold(group)).not.toContain(missed);
    expect(words(await house.ask('/changes', { chat: group }))).toContain(missed);
  });

  it('(230053, a private one) goes on when the person writes', async () => {
    const { secondGroup } = await watching();
    const own = house.sandbox.chats.private;
    await house.ask('/watch');
    house.sandbox.faults.add({ route: SEND, chat: own, kind: 'status', status: 400, code: 230053, times: 1 });
    const missed = disable(3);
    await house.logged('its subscriptions are parked');
    await notice(house, secondGroup);
    // Whatever somebody else does elsewhere does not wake it.
    await house.ask('/help', { chat: secondGroup, from: house.sandbox.people.colleague });
    disable(4);
    await notice(house, secondGroup, 2);
    await settled(house);
    expect(told(house, own)).toEqual([]);
    await house.ask('/help');
    await settled(house);
    const heard = disable(5);
    expect(words(await notice(house, own))).toContain(heard);
    expect(allTold(own)).not.toContain(missed);
  });
});
