import { afterEach, describe, expect, it } from 'vitest';
import { button, callbacks, title, words } from './support/card.js';
import { openHouse, type House } from './support/house.js';
import { FAST, notice, settled, source, told } from './support/watching.js';

let house: House;
afterEach(() => house.close());

const disable = (at = 3): void => void (source(house, at).active_status = 2);
const enable = (at = 3): void => void (source(house, at).active_status = 1);
const DAY = 24 * 3_600_000;

describe('a chat that watches', () => {
  it('is told once, precisely, in both languages, what an administrator changed', async () => {
    house = await openHouse({ yaml: FAST });
    const { group } = house.sandbox.chats;
    expect(words(await house.ask('/watch', { chat: group }))).toContain('Subscribed, #1');
    disable();
    const card = await notice(house, group);
    expect(title(card)).toBe('1 change to recruiting settings');
    expect(words(card)).toContain('Breaking');
    expect(words(card)).toContain('Source disabled');
    expect(words(card, 'zh_cn')).toContain('停用来源');
    expect(words(card)).toContain(source(house).id);
    await settled(house);
    expect(told(house, group)).toHaveLength(1);
    expect(house.sandbox.violations()).toEqual([]);
  });

  it('is not told of what was so before it watched', async () => {
    house = await openHouse({ yaml: FAST });
    const { group, secondGroup } = house.sandbox.chats;
    await house.ask('/watch', { chat: group });
    await house.stopBot();
    disable();
    // Nobody has read the change when the second group subscribes: it is old to that group, and new to the first.
    await house.restart();
    await house.ask('/watch', { chat: secondGroup });
    expect(words(await notice(house, group))).toContain('Source disabled');
    await settled(house);
    expect(told(house, secondGroup)).toEqual([]);
    disable(5);
    expect(words(await notice(house, secondGroup))).toContain(source(house, 5).id);
  });

  it('gets one notice for several edits, and none for what was undone at once', async () => {
    house = await openHouse({ yaml: 'watch: { interval: 200ms, settle: 700ms }' });
    const { group } = house.sandbox.chats;
    await house.ask('/watch', { chat: group });
    disable(3);
    await settled(house, 1);
    disable(4);
    disable(5);
    await settled(house, 1);
    enable(5);
    const card = await notice(house, group);
    expect(title(card)).toBe('2 changes to recruiting settings');
    expect(words(card)).not.toContain(source(house, 5).id);
    await settled(house);
    expect(told(house, group)).toHaveLength(1);
  });

  it('gets one notice with everything after the bot was away', async () => {
    house = await openHouse({ yaml: FAST });
    const { group } = house.sandbox.chats;
    await house.ask('/watch', { chat: group });
    await house.stopBot();
    disable(3);
    source(house, 4).zh_name = '改过的名字';
    house.sandbox.hire.sources.splice(6, 1);
    house.clock.advance(DAY);
    await house.restart();
    expect(title(await notice(house, group))).toBe('3 changes to recruiting settings');
    await settled(house);
    expect(told(house, group)).toHaveLength(1);
  });

  it('whose subscriptions overlap is told once, and by what it asked for', async () => {
    house = await openHouse({ yaml: FAST });
    const { group, secondGroup } = house.sandbox.chats;
    await house.ask('/watch', { chat: group });
    await house.ask('/watch sources --severity breaking', { chat: group });
    await house.ask('/watch fields', { chat: secondGroup });
    disable();
    await notice(house, group);
    const module = house.sandbox.hire.modules[0];
    if (!module) throw new Error('no module');
    module.name.zh_cn = '新的模块名';
    expect(words(await notice(house, group, 2))).toContain('Module renamed');
    expect(words(await notice(house, secondGroup))).toContain('Module renamed');
    await settled(house);
    expect(told(house, group)).toHaveLength(2);
    expect(told(house, secondGroup)).toHaveLength(1);
  });

  it('of one module hears of a field that leaves it and of one that comes', async () => {
    house = await openHouse({ yaml: FAST });
    const { group, secondGroup } = house.sandbox.chats;
    const [from, to, other] = house.sandbox.hire.modules;
    if (!from?.children_list || !to?.children_list || !other) throw new Error('no modules');
    await house.ask(`/watch --module ${from.id}`, { chat: group });
    await house.ask(`/watch fields --module "${other.name.zh_cn}"`, { chat: secondGroup });
    const taken = new Set(to.children_list.map(({ id }) => id));
    const at = from.children_list.findIndex(({ id }) => !taken.has(id));
    const [field] = from.children_list.splice(at, 1);
    if (!field) throw new Error('no field');
    to.children_list.push({ ...field, parent_id: to.id });
    const card = await notice(house, group);
    expect(words(card)).toContain('Field moved');
    expect(words(card)).toContain(field.id);
    await settled(house);
    expect(told(house, secondGroup)).toEqual([]);
  });

  it.each([
    ['jiaoyujingli', '教育经历'],
    ['jyjl', '教育经历'],
    ['教育jl', '教育经历'],
  ])('of one module finds it by how it is spelled: %s', async (said, expected) => {
    house = await openHouse();
    const reply = await house.ask(`/watch --module ${said}`);
    expect(words(reply, 'zh_cn')).toContain('已订阅 #1');
    expect(words(reply, 'zh_cn')).toContain(expected);
  });

  it('of a module whose spelling several share asks which, and takes what is clicked', async () => {
    house = await openHouse();
    const reply = await house.ask('/watch --module jingli --digest daily@18:00');
    expect(title(reply)).toBe('Which module do you mean?');
    expect(words(reply, 'zh_cn')).toContain('工作经历');
    const value = button(reply, '实习经历');
    expect(value).toMatchObject({ action: 'watch.open', list: 'fields' });
    const clicked = await house.sandbox.click({ messageId: reply.messageId, value });
    const told = words(clicked.card ?? {}, 'zh_cn');
    expect(told).toContain('已订阅 #1');
    expect(told).toContain('实习经历');
    expect(told).toContain('18:00');
  });

  it('of a module by its id takes that one, whatever is called so', async () => {
    house = await openHouse();
    const [first, second] = house.sandbox.hire.modules;
    if (!first || !second) throw new Error('no modules');
    second.name.zh_cn = first.id;
    const reply = await house.ask(`/watch --module ${first.id}`);
    expect(words(reply, 'zh_cn')).toContain('已订阅 #1');
    expect(words(reply, 'zh_cn')).toContain(first.name.zh_cn);
  });

  it('of a module that nothing is like shows those that there are', async () => {
    house = await openHouse();
    const reply = await house.ask('/watch --module qxzvkw');
    expect(title(reply)).toBe('No such module');
    expect(words(reply, 'zh_cn')).toContain('没有叫“qxzvkw”的模块。可以选：');
    expect(button(reply, '教育经历')).toMatchObject({ action: 'watch.open' });
  });

  it('of a module that is mistyped offers the nearest, and takes what is clicked', async () => {
    house = await openHouse();
    const reply = await house.ask('/watch --module jiaoyujngli --severity risky');
    expect(title(reply)).toBe('No such module');
    const value = button(reply, '教育经历');
    expect(value).toMatchObject({ action: 'watch.open', severity: 'risky' });
    const clicked = await house.sandbox.click({ messageId: reply.messageId, value });
    expect(words(clicked.card ?? {}, 'zh_cn')).toContain('已订阅 #1');
  });

  it('is told of a severity that app.yaml has changed', async () => {
    house = await openHouse({
      yaml: 'watch: { interval: 200ms, settle: 100ms, severity: { source.disabled: safe } }',
    });
    const { group, secondGroup } = house.sandbox.chats;
    await house.ask('/watch', { chat: group });
    await house.ask('/watch --severity risky', { chat: secondGroup });
    disable();
    const card = await notice(house, group);
    expect(words(card)).toContain('Safe');
    expect(words(card)).not.toContain('Breaking');
    await settled(house);
    expect(told(house, secondGroup)).toEqual([]);
  });

  it('is told of more than thirty changes by thirty, and of all of them when somebody asks', async () => {
    house = await openHouse({ yaml: FAST });
    const { group } = house.sandbox.chats;
    await house.ask('/watch', { chat: group });
    for (let at = 0; at < 45; at++) source(house, at).zh_name = `改名 ${at}`;
    const card = await notice(house, group);
    expect(title(card)).toBe('45 changes to recruiting settings');
    const clicked = await house.sandbox.click({
      messageId: card.messageId,
      value: button(card, 'Show all 45'),
    });
    expect(clicked.toast?.type).toBe('info');
    const page = await house.sandbox.waitFor(() => house.repliesTo(card.messageId)[0]);
    expect(words(page)).toContain('Page 1 of 3');
    const next = await house.sandbox.click({ messageId: page.messageId, value: button(page, 'Next') });
    expect(words(next.card ?? {})).toContain('Page 2 of 3');
    expect(callbacks(next.card ?? {}).every(({ value }) => typeof value.action === 'string')).toBe(true);
  });
});
