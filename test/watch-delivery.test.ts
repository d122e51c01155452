import { afterEach, describe, expect, it } from 'vitest';
import type { Fault, FaultEffect } from '../src/sandbox/index.js';
import { button, title, words } from './support/card.js';
import { openHouse, type House } from './support/house.js';
import { until } from './support/until.js';
import { FAST, notice, settled, source, told } from './support/watching.js';

let house: House;
afterEach(() => house.close());

const SEND = 'POST /open-apis/im/v1/messages';
const ABOUT_CHAT = 'GET /open-apis/im/v1/chats/:chat_id';

const disable = (at: number): string => {
  source(house, at).active_status = 2;
  return source(house, at).id;
};
const enable = (at: number): void => void (source(house, at).active_status = 1);
const refused = (code: number): FaultEffect => ({ kind: 'status', status: 400, code });
const fault = (one: Fault): void => house.sandbox.faults.add(one);
const sends = (chat: string) =>
  house.sandbox.record.filter(({ route, chatId }) => route === SEND && chatId === chat);

async function watching(): Promise<{ group: string; secondGroup: string }> {
  house = await openHouse({ yaml: FAST });
  const { group, secondGroup } = house.sandbox.chats;
  await house.ask('/watch', { chat: group });
  await house.ask('/watch', { chat: secondGroup });
  return { group, secondGroup };
}

/** Waits until so many versions have been made since the start of the bot. */
function versions(count: number): Promise<true> {
  return until(
    async () => {
      const text = await (await fetch(`${house.botUrl}/metrics`)).text();
      return Number(/versions_total\{outcome="made"\} (\d+)/.exec(text)?.[1] ?? 0) >= count || undefined;
    },
    { what: `${count} versions` },
  );
}

/** Puts the clock forward until something has come about. */
const inTime = (probe: () => boolean, stepMs = 1000): Promise<boolean> =>
  house.sandbox.waitFor(() => {
    if (probe()) return true;
    house.clock.advance(stepMs);
    return false;
  });

/** How often each of these ids is told in a chat. */
function counts(chat: string, ids: readonly string[]): number[] {
  const all = told(house, chat).map((one) => words(one.history[0] ?? one.card ?? {}));
  return ids.map((id) => all.filter((text) => text.includes(id)).length);
}

describe('a chat in trouble delays no other by more than a second', () => {
  const hangs = { route: SEND, kind: 'hang' } as const;
  // Notices are worked off in the order of the chats' ids.
  const troubles: [what: string, trouble: Fault, first: boolean][] = [
    ['hangs forever and is the first', hangs, true],
    ['hangs forever and is the last', hangs, false],
    ['cuts the connection', { route: SEND, kind: 'reset' }, true],
    ['refuses', { route: SEND, ...refused(230035) }, true],
    ['refuses the content', { route: SEND, ...refused(230022) }, true],
    ['is told too much', { route: SEND, ...refused(230020) }, true],
    ['answers HTML', { route: SEND, kind: 'body', body: '<html>gateway</html>', status: 502 }, true],
    ['does not say whether it has guests', { route: ABOUT_CHAT, kind: 'hang' }, true],
  ];
  it.each(troubles)('(it %s)', async (_, trouble, first) => {
    const { group, secondGroup } = await watching();
    const [ill, well] = first ? [group, secondGroup] : [secondGroup, group];
    // What is known of chats is asked again.
    house.clock.advance(6 * 60_000);
    fault({ ...trouble, chat: ill });
    for (const [n, at] of [3, 4].entries()) {
      const id = disable(at);
      await versions(n + 1);
      const made = performance.now();
      expect(words(await notice(house, well, n + 1))).toContain(id);
      expect(performance.now() - made).toBeLessThan(1000);
    }
    expect(told(house, ill)).toEqual([]);
    expect(house.sandbox.violations()).toEqual([]);
  });

  it('and its own notice comes when it is well again, with everything that changed', async () => {
    const { group, secondGroup } = await watching();
    fault({ route: SEND, chat: group, kind: 'reset' });
    const ids = [disable(3)];
    await notice(house, secondGroup);
    ids.push(disable(4));
    await notice(house, secondGroup, 2);
    ids.push(disable(5));
    await notice(house, secondGroup, 3);
    house.sandbox.faults.clear();
    await inTime(() => counts(group, ids).every((count) => count > 0));
    await settled(house);
    expect(counts(group, ids)).toEqual([1, 1, 1]);
  });
});

describe('a notice whose outcome is not known', () => {
  it('is sent again under its uuid, and stands there once', async () => {
    const { group } = await watching();
    fault({ route: SEND, chat: group, kind: 'reset-after', times: 2 });
    const id = disable(3);
    await notice(house, group);
    await inTime(() => sends(group).length === 3);
    await settled(house);
    expect(counts(group, [id])).toEqual([1]);
    expect(new Set(sends(group).map(({ uuid }) => uuid)).size).toBe(1);
    // It is known by then which message it is: it can be updated.
    enable(3);
    await house.sandbox.waitFor(() => words(told(house, group)[0] ?? {}).includes('Reverted'));
  });

  it('and was undone meanwhile says so, although Feishu shows the first one', async () => {
    const { group } = await watching();
    fault({ route: SEND, chat: group, kind: 'reset-after', times: 1 });
    const id = disable(3);
    const first = await notice(house, group);
    await house.logged('a notice was not delivered');
    enable(3);
    await versions(2);
    house.clock.advance(10 * 60_000);
    await house.sandbox.waitFor(() =>
      words(house.sandbox.message(first.messageId) ?? {}).includes('Reverted'),
    );
    expect(words(await notice(house, group, 2))).toContain('Source enabled again');
    await settled(house);
    expect(counts(group, [id])).toEqual([2]);
  });

  it('because the bot ended before the answer came does not swallow what changed meanwhile', async () => {
    const { group } = await watching();
    fault({ route: SEND, chat: group, kind: 'delay', ms: 1500, times: 1 });
    const ids = [disable(3)];
    await house.sandbox.waitFor(() => sends(group).length === 1);
    ids.push(disable(4));
    await versions(2);
    await house.stopBot();
    await notice(house, group);
    await house.restart();
    await house.sandbox.waitFor(() => counts(group, ids).every((count) => count > 0));
    await settled(house);
    expect(counts(group, ids)).toEqual([1, 1]);
  });
});

describe('a notice that waits', () => {
  it('tells all that changed meanwhile in one, however often more comes', async () => {
    const { group, secondGroup } = await watching();
    fault({ route: SEND, chat: group, ...refused(11232) });
    const ids: string[] = [];
    for (const [n, at] of [3, 4, 5, 6].entries()) {
      ids.push(disable(at));
      await notice(house, secondGroup, n + 1);
      // It is tried again with what it knows so far.
      const before = sends(group).length;
      await inTime(() => sends(group).length > before);
    }
    house.sandbox.faults.clear();
    await inTime(() => told(house, group).length > 0);
    const card = await notice(house, group);
    expect(title(card)).toBe('4 changes to recruiting settings');
    await settled(house);
    expect(counts(group, ids)).toEqual([1, 1, 1, 1]);
  });

  it('of several changes is acknowledged in the history as well', async () => {
    const { group, secondGroup } = await watching();
    const { colleague } = house.sandbox.people;
    fault({ route: SEND, chat: group, ...refused(11232) });
    disable(3);
    await notice(house, secondGroup);
    disable(4);
    await notice(house, secondGroup, 2);
    house.sandbox.faults.clear();
    await inTime(() => told(house, group).length > 0);
    const card = await notice(house, group);
    expect(title(card)).toBe('2 changes to recruiting settings');
    await house.sandbox.click({
      messageId: card.messageId,
      from: colleague,
      value: button(card, 'Acknowledge'),
    });
    const history = await house.ask('/changes', { chat: secondGroup });
    expect(JSON.stringify(history.card).split(colleague).length - 1).toBeGreaterThanOrEqual(2);
  });

  it('and was undone before anybody was told is not told', async () => {
    const { group, secondGroup } = await watching();
    fault({ route: SEND, chat: group, ...refused(11232) });
    const id = disable(3);
    await notice(house, secondGroup);
    enable(3);
    await notice(house, secondGroup, 2);
    house.sandbox.faults.clear();
    const heard = disable(5);
    await inTime(() => counts(group, [heard])[0] === 1);
    expect(counts(group, [id])).toEqual([0]);
  });
});
