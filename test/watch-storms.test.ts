import { afterEach, describe, it } from 'vitest';
import { button } from './support/card.js';
import { openHouse, type House } from './support/house.js';
import { shows } from './support/replies.js';
import { FAST, drained, notice, sabotage, settled, source, tells } from './support/watching.js';

let house: House;
afterEach(() => house.close());

const disable = (at = 3): void => void (source(house, at).active_status = 2);
const enable = (at = 3): void => void (source(house, at).active_status = 1);
const DAY = 24 * 3_600_000;
const SEND = 'POST /open-apis/im/v1/messages';
const fails = (chat: string): number =>
  house.sandbox.record.filter((c) => c.route === SEND && c.chatId === chat && c.code !== 0).length;

describe('what is told when sends fail', () => {
  it('three changes while sends are refused: all told', async () => {
    house = await openHouse({ yaml: FAST });
    const { group, secondGroup } = house.sandbox.chats;
    await house.ask('/watch', { chat: group });
    await house.ask('/watch', { chat: secondGroup });
    house.sandbox.faults.add({
      name: 'down',
      kind: 'status',
      status: 400,
      code: 18121,
      route: SEND,
      chat: group,
    });
    for (const [i, at] of [3, 4, 5].entries()) {
      disable(at);
      await notice(house, secondGroup, i + 1);
      const before = fails(group);
      house.clock.advance(6 * 60_000);
      await house.sandbox.waitFor(() => fails(group) > before, { what: 'a refused send' });
    }
    await drained(house);
    house.sandbox.faults.clear();
    house.clock.advance(6 * 60_000);
    await notice(house, group);
    await drained(house);
    for (const at of [3, 4, 5]) await tells(house, group, source(house, at).id);
  });

  it('failed finish, then another change: both are told', async () => {
    house = await openHouse({ yaml: FAST });
    const { group, secondGroup } = house.sandbox.chats;
    await house.ask('/watch', { chat: group });
    await house.ask('/watch', { chat: secondGroup });
    sabotage(
      house,
      `create trigger boom before update on notices when new.state = 'sent' and new.chat = '${group}' begin select raise(abort, 'disk'); end`,
    );
    disable(3);
    await notice(house, group);
    await notice(house, secondGroup, 1);
    disable(4);
    await notice(house, secondGroup, 2);
    sabotage(house, 'drop trigger boom');
    house.clock.advance(120_000);
    await drained(house);
    await tells(house, group, source(house, 4).id);
  });

  it('unknown outcome, undone before the retry: says reverted', async () => {
    house = await openHouse({ yaml: FAST });
    const { group, secondGroup } = house.sandbox.chats;
    await house.ask('/watch', { chat: group });
    await house.ask('/watch', { chat: secondGroup });
    house.sandbox.faults.add({ kind: 'reset-after', route: SEND, chat: group, times: 1 });
    disable(3);
    const first = await notice(house, group);
    enable(3);
    await notice(house, secondGroup, 2);
    house.clock.advance(120_000);
    await notice(house, group, 2);
    await drained(house);
    await shows(house.sandbox, first.messageId, 'Reverted');
  });

  it('an update of a notice of two days survives one passing failure', async () => {
    house = await openHouse({ yaml: FAST });
    const { group } = house.sandbox.chats;
    await house.ask('/watch', { chat: group });
    disable(3);
    const first = await notice(house, group);
    house.clock.advance(2 * DAY);
    house.sandbox.faults.add({ kind: 'status', status: 400, code: 18121, route: /^PATCH /, times: 1 });
    enable(3);
    await notice(house, group, 2);
    house.clock.advance(600_000);
    await drained(house);
    house.clock.advance(600_000);
    await drained(house);
    await shows(house.sandbox, first.messageId, 'Reverted');
  });

  it('what waits is told although the subscription became a digest', async () => {
    house = await openHouse({ yaml: FAST });
    const { group, secondGroup } = house.sandbox.chats;
    const list = await house.ask('/watch', { chat: group });
    await house.ask('/watch', { chat: secondGroup });
    house.sandbox.faults.add({
      name: 'down',
      kind: 'status',
      status: 400,
      code: 18121,
      route: SEND,
      chat: group,
    });
    disable(3);
    await notice(house, secondGroup, 1);
    await house.sandbox.waitFor(() => fails(group) > 0);
    disable(4);
    await notice(house, secondGroup, 2);
    await house.sandbox.click({ messageId: list.messageId, value: button(list, 'Daily digest') });
    await drained(house);
    house.sandbox.faults.clear();
    for (let i = 0; i < 3; i++) {
      house.clock.advance(DAY / 2 - 1000);
      await settled(house, 2);
      await drained(house);
    }
    await tells(house, group, source(house, 4).id);
  });

  it('kill -9 while a notice is on its way, another change meanwhile: both are told', async () => {
    house = await openHouse({ yaml: FAST });
    const { group, secondGroup } = house.sandbox.chats;
    await house.ask('/watch', { chat: group });
    await house.ask('/watch', { chat: secondGroup });
    // What a kill leaves behind: delivered at Feishu, the row as it was claimed. Nothing of the finish is written.
    sabotage(
      house,
      `create trigger boom before update on notices when new.chat = '${group}' and old.owner is not null and new.owner is null begin select raise(abort, 'dead'); end`,
    );
    disable(3);
    const first = await notice(house, group);
    await notice(house, secondGroup, 1);
    enable(3);
    disable(4);
    await notice(house, secondGroup, 2);
    await house.stopBot();
    sabotage(house, 'drop trigger boom');
    await house.restart();
    house.clock.advance(60_000);
    await drained(house);
    await shows(house.sandbox, first.messageId, 'Reverted');
    await tells(house, group, source(house, 4).id);
  });

  it('the clock is put back between two versions that wait: both told', async () => {
    house = await openHouse({ yaml: FAST });
    const { group, secondGroup } = house.sandbox.chats;
    await house.ask('/watch', { chat: group });
    await house.ask('/watch', { chat: secondGroup });
    house.sandbox.faults.add({
      name: 'down',
      kind: 'status',
      status: 400,
      code: 18121,
      route: SEND,
      chat: group,
    });
    disable(3);
    await notice(house, secondGroup, 1);
    await drained(house);
    house.clock.advance(-20_000);
    await house.restart();
    disable(4);
    await notice(house, secondGroup, 2);
    await drained(house);
    house.sandbox.faults.clear();
    for (let i = 0; i < 4; i++) {
      house.clock.advance(60_000);
      await drained(house);
    }
    for (const at of [3, 4]) await tells(house, group, source(house, at).id);
  });
});
