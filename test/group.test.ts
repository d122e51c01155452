import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { title, words } from './support/card.js';
import { openHouse, type House } from './support/house.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** Says something that must not be answered, then something that must: what comes in between is the proof. */
async function staysSilent(input: Parameters<House['sandbox']['say']>[0]): Promise<void> {
  const said = house.sandbox.say(input);
  expect((await said.delivered).status).toBe(200);
  await house.ask('/help', { chat: house.sandbox.chats.private });
  expect(house.repliesTo(said.messageId)).toEqual([]);
}

describe('in a group', () => {
  const group = (): string => house.sandbox.chats.group;

  it.each(['{bot} /sources', '/sources {bot}', '{bot}/sources', '/sources{bot}', '/sources'])(
    '%s is answered',
    async (text) => {
      expect(title(await house.ask(text, { chat: group() }))).toBe('Resume sources');
    },
  );

  it('a bare mention gets the help card', async () => {
    expect(title(await house.ask('{bot}', { chat: group() }))).toBe('Recruiting settings');
  });

  it('an unknown command is answered only with a mention', async () => {
    expect(title(await house.ask('{bot} /sorces', { chat: group() }))).toBe('No such command');
    await staysSilent({ chat: group(), text: '/sorces' });
  });

  it.each(['/来源：猎头', '/来源 猎头', '{bot} /来源猎头', '/来源猎头 {bot}'])(
    '%s is answered',
    async (text) => {
      expect(words(await house.ask(text, { chat: group() }))).toContain('"猎头"');
    },
  );

  it.each([
    'good morning',
    '{all} /sources',
    '{bot} see you tomorrow',
    '/sources/list.json is gone',
    '/fields/',
    '//sources',
    '/来源地不明怎么办',
    '、来源地不明怎么办',
  ])('%s is not answered', async (text) => {
    await staysSilent({ chat: group(), text });
  });

  it('a command for somebody else is not answered', async () => {
    await staysSilent({ chat: group(), text: `{${house.sandbox.people.colleague}} /sources` });
  });

  it('a reply stands in the thread of its command', async () => {
    const said = house.sandbox.say({
      chat: house.sandbox.chats.topicGroup,
      text: '/sources',
      threadId: 'omt_1234567890abcdef',
    });
    const reply = await house.sandbox.waitFor(() => house.repliesTo(said.messageId)[0]);
    expect(reply.threadId).toBe('omt_1234567890abcdef');
  });
});

describe('the bot menu', () => {
  it.each([
    ['help', 'Recruiting settings'],
    ['sources', 'Resume sources'],
    ['fields', 'Talent fields'],
  ])('%s answers in the private chat', async (key, expected) => {
    const { sandbox } = house;
    const before = sandbox.messages(sandbox.chats.private).length;
    const event = {
      operator: { operator_id: { open_id: sandbox.people.member } },
      event_key: key,
      timestamp: 1669364458,
    };
    expect((await sandbox.pushEvent(sandbox.envelope('application.bot.menu_v6', event))).status).toBe(200);
    const message = await sandbox.waitFor(() => sandbox.messages(sandbox.chats.private)[before]);
    expect(words(message)).toContain(expected);
  });
});
