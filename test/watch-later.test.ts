import { afterEach, describe, expect, it } from 'vitest';
import { button, words } from './support/card.js';
import { openHouse, type House } from './support/house.js';
import { FAST, drained, notice, settled, source, tells } from './support/watching.js';

let house: House;
afterEach(() => house.close());

const disable = (at = 3): void => void (source(house, at).active_status = 2);
const DAY = 24 * 3_600_000;
const SEND = 'POST /open-apis/im/v1/messages';

describe('what is told later', () => {
  it('the end of a snooze survives one passing failure', async () => {
    house = await openHouse({ yaml: FAST });
    const { group } = house.sandbox.chats;
    await house.ask('/watch', { chat: group });
    source(house).zh_name = '一';
    const card = await notice(house, group);
    await house.sandbox.click({ messageId: card.messageId, value: button(card, 'Snooze 7 days') });
    source(house).zh_name = '二';
    await settled(house, 5);
    await drained(house);
    house.sandbox.faults.add({
      kind: 'status',
      status: 400,
      code: 18121,
      route: SEND,
      chat: group,
      times: 1,
    });
    house.clock.advance(7 * DAY + 60_000);
    await drained(house);
    house.clock.advance(600_000);
    await drained(house);
    await tells(house, group, '二');
  });

  it('after a snooze what was told at once is not told again', async () => {
    house = await openHouse({ yaml: FAST });
    const { group } = house.sandbox.chats;
    await house.ask('/watch', { chat: group });
    source(house).zh_name = '一';
    const card = await notice(house, group);
    await house.sandbox.click({ messageId: card.messageId, value: button(card, 'Snooze 1 day') });
    source(house).zh_name = '二';
    await settled(house, 4);
    await drained(house);
    disable();
    expect(words(await notice(house, group, 2))).toContain('Source disabled');
    house.clock.advance(DAY + 60_000);
    const late = await notice(house, group, 3);
    expect(words(late)).not.toContain('Source disabled');
  });

  it('a second digest subscription hides nothing from the first', async () => {
    house = await openHouse({
      yaml: `watch: { interval: 200ms, settle: 3s, digest_at: '09:20' }\ntime_zone: UTC`,
    });
    const { group, secondGroup } = house.sandbox.chats;
    await house.ask('/watch', { chat: secondGroup });
    await house.ask('/watch sources --digest daily', { chat: group });
    disable(3);
    await settled(house, 1);
    await house.ask('/watch all --digest daily', { chat: group });
    house.clock.advance(4000);
    await notice(house, secondGroup);
    house.clock.advance(DAY);
    await settled(house, 3);
    await drained(house);
    await tells(house, group, 'Source disabled');
  });

  it('what a digest had collected before a snooze is told after it', async () => {
    house = await openHouse({ yaml: `${FAST.slice(0, -2)}, digest_at: '09:20' }\ntime_zone: UTC` });
    const { group, secondGroup } = house.sandbox.chats;
    await house.ask('/watch', { chat: secondGroup });
    await house.ask('/watch --digest daily', { chat: group });
    source(house).zh_name = '一';
    await notice(house, secondGroup);
    house.clock.advance(DAY);
    const card = await notice(house, group);
    source(house).zh_name = '二';
    await notice(house, secondGroup, 2);
    const c = await house.sandbox.click({ messageId: card.messageId, value: button(card, 'Snooze 7 days') });
    expect(words(c.card ?? {})).toContain('Snoozed until');
    for (let i = 0; i < 9; i++) {
      house.clock.advance(DAY);
      await settled(house, 2);
      await drained(house);
    }
    await tells(house, group, '二');
  });

  it('removed and added again before the digest: the digest of that day still comes', async () => {
    house = await openHouse({ yaml: `${FAST.slice(0, -2)}, digest_at: '09:20' }\ntime_zone: UTC` });
    const { group, secondGroup } = house.sandbox.chats;
    await house.ask('/watch', { chat: secondGroup });
    await house.ask('/watch --digest daily', { chat: group });
    disable(3);
    await notice(house, secondGroup);
    await house.sandbox.changeChat(group, 'bot-removed');
    await drained(house);
    await house.sandbox.changeChat(group, 'bot-added');
    await settled(house, 4);
    disable(4);
    await notice(house, secondGroup, 2);
    house.clock.advance(DAY);
    await settled(house, 3);
    await drained(house);
    await tells(house, group, source(house, 4).id);
  });

  it('removed during a snooze, added again: what changes is told at its end', async () => {
    house = await openHouse({ yaml: FAST });
    const { group, secondGroup } = house.sandbox.chats;
    await house.ask('/watch', { chat: secondGroup });
    await house.ask('/watch', { chat: group });
    source(house).zh_name = '一';
    const card = await notice(house, group);
    await house.sandbox.click({ messageId: card.messageId, value: button(card, 'Snooze 7 days') });
    source(house).zh_name = '二';
    await notice(house, secondGroup, 2);
    await drained(house);
    await house.sandbox.changeChat(group, 'bot-removed');
    await drained(house);
    await house.sandbox.changeChat(group, 'bot-added');
    await settled(house, 4);
    source(house).zh_name = 'QQQ';
    await notice(house, secondGroup, 3);
    await drained(house);
    for (let i = 0; i < 8; i++) {
      house.clock.advance(DAY);
      await settled(house, 2);
      await drained(house);
    }
    await tells(house, group, 'QQQ');
  });

  it('a digest collected while the clock was wrong comes', async () => {
    house = await openHouse({ yaml: `${FAST.slice(0, -2)}, digest_at: '09:20' }\ntime_zone: UTC` });
    const { group, secondGroup } = house.sandbox.chats;
    await house.ask('/watch', { chat: secondGroup });
    await house.ask('/watch --digest daily', { chat: group });
    house.clock.advance(60 * DAY);
    await settled(house, 2);
    disable(3);
    await notice(house, secondGroup);
    house.clock.advance(-60 * DAY);
    await drained(house);
    for (let i = 0; i < 3; i++) {
      house.clock.advance(DAY);
      await drained(house);
    }
    await tells(house, group, source(house, 3).id);
  });
  it('one subscription is switched: the other digest is not a day late', async () => {
    house = await openHouse({ yaml: `${FAST.slice(0, -2)}, digest_at: '09:20' }\ntime_zone: UTC` });
    const { group, secondGroup } = house.sandbox.chats;
    await house.ask('/watch', { chat: secondGroup });
    await house.ask('/watch fields --digest daily@18:00', { chat: group });
    await house.ask('/watch sources --digest daily', { chat: group });
    disable(3);
    await notice(house, secondGroup);
    await house.ask('/watch fields', { chat: group });
    await drained(house);
    disable(4);
    await notice(house, secondGroup, 2);
    await drained(house);
    house.clock.advance(DAY);
    await drained(house);
    await tells(house, group, source(house, 4).id);
  });
});
