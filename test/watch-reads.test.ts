import { afterEach, describe, expect, it } from 'vitest';
import type { FaultEffect } from '../src/sandbox/index.js';
import { title, words } from './support/card.js';
import { openHouse, type House } from './support/house.js';
import { until } from './support/until.js';
import { FAST, notice, reads, settled, source, told } from './support/watching.js';

let house: House;
afterEach(() => house.close());

const SOURCES = 'GET /open-apis/hire/v1/resume_sources';
const FIELDS = 'GET /open-apis/hire/v1/talent_objects/query';

/** 250 sources are three pages of a hundred. */
async function watching(yaml = FAST): Promise<string> {
  house = await openHouse({ yaml });
  const { sandbox } = house;
  const [first] = sandbox.hire.sources;
  if (!first) throw new Error('no source');
  for (let n = sandbox.hire.sources.length; n < 250; n++)
    sandbox.hire.sources.push({ ...first, id: `more-${n}`, zh_name: `来源 ${n}`, en_name: `Source ${n}` });
  await house.ask('/watch', { chat: sandbox.chats.group });
  return sandbox.chats.group;
}

/** How many more calls there have been of either API, whatever they were answered. */
function calls(): number {
  return house.sandbox.record.filter(({ path }) => path.includes('/hire/v1/')).length;
}

/** Titles of what a chat was told of changes; that reads fail is told as well, and is another matter. */
function changesTold(chat: string): string[] {
  return told(house, chat)
    .map(title)
    .filter((one) => /\bchange/.test(one));
}

describe('a read that is not whole', () => {
  const bad: [string, FaultEffect][] = [
    ['a system error', { kind: 'status', status: 500, code: 1002001 }],
    ['HTML', { kind: 'body', body: '<html>gateway</html>', status: 200 }],
    ['truncated JSON', { kind: 'lie', lie: 'truncated' }],
    ['no has_more', { kind: 'lie', lie: 'no-has-more' }],
    ['no data', { kind: 'body', body: { code: 0, msg: 'ok' } }],
    ['a cut connection', { kind: 'reset' }],
    ['an expired token', { kind: 'status', status: 400, code: 1002002 }],
  ];
  const places: [string, { route: string; after: number }][] = [
    ['the first page of sources', { route: SOURCES, after: 0 }],
    ['the second page of sources', { route: SOURCES, after: 1 }],
    ['the last page of sources', { route: SOURCES, after: 2 }],
    ['the fields', { route: FIELDS, after: 0 }],
  ];
  it.each(bad)(
    '(%s) is never a change, at whichever page',
    async (_, effect) => {
      const chat = await watching();
      for (const [, { route, after }] of places) {
        house.sandbox.faults.add({ route, after, times: 1, ...effect });
        await settled(house, 2);
      }
      expect(house.sandbox.faults.list()).toEqual([]);
      expect(changesTold(chat)).toEqual([]);
      // It watches all the same.
      source(house, 240).active_status = 2;
      await house.sandbox.waitFor(() => changesTold(chat).length > 0);
      expect(changesTold(chat)).toEqual(['1 change to recruiting settings']);
    },
    40_000,
  );

  it('because a page token comes again is never a change', async () => {
    const chat = await watching();
    house.sandbox.faults.add({ route: SOURCES, kind: 'lie', lie: 'repeated-token', times: 6 });
    const before = calls();
    await house.sandbox.waitFor(() => calls() > before + 6);
    house.sandbox.faults.clear();
    await settled(house);
    expect(changesTold(chat)).toEqual([]);
  });
});

describe('a read that lost a lot', () => {
  it('by accident is not believed', async () => {
    const chat = await watching('watch: { interval: 300ms, settle: 100ms, confirm_delay: 200ms }');
    // One answer with no sources at all, and whole again afterwards.
    house.sandbox.faults.add({
      route: SOURCES,
      times: 1,
      kind: 'body',
      body: { code: 0, msg: 'ok', data: { items: [], has_more: false } },
    });
    await settled(house, 6);
    expect(told(house, chat)).toEqual([]);
  });

  it('is believed when two further reads agree, and /status says meanwhile that it is confirmed', async () => {
    const chat = await watching('watch: { interval: 300ms, settle: 100ms, confirm_delay: 3s }');
    const gone = house.sandbox.hire.sources.splice(0, 200);
    await settled(house, 1);
    const status = await until(
      async () => {
        const card = await house.ask('/status', { chat });
        return words(card).includes('confirming') ? card : undefined;
      },
      { what: 'the status to say that it is confirmed' },
    );
    expect(words(status, 'zh_cn')).toContain('正在确认');
    const before = reads(house);
    house.clock.advance(3100);
    await settled(house, 1);
    expect(told(house, chat)).toEqual([]);
    house.clock.advance(3100);
    const card = await notice(house, chat);
    expect(title(card)).toBe(`${gone.length} changes to recruiting settings`);
    expect(reads(house) - before).toBeLessThanOrEqual(3);
  });

  it('at the very first, empty by accident, is no baseline', async () => {
    house = await openHouse({ yaml: FAST });
    const { group } = house.sandbox.chats;
    house.sandbox.faults.add({
      route: SOURCES,
      times: 2,
      kind: 'body',
      body: { code: 0, msg: 'ok', data: { items: [], has_more: false } },
    });
    await house.ask('/watch', { chat: group });
    await settled(house, 5);
    expect(told(house, group)).toEqual([]);
    source(house).active_status = 2;
    expect(title(await notice(house, group))).toBe('1 change to recruiting settings');
  });
});

describe('an unchanged read', () => {
  it('is not parsed and writes nothing', async () => {
    house = await openHouse({ yaml: FAST });
    await house.ask('/watch', { chat: house.sandbox.chats.group });
    await settled(house, 3);
    const metrics = async (): Promise<string> => (await fetch(`${house.botUrl}/metrics`)).text();
    const unchanged = async (): Promise<number> =>
      Number(/hirebot_watch_reads_total\{outcome="unchanged"\} (\d+)/.exec(await metrics())?.[1] ?? 0);
    const before = await unchanged();
    await settled(house, 5);
    expect(await unchanged()).toBeGreaterThanOrEqual(before + 4);
    expect(await metrics()).not.toContain('hirebot_watch_versions_total{outcome="made"}');
  });

  it('happens for nobody: a tenant that nobody watches is not read', async () => {
    house = await openHouse({ yaml: FAST });
    const { group } = house.sandbox.chats;
    await house.ask('/help');
    expect(calls()).toBe(0);
    await house.ask('/watch', { chat: group });
    await house.ask('/unwatch', { chat: group });
    // Whoever ends the last subscription ends the reading: five intervals later there has been none.
    await until(
      async () => {
        const before = calls();
        house.clock.advance(1000);
        await house.ask('/help');
        return calls() === before;
      },
      { what: 'the reading to end' },
    );
    const before = calls();
    for (let n = 0; n < 5; n++) {
      house.clock.advance(1000);
      await house.ask('/help');
    }
    expect(calls()).toBe(before);
  });
});

describe('the watch that cannot read', () => {
  it('says so once to those who watch, and once when it works again, and then what changed', async () => {
    const chat = await watching('watch: { interval: 400ms, settle: 100ms, confirm_delay: 100ms }');
    house.sandbox.faults.add({ route: FIELDS, kind: 'status', status: 400, code: 99991672 });
    const alarm = await notice(house, chat);
    expect(title(alarm)).toBe('Recruiting settings cannot be read');
    expect(words(alarm)).toContain('lacks a permission');
    const status = await house.ask('/status', { chat });
    expect(title(status)).toContain('cannot be read');
    source(house).active_status = 2;
    // A restart does not make it tell the same again.
    await house.restart();
    const before = calls();
    await house.sandbox.waitFor(() => calls() > before + 4);
    expect(told(house, chat)).toHaveLength(1);
    house.sandbox.faults.clear();
    expect(title(await notice(house, chat, 2))).toBe('Recruiting settings can be read again');
    expect(words(await notice(house, chat, 3))).toContain('Source disabled');
    await settled(house);
    expect(told(house, chat)).toHaveLength(3);
  });

  it('for less than three intervals says nothing', async () => {
    const chat = await watching('watch: { interval: 3s, settle: 100ms }');
    house.sandbox.faults.add({ route: FIELDS, kind: 'status', status: 500, code: 1002001, times: 3 });
    house.clock.advance(3400);
    await house.logged('a read of the settings failed');
    house.clock.advance(3400);
    await settled(house, 1);
    expect(told(house, chat)).toEqual([]);
  });
});

describe('calls to Feishu', () => {
  it('are counted by month: a read of one page of sources costs two', async () => {
    house = await openHouse();
    const { group } = house.sandbox.chats;
    await house.ask('/watch', { chat: group });
    expect(calls()).toBe(2);
    const asked = house.sandbox.record.filter(({ path }) => !path.includes('/auth/')).length;
    const status = await house.ask('/status', { chat: group });
    const [, counted = ''] = /([\d,]+)\nCalls this month/.exec(words(status).replaceAll('*', '')) ?? [];
    expect(Number(counted)).toBe(asked);
  });
});
