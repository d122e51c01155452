import { afterEach, describe, expect, it } from 'vitest';
import { button, callbacks, title, words } from './support/card.js';
import { openHouse, type House } from './support/house.js';
import { FAST, notice, settled, source, told } from './support/watching.js';

let house: House;
afterEach(() => house.close());

const disable = (at = 3): void => void (source(house, at).active_status = 2);
const enable = (at = 3): void => void (source(house, at).active_status = 1);
const DAY = 24 * 3_600_000;

describe('a notice', () => {
  it('is acknowledged by one, and everybody who was told sees it', async () => {
    house = await openHouse({ yaml: FAST });
    const { chats, people } = house.sandbox;
    await house.ask('/watch', { chat: chats.group });
    await house.ask('/watch', { chat: chats.secondGroup });
    disable();
    const [first, second] = [await notice(house, chats.group), await notice(house, chats.secondGroup)];
    // A card as somebody has it on the screen, before the other chat's click changes it.
    const stale = button(second, 'Acknowledge');
    const clicked = await house.sandbox.click({
      messageId: first.messageId,
      from: people.colleague,
      value: button(first, 'Acknowledge'),
    });
    expect(clicked.toast?.type).toBe('success');
    expect(JSON.stringify(clicked.card)).toContain(people.colleague);
    await house.sandbox.waitFor(() =>
      JSON.stringify(house.sandbox.message(second.messageId)?.card).includes(people.colleague),
    );
    // Whoever comes second finds that it has been done.
    const again = await house.sandbox.click({
      messageId: second.messageId,
      from: people.member,
      value: stale,
    });
    expect(JSON.stringify(again.card)).toContain(people.colleague);
    expect(JSON.stringify(again.card)).not.toContain(people.member);
    expect(JSON.stringify((await house.ask('/changes', { chat: chats.group })).card)).toContain(
      people.colleague,
    );
  });

  it('says that a change was undone, in every chat that was told, and the undoing is told as well', async () => {
    house = await openHouse({ yaml: FAST });
    const { group } = house.sandbox.chats;
    await house.ask('/watch', { chat: group });
    disable();
    const first = await notice(house, group);
    enable();
    const second = await notice(house, group, 2);
    expect(words(second)).toContain('Source enabled again');
    const changed = await house.sandbox.waitFor(() => {
      const now = house.sandbox.message(first.messageId);
      return now && words(now).includes('Reverted') ? now : undefined;
    });
    expect(words(changed, 'zh_cn')).toContain('已恢复');
    // The same change made again is announced again.
    disable();
    expect(words(await notice(house, group, 3))).toContain('Source disabled');
  });

  it('opens what it is about below itself', async () => {
    house = await openHouse({ yaml: FAST });
    const { group } = house.sandbox.chats;
    await house.ask('/watch', { chat: group });
    disable();
    const card = await notice(house, group);
    const before = JSON.stringify(card.card);
    const clicked = await house.sandbox.click({ messageId: card.messageId, value: button(card, 'Open') });
    expect(clicked.card).toBeUndefined();
    const opened = await house.sandbox.waitFor(() => house.repliesTo(card.messageId)[0]);
    expect(words(opened)).toContain(source(house).id);
    expect(JSON.stringify(house.sandbox.message(card.messageId)?.card)).toBe(before);
  });

  it('of several changes opens the one that is picked', async () => {
    house = await openHouse({ yaml: FAST });
    const { group } = house.sandbox.chats;
    await house.ask('/watch', { chat: group });
    disable(3);
    disable(4);
    const card = await notice(house, group);
    const pick = callbacks(card).find(({ value }) => value.action === 'notice.pick')?.value;
    const picked = await house.sandbox.click({
      messageId: card.messageId,
      value: pick,
      tag: 'select_static',
      option: '1',
    });
    expect(callbacks(picked.card ?? {}).map(({ value }) => value.action)).toEqual(
      expect.arrayContaining(['notice.open', 'notice.snooze', 'notice.close']),
    );
  });

  it('can be snoozed: what changes meanwhile is told once afterwards, anything worse at once', async () => {
    house = await openHouse({ yaml: FAST });
    const { group } = house.sandbox.chats;
    await house.ask('/watch', { chat: group });
    source(house).zh_name = '一';
    const card = await notice(house, group);
    const snooze = await house.sandbox.click({
      messageId: card.messageId,
      value: button(card, 'Snooze 1 day'),
    });
    expect(words(snooze.card ?? {})).toContain('Snoozed until');
    source(house).zh_name = '二';
    await settled(house);
    source(house).zh_name = '三';
    await settled(house);
    expect(told(house, group)).toHaveLength(1);
    disable();
    expect(words(await notice(house, group, 2))).toContain('Source disabled');
    house.clock.advance(DAY + 60_000);
    const late = await notice(house, group, 3);
    expect(words(late)).toContain('Source renamed');
    expect(words(late)).toContain('三');
    expect(words(late)).not.toContain('二');
  });

  it('that nobody can click any more answers so', async () => {
    house = await openHouse({ yaml: FAST });
    const { group, secondGroup } = house.sandbox.chats;
    await house.ask('/watch', { chat: group });
    disable();
    const card = await notice(house, group);
    const elsewhere = await house.ask('/help', { chat: secondGroup });
    // A notice of another chat is not this chat's, whatever the card says.
    const clicked = await house.sandbox.click({
      messageId: elsewhere.messageId,
      value: button(card, 'Acknowledge'),
    });
    expect(clicked.toast?.i18n?.['en_us']).toContain('out of date');
  });
});

describe('a digest', () => {
  const YAML = `${FAST.slice(0, -2)}, digest_at: '09:20' }\ntime_zone: UTC`;

  it('tells the net change of a day at its time, and nothing when all was undone', async () => {
    house = await openHouse({ yaml: YAML });
    const { group, secondGroup } = house.sandbox.chats;
    await house.ask('/watch --digest daily@18:00', { chat: group });
    await house.ask('/watch', { chat: secondGroup });
    disable(3);
    await notice(house, secondGroup);
    enable(3);
    await notice(house, secondGroup, 2);
    source(house, 4).zh_name = '一';
    await notice(house, secondGroup, 3);
    source(house, 4).zh_name = '二';
    await notice(house, secondGroup, 4);
    expect(told(house, group)).toEqual([]);
    house.clock.advance(DAY);
    const digest = await notice(house, group);
    expect(title(digest)).toBe('1 change to recruiting settings');
    expect(words(digest)).toContain('二');
    expect(words(digest)).not.toContain('Source disabled');
    house.clock.advance(DAY);
    await settled(house);
    expect(told(house, group)).toHaveLength(1);
  });

  it('is told at once when the subscription is switched to that, and nothing of it is lost', async () => {
    house = await openHouse({ yaml: YAML });
    const { group, secondGroup } = house.sandbox.chats;
    const list = await house.ask('/watch --digest daily', { chat: group });
    await house.ask('/watch', { chat: secondGroup });
    disable(3);
    await notice(house, secondGroup);
    expect(told(house, group)).toEqual([]);
    await house.sandbox.click({ messageId: list.messageId, value: button(list, 'At once') });
    expect(words(await notice(house, group))).toContain('Source disabled');
    disable(4);
    expect(words(await notice(house, group, 2))).toContain(source(house, 4).id);
  });

  it('leaves out what the chat was told at once', async () => {
    house = await openHouse({ yaml: YAML });
    const { group } = house.sandbox.chats;
    await house.ask('/watch --severity breaking', { chat: group });
    await house.ask('/watch --digest daily', { chat: group });
    disable(3);
    await notice(house, group);
    source(house, 4).zh_name = '新名字';
    await settled(house);
    house.clock.advance(DAY);
    const digest = await notice(house, group, 2);
    expect(words(digest)).toContain('Source renamed');
    expect(words(digest)).not.toContain('Source disabled');
  });
});
