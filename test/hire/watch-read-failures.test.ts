import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWatchReader } from '../../src/hire/watch-read.js';
import { FIELDS, SOURCES } from '../feishu/open.js';
import { until } from '../support/until.js';
import type { FaultEffect } from '../../src/sandbox/index.js';
import { GIVE_UP_MS, MINUTE, openWatch, type OpenWatch } from './open-watch.js';

let open: OpenWatch;
beforeEach(async () => {
  open = await openWatch();
});
afterEach(async () => {
  await open.close();
});

const without = (name: string) => (answer: object) => {
  const { data, ...rest } = answer as { data: Record<string, unknown> };
  return { ...rest, data: Object.fromEntries(Object.entries(data).filter(([key]) => key !== name)) };
};
const BROKEN: [what: string, fault: FaultEffect, code: string][] = [
  ['fails', { kind: 'status', status: 500, code: 1002001 }, 'upstream_failed'],
  ['is cut off', { kind: 'reset' }, 'upstream_failed'],
  ['is HTML', { kind: 'body', body: '<html>' }, 'upstream_failed'],
  ['ends in the middle', { kind: 'body', body: '{"code":0,"data":{"items":[' }, 'upstream_failed'],
  ['has no data', { kind: 'body', body: { code: 0, msg: 'success' } }, 'bad_answer'],
  ['has no items', { kind: 'mutate', mutate: without('items') }, 'bad_answer'],
  ['meets the used-up month', { kind: 'status', status: 429, code: 99991403 }, 'quota_exceeded'],
];
const PARTS = [
  ['page 1', SOURCES, 0],
  ['page 2', SOURCES, 1],
  ['page 3', SOURCES, 2],
  ['the fields', FIELDS, 0],
] as const;

describe('a read of which a part is missing', () => {
  // A last page may be without items; that is an empty page.
  const cases = PARTS.flatMap(([part, route, after]) =>
    BROKEN.filter(([what]) => what !== 'has no items' || part !== 'page 3').map(
      ([what, fault, code]) => [part, what, { ...fault, route, after }, code] as const,
    ),
  );

  it.each(cases)('because %s %s is an error, and what is known stays known', async (_p, _w, fault, code) => {
    const first = await open.read();
    open.sandbox.faults.add(fault);
    await expect(open.hurried(open.read())).rejects.toMatchObject({ code });
    open.sandbox.faults.clear();
    open.clock.advance(61 * MINUTE);
    await open.readUnchanged(first);
  });

  it.each(PARTS)('at %s hides no change from the next one', async (_part, route, after) => {
    await open.read();
    open.rename(0, '一');
    open.rename(150, '二');
    open.sandbox.faults.add({ kind: 'status', status: 400, code: 4711, route, after });
    await expect(open.hurried(open.read())).rejects.toMatchObject({ code: 'upstream_failed' });
    open.sandbox.faults.clear();
    const { settings } = await open.read();
    expect([settings?.sources[0]?.name.zh, settings?.sources[150]?.name.zh]).toEqual(['一', '二']);
  });

  it.each([0, 1, 2])('at page %i without has_more is an error', async (after) => {
    const first = await open.read();
    open.sandbox.faults.add({ kind: 'mutate', mutate: without('has_more'), route: SOURCES, after });
    await expect(open.hurried(open.read())).rejects.toMatchObject({ code: 'bad_answer' });
    open.sandbox.faults.clear();
    await open.readUnchanged(first);
  });

  it('because a token expired on the way is a failed read, not an expired page', async () => {
    const first = await open.read();
    open.sandbox.faults.add({ kind: 'status', status: 400, code: 1002002, route: SOURCES, after: 1 });
    await expect(open.read()).rejects.toMatchObject({ code: 'upstream_failed' });
    open.sandbox.faults.clear();
    await open.readUnchanged(first);
  });

  it('because a token comes again is an error', async () => {
    const loop = { code: 0, data: { items: [], has_more: true, page_token: 'same' } };
    const first = await open.read();
    open.sandbox.faults.add({ kind: 'body', body: loop, route: SOURCES, after: 1 });
    await expect(open.read()).rejects.toMatchObject({ code: 'bad_answer' });
    expect(open.count(SOURCES)).toBeLessThan(8);
    open.sandbox.faults.clear();
    await open.readUnchanged(first);
  });
});

describe('a list without an end', () => {
  it('is an error', async () => {
    let pages = 0;
    const endless = createWatchReader(
      {
        pollSources: () => {
          pages += 1;
          const body = { data: { items: [], has_more: true, page_token: String(pages) } };
          return Promise.resolve({ hash: String(pages), body: () => body });
        },
        pollTalentObjects: () => Promise.reject(new Error('not reached')),
      },
      open.clock,
      { giveUpMs: GIVE_UP_MS },
    );
    await expect(endless.read('t')).rejects.toMatchObject({ code: 'bad_answer' });
    expect(pages).toBe(1000);
  });
});

describe('a read that takes too long', () => {
  it('is given up as a whole, and what it finds afterwards is not taken for known', async () => {
    await open.read();
    open.rename(0, '改名');
    // Answers after the whole read was given up, and before anything else is asked.
    open.sandbox.faults.add({ kind: 'delay', ms: GIVE_UP_MS + MINUTE, route: FIELDS, times: 1 });
    const slow = open.read();
    slow.catch(() => undefined);
    await until(() => open.count(FIELDS) === 2, { what: 'the fields to be asked for' });
    open.clock.advance(GIVE_UP_MS);
    await expect(slow).rejects.toMatchObject({ code: 'timed_out' });
    open.clock.advance(2 * MINUTE);
    await until(() => open.sandbox.record.every(({ status }) => status !== 0), { what: 'the late answer' });
    const next = await open.read();
    expect(next.settings?.sources[0]?.name.zh).toBe('改名');
  });

  it('calls off what still waits for a limit', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const never = ({ signal }: { signal?: AbortSignal | undefined }) => {
      signals.push(signal);
      return new Promise<never>(() => undefined);
    };
    const api = { pollSources: never, pollTalentObjects: never };
    const slow = createWatchReader(api, open.clock, { giveUpMs: GIVE_UP_MS }).read('t');
    slow.catch(() => undefined);
    expect(signals.map((signal) => signal?.aborted)).toEqual([false]);
    open.clock.advance(GIVE_UP_MS);
    await expect(slow).rejects.toMatchObject({ code: 'timed_out' });
    expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
  });

  it('is given up when the process stops', async () => {
    const first = await open.read();
    const stop = new AbortController();
    open.sandbox.faults.add({ kind: 'hang', route: FIELDS, times: 1 });
    const stopped = open.read(stop.signal);
    await until(() => open.count(FIELDS) === 2, { what: 'the fields to be asked for' });
    stop.abort();
    await expect(stopped).rejects.toMatchObject({ code: 'overloaded' });
    await expect(open.read(stop.signal)).rejects.toMatchObject({ code: 'overloaded' });
    expect(open.count(SOURCES)).toBe(6);
    await open.readUnchanged(first);
  });
});
