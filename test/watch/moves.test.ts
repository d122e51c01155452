import { describe, expect, it } from 'vitest';
import type { HireSettings, TalentField } from '../../src/hire/types.js';
import { diffSettings } from '../../src/watch/diff.js';
import { diff, told } from './told.js';
import { field, module, option, settings } from './things.js';

const A = { zh: '甲', en: 'A' };
const B = { zh: '乙', en: 'B' };

describe('moves', () => {
  const move = (more: Partial<TalentField> = {}): HireSettings[] => [
    settings([module('a', [field('f')]), module('b')]),
    settings([module('a', [], { name: A }), module('b', [field('f', more)], { name: B })]),
  ];

  it('are one change with both modules, each as it was called when the field stood in it', () => {
    const [before, after] = move() as [HireSettings, HireSettings];
    expect(diffSettings(before, after).find(({ kind }) => kind === 'field.moved')).toMatchObject({
      path: { list: 'fields', module: 'b', field: 'f' },
      subject: { id: 'f', name: field('f').name },
      module: { id: 'b', name: B },
      before: { id: 'a', name: module('a').name },
      after: { id: 'b', name: B },
    });
  });

  it('and what else is different is told at the new place', () => {
    const before = settings([module('a', [field('f', { options: [option('x')] })]), module('b')]);
    const after = settings([module('a'), module('b', [field('f', { type: '1', name: A, required: true })])]);
    expect(diff(before, after)).toEqual([
      'field.replaced b f',
      'field.required b f',
      'option.removed b f',
      'field.moved b f',
    ]);
    const [, retyped] = move({ type: '4' }) as [HireSettings, HireSettings];
    expect(diff(move()[0] as HireSettings, retyped).filter((one) => one.startsWith('field'))).toEqual([
      'field.retyped b f',
      'field.moved b f',
    ]);
  });

  it('out of a module that goes and into one that comes are moves; the modules are told without the field', () => {
    const before = settings([module('old', [field('f', { required: true }), field('g')])]);
    const after = settings([module('new', [field('f', { required: true }), field('h')])]);
    const changes = diffSettings(before, after);
    // `f` is required, but it is not new: the new module asks for nothing that was not asked for before.
    expect(told(changes)).toEqual(['module.removed old', 'field.moved new f', 'module.added new']);
    expect(changes[0]?.before).toEqual(module('old', [field('g')]));
    expect(changes[2]?.after).toEqual(module('new', [field('h')]));
  });

  it('with several ways to read them take the modules in the order of their ids', () => {
    const before = settings([module('b', [field('f')]), module('a', [field('f')]), module('c'), module('d')]);
    const after = settings([module('d', [field('f')]), module('a'), module('b'), module('c')]);
    expect(diff(before, after)).toEqual(['field.removed b f', 'field.moved d f']);
    expect(diffSettings(before, after)[1]).toMatchObject({ before: { id: 'a' } });
    expect(diff(after, before)).toEqual(['field.moved a f', 'field.added b f']);
  });

  it('a field that stays where it was and comes elsewhere too is added', () => {
    const before = settings([module('a', [field('f')]), module('b')]);
    const after = settings([module('a', [field('f')]), module('b', [field('f')])]);
    expect(diff(before, after)).toEqual(['field.added b f']);
  });
});
