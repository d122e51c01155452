import { describe, expect, it } from 'vitest';
import type { HireSettings } from '../../src/hire/types.js';
import { lostTooMuch } from '../../src/watch/shrink.js';
import { field, module, option, settings, source } from './things.js';

const SHARE = 0.3;
const ids = (count: number, first = 0): string[] => Array.from({ length: count }, (_, n) => `${first + n}`);

/** One of each, so that nothing is empty by accident. */
const around = (more: Partial<HireSettings>): HireSettings => ({
  ...settings([module('m', [field('f')])], [source('s')]),
  ...more,
});
const sources = (count: number, first = 0): HireSettings =>
  around({ sources: ids(count, first).map((id) => source(id)) });
const modules = (count: number): HireSettings => around({ modules: ids(count).map((id) => module(id)) });
const fields = (count: number): HireSettings =>
  around({
    modules: [
      module(
        'm',
        ids(count).map((id) => field(id)),
      ),
    ],
  });
const options = (count: number): HireSettings =>
  around({ modules: [module('m', [field('f', { options: ids(count).map((key) => option(key)) })])] });

describe.each([
  ['sources', sources],
  ['modules', modules],
  ['fields', fields],
  ['options', options],
])('%s', (_what, made) => {
  it('may lose the share, and no more', () => {
    expect(lostTooMuch(made(10), made(10), SHARE)).toBe(false);
    expect(lostTooMuch(made(10), made(7), SHARE)).toBe(false);
    expect(lostTooMuch(made(10), made(6), SHARE)).toBe(true);
    expect(lostTooMuch(made(100), made(70), SHARE)).toBe(false);
    expect(lostTooMuch(made(100), made(69), SHARE)).toBe(true);
    expect(lostTooMuch(made(1), made(10), SHARE)).toBe(false);
  });

  it('lose nothing when there were none', () => {
    expect(lostTooMuch(made(0), made(5), SHARE)).toBe(false);
  });
});

it('new things do not make up for lost ones', () => {
  expect(lostTooMuch(sources(10), sources(10, 4), SHARE)).toBe(true);
  expect(lostTooMuch(sources(10), sources(10, 3), SHARE)).toBe(false);
});

it('a thing that stands twice counts once', () => {
  const twice = around({ sources: [...ids(10), ...ids(6)].map((id) => source(id)) });
  expect(lostTooMuch(twice, sources(10), 0)).toBe(false);
  expect(lostTooMuch(twice, sources(7), SHARE)).toBe(false);
});

it('what a lost module or field held is lost with it', () => {
  const full = module(
    'full',
    ids(5).map((id) => field(id)),
  );
  const empty = ids(9).map((id) => module(id));
  const before = around({ modules: [full, module('m', [field('f')]), ...empty] });
  const after = around({ modules: [module('m', [field('f')]), ...empty] });
  expect(lostTooMuch(before, after, SHARE)).toBe(true);
  const big = field('big', { options: ids(9).map((key) => option(key)) });
  const small = ids(9).map((id) => field(id, { options: [option('o')] }));
  const own = (list: readonly ReturnType<typeof field>[]): HireSettings =>
    around({ modules: [module('m', list)] });
  expect(lostTooMuch(own([big, ...small]), own(small), SHARE)).toBe(true);
  expect(lostTooMuch(own([big, ...small]), own(small), 0.5)).toBe(false);
});

it('a field that moved is not lost, nor are its options', () => {
  const moving = ids(5).map((id) => field(id, { options: [option('o')] }));
  const before = around({ modules: [module('a', moving), module('b')] });
  const after = around({ modules: [module('b', moving), module('a')] });
  expect(lostTooMuch(before, after, 0)).toBe(false);
  const fewer = moving.map((one, n) => (n < 2 ? { ...one, options: [] } : one));
  expect(lostTooMuch(before, around({ modules: [module('b', fewer), module('a')] }), SHARE)).toBe(true);
});

describe('an empty list', () => {
  it('is too much at any share, when there was something', () => {
    expect(lostTooMuch(sources(3), sources(0), 1)).toBe(true);
    expect(lostTooMuch(modules(3), modules(0), 1)).toBe(true);
    expect(lostTooMuch(modules(3), modules(1), 1)).toBe(false);
  });

  it('is nothing when it was empty already', () => {
    expect(lostTooMuch(sources(0), sources(0), SHARE)).toBe(false);
    expect(lostTooMuch(modules(0), modules(0), SHARE)).toBe(false);
  });

  it('makes a first read doubtful', () => {
    expect(lostTooMuch(undefined, sources(0), SHARE)).toBe(true);
    expect(lostTooMuch(undefined, modules(0), SHARE)).toBe(true);
    expect(lostTooMuch(undefined, sources(1), SHARE)).toBe(false);
  });
});
