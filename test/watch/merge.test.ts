import { describe, expect, it } from 'vitest';
import type { ActiveStatus, HireSettings } from '../../src/hire/types.js';
import { diffSettings } from '../../src/watch/diff.js';
import { carryUnknown } from '../../src/watch/merge.js';
import { field, module, option, settings, source } from './things.js';

const whole = (status: ActiveStatus): HireSettings =>
  settings(
    [
      module('x', [field('x', { status, options: [option('x', { status }), option('y')] }), field('z')], {
        status,
      }),
    ],
    [source('x', { status }), source('y')],
  );

describe('a status that the API did not tell', () => {
  it('is the one known before, everywhere', () => {
    for (const status of ['active', 'inactive'] as const)
      expect(carryUnknown(whole(status), whole('unknown'))).toEqual(whole(status));
  });

  it('so that active, unknown, inactive is noticed as disabled', () => {
    const kept = carryUnknown(whole('active'), whole('unknown'));
    expect(
      diffSettings(kept, whole('inactive'))
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['field.disabled', 'module.disabled', 'option.disabled', 'source.disabled']);
  });

  it('of a field that moved is the one it had in the other module', () => {
    const off = { status: 'inactive' } as const;
    const open = { status: 'unknown' } as const;
    const before = settings([
      module('a', [field('f', { ...off, options: [option('o', off)] })]),
      module('b'),
    ]);
    const after = settings([
      module('a'),
      module('b', [field('f', { ...open, options: [option('o', open)] })]),
    ]);
    expect(carryUnknown(before, after).modules[1]).toEqual(
      module('b', [field('f', { ...off, options: [option('o', off)] })]),
    );
  });

  it('stays unknown for what was not there, or not known, before', () => {
    expect(carryUnknown(settings([]), whole('unknown'))).toEqual(whole('unknown'));
    expect(carryUnknown(whole('unknown'), whole('unknown'))).toEqual(whole('unknown'));
    expect(carryUnknown(undefined, whole('unknown'))).toEqual(whole('unknown'));
  });

  it('is taken from the same thing only, and everything else from the read', () => {
    const open = { status: 'unknown' } as const;
    const before = settings(
      [module('a', [field('f', { status: 'inactive' })]), module('b', [field('f')])],
      [source('1', { status: 'inactive' })],
    );
    const name = { zh: '新', en: 'New' };
    const after = settings(
      [
        module('b', [field('f', { ...open, name, required: true })]),
        module('a', [field('g', open), field('f', open)]),
      ],
      [source('2', open), source('1', { ...open, name })],
    );
    expect(carryUnknown(before, after)).toEqual(
      settings(
        [
          module('b', [field('f', { name, required: true })]),
          module('a', [field('g', open), field('f', { status: 'inactive' })]),
        ],
        [source('2', open), source('1', { status: 'inactive', name })],
      ),
    );
  });
});

it('a read that tells every status is kept as it is, and a carried one leaves the read alone', () => {
  const read = whole('active');
  expect(carryUnknown(whole('inactive'), read)).toBe(read);
  expect(carryUnknown(undefined, read)).toBe(read);
  const open = whole('unknown');
  carryUnknown(whole('active'), open);
  expect(open).toEqual(whole('unknown'));
});
