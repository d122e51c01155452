import { beforeEach, describe, expect, it } from 'vitest';
import type { HireApi } from '../../src/feishu/port.js';
import { createHireReader, type HireReader } from '../../src/hire/reader.js';
import type { HireSettings } from '../../src/hire/types.js';
import { testClock, type TestClock } from '../support/clock.js';

const TTL_MS = 30_000;
const T = 'tenant';

let clock: TestClock;
let reads: number;
/** Ends the reads that are held back. */
let answer: () => void;
let held: Promise<void> | undefined;

const api: Pick<HireApi, 'resumeSources' | 'talentObjects'> = {
  resumeSources: async () => {
    reads += 1;
    await held;
    return { data: { items: [{ id: 'read', zh_name: '读' }], has_more: false } };
  },
  talentObjects: async () => {
    reads += 1;
    await held;
    return { data: { items: [{ id: 'read' }] } };
  },
};
const readerWith = (ttlMs: number): HireReader =>
  createHireReader(api as HireApi, clock, { ttlMs, giveUpMs: 30_000 });
const settings = (id: string): HireSettings => ({
  sources: [{ id, name: { zh: '', en: '' }, type: '', status: 'active' }],
  modules: [],
});
const sourceId = async (): Promise<string | undefined> => (await hire.sources(T)).items[0]?.id;

let hire: HireReader;
beforeEach(() => {
  clock = testClock();
  reads = 0;
  held = undefined;
  hire = readerWith(TTL_MS);
});

describe('lists that a whole read of the watch found', () => {
  it('are shown until they are too old', async () => {
    const readAt = clock.now();
    hire.put(T, settings('put'), readAt);
    expect(await hire.sources(T)).toEqual({ items: settings('put').sources, readAt });
    expect(await hire.talent(T)).toEqual({ items: [], readAt });
    expect(await hire.sources('another tenant')).toMatchObject({ items: [{ id: 'read' }] });
    expect(reads).toBe(1);
    clock.advance(TTL_MS);
    expect(await sourceId()).toBe('read');
    expect((await hire.talent(T)).items[0]?.id).toBe('read');
  });

  it('are as fresh as the last read that found the same, even when they were too old already', async () => {
    hire.put(T, settings('put'), clock.now());
    clock.advance(10 * TTL_MS);
    const readAt = clock.now();
    hire.touch(T, readAt);
    clock.advance(TTL_MS - 1000);
    expect(await hire.sources(T)).toEqual({ items: settings('put').sources, readAt });
    hire.touch(T, readAt - TTL_MS);
    expect((await hire.sources(T)).readAt).toBe(readAt);
    expect((await hire.talent(T)).readAt).toBe(readAt);
    expect(reads).toBe(0);
  });

  it('do not replace what was read later', async () => {
    const before = clock.now() - 1;
    expect(await sourceId()).toBe('read');
    hire.put(T, settings('put'), before);
    expect(await sourceId()).toBe('read');
    hire.put(T, settings('put'), clock.now());
    expect(await sourceId()).toBe('put');
  });

  it('make no list fresh that somebody else has read', async () => {
    hire.put(T, settings('put'), clock.now());
    expect((await hire.sources(T, { refresh: true })).items[0]?.id).toBe('read');
    const { readAt } = await hire.sources(T);
    clock.advance(TTL_MS - 1000);
    const touchedAt = clock.now();
    hire.touch(T, touchedAt);
    expect((await hire.sources(T)).readAt).toBe(readAt);
    // The fields were not read by anybody else.
    expect((await hire.talent(T)).readAt).toBe(touchedAt);
  });

  it('that nobody has put cannot be made fresh', async () => {
    hire.touch(T, clock.now());
    expect(await sourceId()).toBe('read');
  });

  it('are shown at once while a read is still under way', async () => {
    held = new Promise((resolve) => (answer = resolve));
    const asked = hire.sources(T);
    hire.put(T, settings('put'), clock.now());
    expect(await sourceId()).toBe('put');
    answer();
    expect((await asked).items[0]?.id).toBe('read');
  });

  it('are not kept with a ttl of 0', async () => {
    hire = readerWith(0);
    hire.put(T, settings('put'), clock.now());
    hire.touch(T, clock.now());
    expect(await sourceId()).toBe('read');
  });
});
