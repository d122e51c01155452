import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../src/sandbox/index.js';
import { effects, typed } from './edge/requests.js';
import { button, title, words } from './support/card.js';
import { openHouse, type House } from './support/house.js';

const PERSON = 'ou_a-b_c';
const PRIVATE = 'oc_a-b_c';
const GROUP = 'oc_abc-def';

let house: House;
beforeAll(async () => {
  house = await openHouse({
    yaml: `access: { manage: admins, admins: [${PERSON}] }`,
    sandbox: { credentials: { appId: 'cli_test-app', botOpenId: 'ou_the-bot' } },
  });
  const { world, people } = house.sandbox;
  world.addPerson(PERSON, '有连字符的人');
  world.addChat({ chatId: GROUP, name: '有连字符的群', members: [PERSON, people.member] });
});
afterAll(() => house.close());

describe('ids with a hyphen', () => {
  it('of app, bot, person, chat and message are taken like any other', async () => {
    const { sandbox } = house;
    const { messageId } = sandbox.say({
      text: '@_user_1 /sources',
      mentions: ['bot'],
      messageId: 'om_abc-def',
      chat: GROUP,
      from: PERSON,
    });
    const reply = await sandbox.waitFor(() => house.repliesTo(messageId)[0], { what: 'a reply' });
    expect(title(reply)).toBe('Resume sources');
  });

  it('of a clicked message are taken: a slow click updates it', async () => {
    const { sandbox } = house;
    const said = sandbox.say({ text: '/sources', messageId: 'om_list-1', chat: PRIVATE, from: PERSON });
    const list: Message = await sandbox.waitFor(() => house.repliesTo(said.messageId)[0], { what: 'a list' });
    const clicked = await sandbox.click({
      messageId: list.messageId,
      value: button(list, 'Next'),
      from: PERSON,
    });
    expect(words(clicked.card ?? {})).toContain('Page 2');
  });

  it('of the person who may manage subscriptions are taken', async () => {
    const reply = await house.ask('/watch sources', { chat: GROUP, from: PERSON });
    expect(title(reply)).toBe('Subscriptions of this chat');
  });

  it('of the person who uses the menu are taken', async () => {
    const { sandbox } = house;
    const before = sandbox.messages(PRIVATE).length;
    const event = { operator: { operator_id: { open_id: PERSON } }, event_key: 'help', timestamp: 1 };
    await sandbox.pushEvent(sandbox.envelope('application.bot.menu_v6', event));
    await sandbox.waitFor(() => sandbox.messages(PRIVATE).length > before, { what: 'the help' });
  });

  it('of a chat that the bot came into are taken', async () => {
    const { sandbox } = house;
    const before = sandbox.messages(GROUP).length;
    await sandbox.pushEvent(
      sandbox.envelope('im.chat.member.bot.added_v1', { chat_id: GROUP, external: false }),
    );
    await sandbox.waitFor(() => sandbox.messages(GROUP).length > before, { what: 'a welcome' });
  });
});

describe('ids that could lead to another path', () => {
  it.each(['a/b', '../b', 'a.b', 'a%2Fb', 'a?b', 'a#b', 'a b', 'a\\b', 'a\n', ''])(
    'such as that of a message or chat with %j have no effect',
    async (rest) => {
      const { sandbox } = house;
      const good = typed(sandbox, '/help').event as { message: object };
      const before = sandbox.record.length;
      for (const bad of [{ message_id: `om_${rest}` }, { chat_id: `oc_${rest}` }]) {
        const event = { ...good, message: { ...good.message, ...bad } };
        const { status } = await sandbox.push(sandbox.envelope('im.message.receive_v1', event));
        expect(status).toBe(200);
      }
      await house.ask('/help');
      // The one reply is that to the last question.
      expect(effects(house, before).filter((route) => route.includes('/reply'))).toHaveLength(1);
    },
  );
});
