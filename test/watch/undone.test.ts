import { describe, expect, it } from 'vitest';
import type { HireSettings } from '../../src/hire/types.js';
import { diffSettings } from '../../src/watch/diff.js';
import { createUndone } from '../../src/watch/undone.js';
import { field, module, option, settings, source, withField } from './things.js';

const A = { zh: '甲', en: 'A' };
const B = { zh: '乙', en: 'B' };
const C = { zh: '丙', en: 'C' };

/** The kinds of the changes from `before` to `after` that are undone `now`. */
function undone(before: HireSettings, after: HireSettings, now: HireSettings): string[] {
  const changes = diffSettings(before, after);
  return changes.filter(createUndone(now, changes)).map(({ kind }) => kind);
}

const modules = (...list: readonly ReturnType<typeof module>[]): HireSettings => settings(list);
const options = (...list: readonly ReturnType<typeof option>[]): HireSettings => withField({ options: list });

describe('what was done to a thing', () => {
  it('is undone when it is exactly as before', () => {
    expect(undone(withField({ name: A }), withField({ name: B }), withField({ name: A }))).toEqual([
      'field.renamed',
    ]);
    expect(undone(withField({ name: A }), withField({ name: B }), withField({ name: C }))).toEqual([]);
    const half = withField({ name: { zh: A.zh, en: B.en } });
    expect(undone(withField({ name: A }), withField({ name: B }), half)).toEqual([]);
  });

  it('is undone by itself, whatever else became different', () => {
    const before = withField({ name: A, required: true, type: '3' });
    const after = withField({ name: A, required: false, type: '4', status: 'inactive', description: A });
    expect(
      undone(before, after, withField({ name: C, required: true, type: '1', status: 'unknown' })),
    ).toEqual(['field.optional', 'field.described']);
    expect(undone(before, after, withField({ type: '3', status: 'active', description: C }))).toEqual([
      'field.disabled',
      'field.retyped',
    ]);
  });

  it('is not undone when the thing is gone', () => {
    const before = settings([module('m', [field('f', { options: [option('a')] })])], [source('s')]);
    const after = settings(
      [
        module(
          'm',
          [
            field('f', {
              options: [option('a', { name: A, description: A }), option('b')],
              type: '4',
              required: true,
              status: 'inactive',
              description: A,
            }),
          ],
          { name: A, description: A, status: 'inactive', required: true },
        ),
      ],
      [source('s', { name: A, type: '1' })],
    );
    expect(diffSettings(before, after).length).toBeGreaterThan(10);
    expect(undone(before, after, settings([]))).toEqual([]);
  });

  it('replaced: type and names must both be as before', () => {
    const before = withField({ type: '3', name: A });
    const after = withField({ type: '4', name: B });
    expect(undone(before, after, withField({ type: '3', name: B }))).toEqual([]);
    expect(undone(before, after, withField({ type: '4', name: A }))).toEqual([]);
    expect(undone(before, after, withField({ type: '3', name: A }))).toEqual(['field.replaced']);
  });
});

describe('what came and what went', () => {
  it('is undone when it is gone, or there again, in the same place', () => {
    const one = modules(module('m', [field('f')]), module('n'));
    const none = modules(module('m'), module('n'));
    const elsewhere = modules(module('m'), module('n', [field('f')]));
    expect(undone(none, one, none)).toEqual(['field.added']);
    expect(undone(none, one, settings([]))).toEqual(['field.added']);
    expect(undone(one, none, one)).toEqual(['field.removed']);
    expect(undone(one, none, elsewhere)).toEqual([]);
    expect(undone(settings([]), one, modules(module('m')))).toEqual(['module.added']);
  });

  it('the same thing counts as there again, even if it is different', () => {
    const before = settings([], [source('s')]);
    expect(
      undone(before, settings([]), settings([], [source('s', { name: A, status: 'inactive' })])),
    ).toEqual(['source.removed']);
  });
});

describe('options that changed alike', () => {
  it('removed: all of them are there again', () => {
    const before = options(option('a'), option('b'), option('c'));
    const after = options(option('c'));
    expect(undone(before, after, options(option('a')))).toEqual([]);
    expect(undone(before, after, options(option('b', { name: A }), option('a')))).toEqual(['option.removed']);
  });

  it('added: none of them is there any more, but their field is', () => {
    const before = options(option('c'));
    const after = options(option('a'), option('b'), option('c'));
    expect(undone(before, after, options(option('a')))).toEqual([]);
    expect(undone(before, after, options())).toEqual(['option.added']);
    expect(undone(before, after, modules(module('m')))).toEqual([]);
  });

  it('altered: all of them are as they were', () => {
    const off = { status: 'inactive' } as const;
    const before = options(option('a'), option('b'));
    const disabled = options(option('a', off), option('b', off));
    expect(undone(before, disabled, options(option('a'), option('b', off)))).toEqual([]);
    expect(undone(before, disabled, options(option('a')))).toEqual([]);
    expect(undone(before, disabled, options(option('b'), option('a', { name: A })))).toEqual([
      'option.disabled',
    ]);
    expect(undone(disabled, before, disabled)).toEqual(['option.enabled']);
    const renamed = options(option('a', { name: A }), option('b', { description: A }));
    expect(undone(before, renamed, options(option('a'), option('b', { description: B })))).toEqual([
      'option.renamed',
    ]);
    expect(undone(before, renamed, options(option('a', { name: B }), option('b')))).toEqual([
      'option.described',
    ]);
  });
});

describe('moves', () => {
  const before = modules(module('a', [field('f', { options: [option('x')] })]), module('b'));
  const after = modules(module('a'), module('b', [field('f', { name: A, required: true })]));

  it('are undone when the field is back, and no more where it went', () => {
    const kinds = diffSettings(before, after).map(({ kind }) => kind);
    expect(undone(before, after, before)).toEqual(kinds);
    expect(undone(before, after, after)).toEqual([]);
    const both = modules(module('a', [field('f')]), module('b', [field('f', { name: A, required: true })]));
    expect(undone(before, after, both)).toEqual([]);
    expect(undone(before, after, modules(module('a'), module('b')))).toEqual([]);
    expect(undone(before, after, modules(module('c', [field('f')])))).toEqual([]);
  });

  it('what was done on the way is looked for where the field is now', () => {
    const still = modules(module('a', [field('f', { name: A })]), module('b'));
    expect(undone(before, after, still)).toEqual(['field.required', 'field.moved']);
    const stays = modules(module('a'), module('b', [field('f', { options: [option('x')], required: true })]));
    expect(undone(before, after, stays)).toEqual(['option.removed', 'field.renamed']);
  });

  it('without the move nobody can know where the field came from', () => {
    const changes = diffSettings(before, after);
    expect(changes.filter(createUndone(before)).map(({ kind }) => kind)).toEqual(['field.moved']);
  });
});
