import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHireReader } from '../../src/hire/reader.js';
import { FIELDS, SOURCES } from '../feishu/open.js';
import { GIVE_UP_MS, openWatch, type OpenWatch } from './open-watch.js';

let open: OpenWatch;
beforeEach(async () => {
  open = await openWatch();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await open.close();
});

/** How many answers were parsed: everything else that is parsed here is shorter. */
function parsedAnswers(): () => number {
  const spy = vi.spyOn(JSON, 'parse');
  return () => spy.mock.calls.filter(([text]) => typeof text === 'string' && text.length > 1000).length;
}

describe('a read of the watch', () => {
  it('finds what people see', async () => {
    const people = createHireReader(open.feishu.hire, open.clock, { ttlMs: 0, giveUpMs: GIVE_UP_MS });
    const { settings, unchanged } = await open.read();
    expect(unchanged).toBe(false);
    expect(settings?.sources).toHaveLength(250);
    expect(settings?.sources).toEqual((await people.sources(open.tenant)).items);
    expect(settings?.modules).toEqual((await people.talent(open.tenant)).items);
  });

  it('that finds the same answers parses none of them', async () => {
    const parsed = parsedAnswers();
    const first = await open.read();
    expect(parsed()).toBe(4);
    await open.readUnchanged(first);
    await open.readUnchanged(first);
    expect(parsed()).toBe(4);
    expect(open.count(SOURCES)).toBe(9);
    expect(open.count(FIELDS)).toBe(3);
  });

  it.each([
    ['the first page', 0],
    ['the second of three pages', 150],
    ['the last page', 249],
  ])('sees a change on %s, whole, and then knows it', async (_where, position) => {
    const first = await open.read();
    open.rename(position, '改名');
    const changed = await open.read();
    expect(changed.hash).not.toBe(first.hash);
    expect(changed.settings?.sources).toHaveLength(250);
    expect(changed.settings?.sources[position]?.name.zh).toBe('改名');
    const others = changed.settings?.sources.toSpliced(position, 1);
    expect(others).toEqual(first.settings?.sources.toSpliced(position, 1));
    expect(changed.settings?.modules).toEqual(first.settings?.modules);
    await open.readUnchanged(changed);
  });

  it('sees a change of one option', async () => {
    const first = await open.read();
    const field = open.sandbox.hire.modules[1]?.children_list?.[1];
    const option = field?.setting.config?.options?.[7];
    if (option) option.active_status = 2;
    const changed = await open.read();
    const options = changed.settings?.modules[1]?.fields[1]?.options;
    expect(options?.[7]?.status).toBe('inactive');
    expect(changed.settings?.sources).toEqual(first.settings?.sources);
    await open.readUnchanged(changed);
  });

  it('sees a list that lost its last pages, and one that got them back', async () => {
    const first = await open.read();
    const lost = open.sandbox.hire.sources.splice(100);
    const short = await open.read();
    expect(short.settings?.sources).toHaveLength(100);
    open.sandbox.hire.sources.push(...lost);
    const back = await open.read();
    expect(back).toMatchObject({ hash: first.hash, unchanged: false, settings: first.settings });
  });

  it('is whole and equal when only the page tokens are new', async () => {
    const first = await open.read();
    const second = await open.watch.read(open.tenant);
    expect(second.unchanged).toBe(false);
    expect(second.hash).not.toBe(first.hash);
    expect(second.settings).toEqual(first.settings);
  });

  it('is never unchanged after the last one was forgotten', async () => {
    const first = await open.read();
    open.watch.forget(open.tenant);
    const second = await open.read();
    expect(second).toMatchObject({ hash: first.hash, unchanged: false, settings: first.settings });
    await open.readUnchanged(first);
  });
});
