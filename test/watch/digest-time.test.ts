import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/base/clock.js';
import { nextDigest } from '../../src/watch/digest-time.js';
import { title, words } from '../support/card.js';
import { openHouse, type House } from '../support/house.js';
import { until } from '../support/until.js';
import { notice, settled, source, told } from '../support/watching.js';

const CHAT = 'oc_44dd55ee66ff77008899aa11bb22cc33';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const at = (iso: string): number => Date.parse(iso);
const iso = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');
const next = (digest: string, after: number, timeZone: string, chat = CHAT) =>
  nextDigest(digest, chat, after, { timeZone, digestAt: '09:20' });

/** The digests of a time of day, one after the other. */
function digests(digest: string, from: number, count: number, timeZone: string) {
  const found: { at: number; key: string }[] = [];
  for (let after = from; found.length < count; after = found.at(-1)?.at ?? after)
    found.push(next(digest, after, timeZone));
  return found;
}

describe('a time that was named', () => {
  it('is kept to the minute, in the time zone that is configured', () => {
    expect(next('18:05', at('2026-05-04T00:00:00Z'), 'Asia/Shanghai')).toEqual({
      at: at('2026-05-04T10:05:00Z'),
      key: 'digest 2026-05-04 18:05',
    });
    expect(next('18:05', at('2026-05-04T00:00:00Z'), 'America/New_York').at).toBe(at('2026-05-04T22:05:00Z'));
  });

  it('that is now is tomorrow: the digest of this minute is on its way', () => {
    const now = at('2026-05-04T10:05:00Z');
    expect(next('18:05', now - 1, 'Asia/Shanghai').at).toBe(now);
    expect(next('18:05', now, 'Asia/Shanghai').at).toBe(now + DAY);
  });

  it('belongs to the local day, not to that of Greenwich', () => {
    expect(next('00:30', at('2026-05-04T15:00:00Z'), 'Asia/Shanghai').key).toBe('digest 2026-05-05 00:30');
    expect(next('23:30', at('2026-05-05T01:00:00Z'), 'America/New_York').key).toBe('digest 2026-05-04 23:30');
  });
});

describe('the default time', () => {
  const chats = Array.from({ length: 300 }, (_, n) => `oc_${n.toString(16).padStart(32, '0')}`);
  const morning = at('2026-05-04T01:20:00Z');
  const before = morning - HOUR;

  it('is spread over ten minutes by chat', () => {
    const times = chats.map((chat) => next('default', before, 'Asia/Shanghai', chat).at - morning);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...times)).toBeLessThan(10 * MINUTE);
    for (let minute = 0; minute < 10; minute++)
      expect(times.filter((time) => Math.floor(time / MINUTE) === minute).length).toBeGreaterThan(10);
  });

  it('of a chat is the same every day', () => {
    for (const chat of chats.slice(0, 20)) {
      const first = next('default', before, 'Asia/Shanghai', chat);
      const second = next('default', first.at, 'Asia/Shanghai', chat);
      expect(second.at - first.at).toBe(DAY);
      expect([first.key, second.key]).toEqual(['digest 2026-05-04 default', 'digest 2026-05-05 default']);
    }
  });

  it('named by hand is not spread', () => {
    expect(chats.map((chat) => next('09:20', before, 'Asia/Shanghai', chat).at)).toEqual(
      chats.map(() => morning),
    );
  });
});

describe('where the clocks change', () => {
  it('a time that does not exist is soon after, once', () => {
    const found = digests('02:30', at('2026-03-27T12:00:00Z'), 4, 'Europe/Berlin');
    expect(found.map(({ key }) => key)).toEqual(
      ['28', '29', '30', '31'].map((day) => `digest 2026-03-${day} 02:30`),
    );
    expect(iso(found[0]?.at ?? 0)).toBe('2026-03-28T01:30:00Z');
    const gap = at('2026-03-29T01:00:00Z');
    expect(found[1]?.at).toBeGreaterThanOrEqual(gap);
    expect(found[1]?.at).toBeLessThanOrEqual(gap + HOUR);
    expect(iso(found[2]?.at ?? 0)).toBe('2026-03-30T00:30:00Z');
  });

  it('a time that comes twice has one digest, from whenever it is asked for', () => {
    const found = digests('02:30', at('2026-10-23T12:00:00Z'), 4, 'Europe/Berlin');
    expect(found.map(({ key }) => key)).toEqual(
      ['24', '25', '26', '27'].map((day) => `digest 2026-10-${day} 02:30`),
    );
    expect(['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z']).toContain(iso(found[1]?.at ?? 0));
    // Whatever is asked meanwhile, another digest of that day has the same key, and is not sent again.
    for (let now = at('2026-10-24T00:30:00Z'); now < at('2026-10-26T01:00:00Z'); now += 10 * MINUTE) {
      const { at: when, key } = next('02:30', now, 'Europe/Berlin');
      expect(when).toBeGreaterThan(now);
      expect(key).toBe(`digest 2026-10-${now < at('2026-10-25T00:30:00Z') ? '25' : dayOf(when)} 02:30`);
    }
  });

  const dayOf = (ms: number): string => iso(ms + 2 * HOUR).slice(8, 10);

  it.each([
    ['Europe/Berlin', '02:30'],
    ['America/New_York', '02:00'],
    ['America/Santiago', '00:00'],
    ['Africa/Cairo', '00:15'],
    ['Australia/Lord_Howe', '02:10'],
    ['Asia/Shanghai', 'default'],
    ['Europe/Berlin', 'default'],
  ])('in %s every day of a year has one digest at %s', (timeZone, digest) => {
    const found = digests(digest, at('2026-01-01T12:00:00Z'), 365, timeZone);
    const days = found.map(({ key }) => key.split(' ')[1]);
    const first = at(`${days[0] ?? ''}T00:00:00Z`);
    expect(days).toEqual(found.map((_, n) => iso(first + n * DAY).slice(0, 10)));
    for (const [n, { at: when }] of found.entries()) {
      const gap = when - (found[n - 1]?.at ?? when - DAY);
      expect(Math.abs(gap - DAY)).toBeLessThanOrEqual(HOUR);
    }
  });
});

describe('a clock that jumps', () => {
  const YAML = 'watch: { interval: 200ms, settle: 100ms, confirm_delay: 100ms }\ntime_zone: UTC';
  let house: House;
  afterEach(() => house.close());

  // Feishu's own clock is right all the time.
  const settling = (): Promise<true> =>
    until(
      async () =>
        (await (await fetch(`${house.botUrl}/metrics`)).text()).includes('outcome="settling"') || undefined,
      { what: 'a change to be seen' },
    );

  it('back after a digest went out: that day has no other, and what changes then is told the next day', async () => {
    house = await openHouse({ yaml: YAML });
    const { clock, sandbox } = house;
    const { group } = sandbox.chats;
    // It is noon.
    clock.advance(DAY + 12 * HOUR - (clock.now() % DAY));
    await house.ask('/watch --digest daily@18:00', { chat: group });
    source(house, 3).active_status = 2;
    await settled(house);
    expect(told(house, group)).toEqual([]);
    clock.advance(6 * HOUR + MINUTE);
    expect(words(await notice(house, group))).toContain(source(house, 3).id);

    await house.stopBot();
    clock.advance(-2 * HOUR);
    await house.restart();
    source(house, 4).active_status = 2;
    await settled(house, 4);
    clock.advance(2 * HOUR);
    await settled(house);
    expect(told(house, group)).toHaveLength(1);
    clock.advance(DAY);
    const second = await notice(house, group, 2);
    expect(title(second)).toBe('1 change to recruiting settings');
    expect(words(second)).toContain(source(house, 4).id);
    await settled(house);
    expect(told(house, group)).toHaveLength(2);
  });

  it('back: the settings are read on, and what changes is told once', async () => {
    house = await openHouse({ yaml: YAML, sandbox: { clock: systemClock } });
    const { group } = house.sandbox.chats;
    await house.ask('/watch', { chat: group });
    await settled(house, 1);
    house.clock.advance(-2 * HOUR);
    source(house).active_status = 2;
    await notice(house, group);
    house.clock.advance(2 * HOUR);
    await settled(house);
    expect(told(house, group)).toHaveLength(1);
  });

  it('back while a change settles: it is told soon, and once', async () => {
    house = await openHouse({
      yaml: YAML.replace('settle: 100ms', 'settle: 1500ms'),
      sandbox: { clock: systemClock },
    });
    const { group } = house.sandbox.chats;
    await house.ask('/watch', { chat: group });
    source(house).active_status = 2;
    await settling();
    house.clock.advance(-2 * HOUR);
    await notice(house, group);
    house.clock.advance(2 * HOUR);
    await settled(house);
    expect(told(house, group)).toHaveLength(1);
  });

  it('forward while a change settles: it is told once', async () => {
    house = await openHouse({ yaml: YAML.replace('settle: 100ms', 'settle: 1h') });
    const { group } = house.sandbox.chats;
    await house.ask('/watch', { chat: group });
    source(house).active_status = 2;
    await settling();
    house.clock.advance(30 * DAY);
    await notice(house, group);
    await settled(house);
    expect(told(house, group)).toHaveLength(1);
    expect(house.sandbox.violations()).toEqual([]);
  });
});
