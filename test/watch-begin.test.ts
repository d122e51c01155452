import { afterEach, describe, expect, it } from 'vitest';
import { button, title } from './support/card.js';
import { openHouse, type House } from './support/house.js';
import { until } from './support/until.js';
import { FAST, drained, notice, sabotage, settled, source, sql, tells, told } from './support/watching.js';

let house: House;
afterEach(() => house.close());

const disable = (at = 3): void => void (source(house, at).active_status = 2);
const enable = (at = 3): void => void (source(house, at).active_status = 1);
const DAY = 24 * 3_600_000;

describe('what a subscription begins with', () => {
  it('pending change at subscription undone and made again later is told', async () => {
    house = await openHouse({ yaml: 'watch: { interval: 200ms, settle: 3s }' });
    const { group, secondGroup } = house.sandbox.chats;
    await house.ask('/watch', { chat: group });
    disable(3);
    await settled(house, 1);
    await house.ask('/watch', { chat: secondGroup });
    enable(3);
    house.clock.advance(4000);
    await settled(house, 2);
    house.clock.advance(4000);
    await settled(house, 3);
    expect(told(house, group)).toEqual([]);
    disable(3);
    await settled(house, 2);
    house.clock.advance(4000);
    await notice(house, group);
    await drained(house);
    await tells(house, secondGroup, 'Source disabled');
  });

  it('a new watcher is not told that reads work again', async () => {
    house = await openHouse({ yaml: FAST });
    const { group, secondGroup } = house.sandbox.chats;
    await house.ask('/watch', { chat: group });
    house.sandbox.faults.add({ name: 'h', kind: 'status', status: 400, code: 1002001, route: /hire\// });
    await notice(house, group);
    await house.ask('/unwatch', { chat: group });
    await until(() => sql<{ n: number }>(house, 'select count(*) as n from watched')[0]?.n === 0, {
      what: 'the tenant to be forgotten',
    });
    house.sandbox.faults.clear();
    house.clock.advance(60 * DAY);
    await house.ask('/watch', { chat: secondGroup });
    await settled(house, 3);
    await drained(house);
    expect(told(house, secondGroup).map((m) => title(m))).toEqual([]);
  });

  it('a read that fails only after the last watcher has gone is not remembered', async () => {
    house = await openHouse({ yaml: FAST, bot: { timings: { giveUpMs: 3000 } } });
    const { group } = house.sandbox.chats;
    await house.ask('/watch', { chat: group });
    await settled(house, 1);
    house.sandbox.faults.add({ kind: 'hang', route: /hire\//, times: 1 });
    await house.sandbox.waitFor(() => house.sandbox.faults.list().length === 0, { what: 'a read to hang' });
    await house.ask('/unwatch', { chat: group });
    await house.logged('a read of the settings failed');
    await house.ask('/help');
    await house.stopBot();
    expect(sql(house, 'select * from watched')).toEqual([]);
  });

  it('an old notice is not said to be acknowledged when something else was undone', async () => {
    house = await openHouse({ yaml: FAST });
    const { group, secondGroup } = house.sandbox.chats;
    await house.ask('/watch sources --severity breaking', { chat: group });
    await house.ask('/watch', { chat: secondGroup });
    disable(3);
    const old = source(house, 5).zh_name;
    source(house, 5).zh_name = 'X';
    const first = await notice(house, group);
    await notice(house, secondGroup);
    house.clock.advance(15 * DAY);
    expect(house.repliesTo(first.messageId)).toEqual([]);
    // undo the rename that the first chat was never told
    source(house, 5).zh_name = old;
    await notice(house, secondGroup, 2);
    await settled(house, 3);
    await drained(house);
    expect(house.repliesTo(first.messageId).map((m) => title(m))).toEqual([]);
  });

  it('two clicks at once make one subscription', async () => {
    house = await openHouse({ yaml: FAST });
    const { group } = house.sandbox.chats;
    const list = await house.ask('/watches', { chat: group });
    const value = button(list, 'Watch everything');
    await Promise.all([1, 2, 3].map(() => house.sandbox.click({ messageId: list.messageId, value })));
    expect(sql(house, `select number from subscriptions`)).toHaveLength(1);
  });

  it('a read that could not be worked on is not forgotten', async () => {
    house = await openHouse({ yaml: FAST });
    const { group } = house.sandbox.chats;
    await house.ask('/watch', { chat: group });
    sabotage(house, `update snapshots set body = 'x' || body`);
    disable(3);
    await settled(house, 4);
    sabotage(house, `update snapshots set body = substr(body, 2)`);
    await drained(house);
    await tells(house, group, source(house, 3).id);
  });
});
