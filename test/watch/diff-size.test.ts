import { describe, expect, it } from 'vitest';
import type { FieldOption, HireSettings } from '../../src/hire/types.js';
import { diffSettings } from '../../src/watch/diff.js';
import { field, module, option, settings, source, withField } from './things.js';

const keys = (count: number): string[] => Array.from({ length: count }, (_, n) => `key ${n}`);

/** Options that count how often anybody asks for a key. */
function counting(count: number): { options: FieldOption[]; reads: () => number } {
  let reads = 0;
  const options = keys(count).map((key) => {
    const { name, description, status } = option(key);
    return {
      get key() {
        reads += 1;
        return key;
      },
      name,
      description,
      status,
    };
  });
  return { options, reads: () => reads };
}

describe('the work grows with the number of options', () => {
  const readsReversed = (count: number): number => {
    const { options, reads } = counting(count);
    const before = withField({ options });
    expect(diffSettings(before, withField({ options: options.toReversed() }))).toEqual([]);
    return reads();
  };

  it('of a list that is turned round', () => {
    expect(readsReversed(4000)).toBeLessThan(10 * 4000);
    expect(readsReversed(4000)).toBeLessThan(2.5 * readsReversed(2000));
  });

  it('of a list that is as it was, which is looked at once', () => {
    const { options, reads } = counting(4000);
    const before = withField({ options });
    expect(diffSettings(before, withField({ options: [...options] }))).toEqual([]);
    expect(reads()).toBeLessThanOrEqual(2 * 4000);
  });
});

it('60,000 options in 300 fields are told exactly, in any order', () => {
  const made = (change: (key: string, n: number) => FieldOption[]): HireSettings =>
    settings(
      keys(30).map((id) =>
        module(
          id,
          keys(10).map((own) => field(own, { options: keys(200).flatMap(change) })),
        ),
      ),
    );
  const before = made((key) => [option(key)]);
  const after = made((key, n) => {
    if (n === 7) return [];
    if (n === 8) return [option(key, { name: { zh: '新', en: 'New' } })];
    return n === 9 ? [option('another'), option(key)] : [option(key)];
  });
  const turned = {
    ...after,
    modules: after.modules.map((one) => ({
      ...one,
      fields: one.fields.map((own) => ({ ...own, options: own.options.toReversed() })),
    })),
  };
  const changes = diffSettings(before, after);
  const count = (kind: string): number => changes.filter((change) => change.kind === kind).length;
  expect([count('option.removed'), count('option.renamed'), count('option.added')]).toEqual([300, 300, 300]);
  expect(changes).toHaveLength(900);
  expect(diffSettings(before, turned)).toEqual(changes);
});

it('thousands of things that come or go at once are told', () => {
  const many = settings(
    keys(3000).map((id) => module(id, [field('f')])),
    keys(3000).map((id) => source(id)),
  );
  expect(diffSettings(settings([]), many)).toHaveLength(6000);
  expect(diffSettings(many, settings([]))).toHaveLength(6000);
  const moved = settings([
    module(
      'one',
      keys(3000).map((id) => field(id)),
    ),
    module('other'),
  ]);
  const after = settings([
    module('one'),
    module(
      'other',
      keys(3000).map((id) => field(id)),
    ),
  ]);
  expect(diffSettings(moved, after).every(({ kind }) => kind === 'field.moved')).toBe(true);
});
