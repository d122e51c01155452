import { afterEach, describe, expect, it } from 'vitest';
import type { Message } from '../src/sandbox/index.js';
import { callbacks, title, words } from './support/card.js';
import { openHouse, type House } from './support/house.js';
import { FAST, notice, settled, source, told } from './support/watching.js';

let house: House;
afterEach(() => house.close());

const MINUTE = 60_000;

const disable = (at: number): string => {
  source(house, at).active_status = 2;
  return source(house, at).id;
};

async function watching(): Promise<{ group: string; secondGroup: string }> {
  house = await openHouse({ yaml: FAST });
  const { group, secondGroup } = house.sandbox.chats;
  await house.ask('/watch', { chat: group });
  await house.ask('/watch', { chat: secondGroup });
  return { group, secondGroup };
}

describe('a group with guests', () => {
  const isWithheld = (card: Message, id: string): void => {
    expect(title(card)).toBe('1 change to recruiting settings');
    expect(words(card)).toContain('external members');
    expect(words(card)).toContain('breaking');
    expect(JSON.stringify(card.card)).not.toContain(id);
    expect(JSON.stringify(card.card)).not.toContain(source(house, 3).zh_name);
    expect(callbacks(card)).toEqual([]);
  };
  const invite = (chat: string): void => {
    const known = house.sandbox.world.chats.get(chat);
    if (known) known.external = true;
    // What is known of a chat is believed for five minutes.
    house.clock.advance(6 * MINUTE);
  };

  it('that came after it had subscribed is told how many changes there are, and none of them', async () => {
    const { group, secondGroup } = await watching();
    invite(group);
    const id = disable(3);
    isWithheld(await notice(house, group), id);
    expect(words(await notice(house, secondGroup))).toContain(id);
    // Nor when it is updated.
    source(house, 3).active_status = 1;
    await house.sandbox.waitFor(() => told(house, secondGroup)[0]?.history.length === 1);
    await settled(house);
    for (const card of told(house, group)) expect(JSON.stringify(card)).not.toContain(id);
  });

  it('that came after a notice does not see it again when that is updated', async () => {
    const { group, secondGroup } = await watching();
    const id = disable(3);
    const before = await notice(house, group);
    expect(words(before)).toContain(id);
    await notice(house, secondGroup);
    invite(group);
    source(house, 3).active_status = 1;
    const after = await house.sandbox.waitFor(() => {
      const now = house.sandbox.message(before.messageId);
      return now?.history.length === 1 ? now : undefined;
    });
    expect(JSON.stringify(after.card)).not.toContain(id);
  });

  it('or perhaps with some: a chat that cannot be asked about is told no data', async () => {
    const { group } = await watching();
    house.clock.advance(6 * MINUTE);
    const about = 'GET /open-apis/im/v1/chats/:chat_id';
    house.sandbox.faults.add({ route: about, kind: 'status', status: 400, code: 99991672 });
    const id = disable(3);
    isWithheld(await notice(house, group), id);
  });

  it('is told everything when the configuration says so', async () => {
    house = await openHouse({ yaml: `${FAST}\naccess: { allow_external: true }` });
    const { externalGroup } = house.sandbox.chats;
    await house.ask('/watch', { chat: externalGroup });
    const id = disable(3);
    expect(words(await notice(house, externalGroup))).toContain(id);
  });
});
