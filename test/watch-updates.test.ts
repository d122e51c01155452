import { afterEach, describe, expect, it } from 'vitest';
import type { ApiCall, FaultEffect } from '../src/sandbox/index.js';
import { button, title, words } from './support/card.js';
import { openHouse, type House } from './support/house.js';
import { FAST, notice, settled, source } from './support/watching.js';

let house: House;
afterEach(() => house.close());

const UPDATE = 'PATCH /open-apis/im/v1/messages/:message_id';
const DAY = 24 * 3_600_000;

const disable = (at: number): void => void (source(house, at).active_status = 2);
const enable = (at: number): void => void (source(house, at).active_status = 1);

/** Updates in a chat are refused. */
function refuse(chat: string, code: number, times?: number): void {
  const effect: FaultEffect = { kind: 'status', status: 400, code };
  house.sandbox.faults.add({ route: UPDATE, chat, ...effect, ...(times === undefined ? {} : { times }) });
}

async function watching(): Promise<{ group: string; secondGroup: string }> {
  house = await openHouse({ yaml: FAST });
  const { group, secondGroup } = house.sandbox.chats;
  await house.ask('/watch', { chat: group });
  await house.ask('/watch', { chat: secondGroup });
  return { group, secondGroup };
}

describe('an update of a notice', () => {
  it('of the other chat that is refused for now is shown later', async () => {
    const { group, secondGroup } = await watching();
    const { colleague } = house.sandbox.people;
    disable(3);
    const [first, second] = [await notice(house, group), await notice(house, secondGroup)];
    refuse(secondGroup, 230020, 4);
    await house.sandbox.click({
      messageId: first.messageId,
      from: colleague,
      value: button(first, 'Acknowledge'),
    });
    const shown = (): boolean => JSON.stringify(house.sandbox.message(second.messageId)).includes(colleague);
    await house.sandbox.waitFor(() => house.sandbox.record.some(({ code }) => code === 230020));
    expect(shown()).toBe(false);
    await house.sandbox.waitFor(() => {
      house.clock.advance(500);
      return shown();
    });
    expect(house.sandbox.faults.list()).toEqual([]);
    expect(house.sandbox.violations()).toEqual([]);
  });

  const isUpdateOf =
    (id: string) =>
    ({ route, path }: ApiCall): boolean =>
      route === UPDATE && path.endsWith(id);

  it('of a notice that is older than 14 days is a reply to it', async () => {
    const { group } = await watching();
    disable(3);
    const first = await notice(house, group);
    // When it was sent is written down by then.
    await settled(house, 1);
    house.clock.advance(15 * DAY);
    await settled(house, 1);
    enable(3);
    const reply = await house.sandbox.waitFor(() => house.repliesTo(first.messageId)[0]);
    expect(title(reply)).toBe('1 change reverted');
    expect(words(reply)).toContain('older than 14 days');
    await notice(house, group, 2);
    await settled(house);
    expect(house.repliesTo(first.messageId)).toHaveLength(1);
    expect(house.sandbox.message(first.messageId)?.history).toEqual([]);
    expect(house.sandbox.record.filter(isUpdateOf(first.messageId))).toEqual([]);
  });

  it('that Feishu takes to be too late is a reply as well', async () => {
    const { group } = await watching();
    disable(3);
    const first = await notice(house, group);
    refuse(group, 230031);
    enable(3);
    expect(title(await house.sandbox.waitFor(() => house.repliesTo(first.messageId)[0]))).toBe(
      '1 change reverted',
    );
    await settled(house);
    expect(house.repliesTo(first.messageId)).toHaveLength(1);
    expect(house.sandbox.record.filter(isUpdateOf(first.messageId))).toHaveLength(1);
  });
});
