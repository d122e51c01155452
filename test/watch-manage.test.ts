import { afterEach, describe, expect, it } from 'vitest';
import type { Clicked, Message } from '../src/sandbox/index.js';
import { button, words } from './support/card.js';
import { openHouse, type House } from './support/house.js';
import { FAST } from './support/watching.js';

let house: House;
afterEach(() => house.close());

const REFUSED = "You may not manage this chat's subscriptions";

/** The member is an ordinary one, the colleague owns the groups. */
async function open(access: string): Promise<{ group: string; member: string; owner: string }> {
  house = await openHouse({ yaml: `${FAST}\naccess: ${access}` });
  const { chats, people } = house.sandbox;
  return { group: chats.group, member: people.member, owner: people.colleague };
}

const asked = async (text: string, chat: string, from: string): Promise<string> =>
  words(await house.ask(text, { chat, from }));
const click = (card: Message, text: string, from: string): Promise<Clicked> =>
  house.sandbox.click({ messageId: card.messageId, from, value: button(card, text) });

function expectRefused(clicked: Clicked): void {
  expect(clicked.toast?.i18n?.['en_us']).toContain(REFUSED);
  expect(clicked.toast?.i18n?.['zh_cn']).toContain('没有管理');
  expect(clicked.card).toBeUndefined();
}

describe('access.manage: owners', () => {
  it('refuses a member, and lets the owner and managers of the group', async () => {
    const { group, member, owner } = await open('{ manage: owners }');
    expect(await asked('/watch', group, member)).toContain(REFUSED);
    expect(await asked('/watches', group, member)).toContain('no subscription');
    expect(await asked('/watch', group, owner)).toContain('Subscribed, #1');
    expect(await asked('/unwatch 1', group, member)).toContain(REFUSED);
    expect(await asked('/watches', group, member)).toContain('#1');

    const known = house.sandbox.world.chats.get(group);
    known?.managers.push(member);
    // Who manages a group is believed for five minutes.
    house.clock.advance(6 * 60_000);
    expect(await asked('/unwatch 1', group, member)).toContain('Ended #1');
  });

  it('checks the person who clicks, not the one who asked for the card', async () => {
    const { group, member, owner } = await open('{ manage: owners }');
    await house.ask('/watch', { chat: group, from: owner });
    const list = await house.ask('/watches', { chat: group, from: owner });
    for (const text of ['End', 'Daily digest', 'test notice', 'Breaking changes only'])
      expectRefused(await click(list, text, member));
    const after = await asked('/watches', group, member);
    expect(after).toContain('at once');
    expect(after).not.toContain('#2');

    const other = await house.ask('/watches', { chat: group, from: member });
    const daily = await click(other, 'Daily digest', owner);
    expect(words(daily.card ?? {})).toContain('now daily digest');
    expect(words((await click(other, 'End', owner)).card ?? {})).toContain('Ended #1');
  });

  it('leaves a private chat to its person, also for clicks after a restart', async () => {
    const { member } = await open('{ manage: owners }');
    const own = house.sandbox.chats.private;
    expect(await asked('/watch', own, member)).toContain('Subscribed, #1');
    const list = await house.ask('/watches');
    await house.restart();
    expect(words((await click(list, 'End', member)).card ?? {})).toContain('Ended #1');
  });

  it('knows no owner where Feishu tells none', async () => {
    const { group, owner } = await open('{ manage: owners }');
    delete house.sandbox.world.chats.get(group)?.ownerId;
    expect(await asked('/watch', group, owner)).toContain(REFUSED);
  });
});

describe('access.manage: admins', () => {
  const MEMBER = 'ou_3f2a6c91d4e85b07a1c2d3e4f5061728';

  it('lets those who are named, and not even the owner besides', async () => {
    const { group, member, owner } = await open(`{ manage: admins, admins: [${MEMBER}] }`);
    expect(member).toBe(MEMBER);
    expect(await asked('/watch', group, owner)).toContain(REFUSED);
    expect(await asked('/watch', group, member)).toContain('Subscribed, #1');
    const list = await house.ask('/watches', { chat: group, from: member });
    expectRefused(await click(list, 'End', owner));
    expect(words((await click(list, 'End', member)).card ?? {})).toContain('Ended #1');
    expect(await asked('/watch', house.sandbox.chats.colleaguePrivate, owner)).toContain('Subscribed, #1');
  });

  it('or owners: those who are named always may', async () => {
    const { group, member } = await open(`{ manage: owners, admins: [${MEMBER}] }`);
    expect(await asked('/watch', group, member)).toContain('Subscribed, #1');
  });
});

describe('guests', () => {
  it('manage nothing, whoever may', async () => {
    const { group, member } = await open('{ manage: members }');
    const { guest } = house.sandbox.people;
    await house.ask('/watch', { chat: group, from: member });
    const list = await house.ask('/watches', { chat: group, from: member });
    const clicked = await click(list, 'End', guest);
    expect(clicked.toast?.i18n?.['en_us']).toContain('members of this organisation only');
    expect(clicked.card).toBeUndefined();
    expect(await asked('/watches', group, member)).toContain('#1');
    expect(words((await click(list, 'End', member)).card ?? {})).toContain('Ended #1');
  });
});
