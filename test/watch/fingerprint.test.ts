import { describe, expect, it } from 'vitest';
import type { FieldOption, HireSettings, TalentField, TalentModule } from '../../src/hire/types.js';
import { diffSettings } from '../../src/watch/diff.js';
import { field, module, option, settings, source, withField } from './things.js';

const NEW = { zh: '新', en: 'New' };
const none = settings([]);

/** The fingerprint of the change of this kind, or of the only one. */
function print(before: HireSettings, after: HireSettings, kind?: string): string {
  const changes = diffSettings(before, after).filter((change) => kind === undefined || change.kind === kind);
  expect(changes).toHaveLength(1);
  return changes[0]?.fingerprint ?? '';
}

const backwards = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).reverse())
    : value;

/** The same settings with every object's properties the other way round. */
function turned(value: HireSettings): HireSettings {
  return JSON.parse(JSON.stringify(value, backwards)) as HireSettings;
}

describe('a fingerprint is the same', () => {
  const whole = settings(
    [module('m', [field('f', { options: [option('a'), option('b')] }), field('g')])],
    [source('s')],
  );

  it('in whichever order a store hands back properties', () => {
    expect(Object.keys(turned(whole))).toEqual(Object.keys(whole).reverse());
    expect(diffSettings(none, turned(whole)).map(({ fingerprint }) => fingerprint)).toEqual(
      diffSettings(none, whole).map(({ fingerprint }) => fingerprint),
    );
  });

  it('whatever the thing and its module are called meanwhile', () => {
    const off = { status: 'inactive' } as const;
    const renamed = settings([module('m', [field('f', { name: NEW })], { name: NEW })]);
    const disabled = settings([module('m', [field('f', { name: NEW, ...off })], { name: NEW })]);
    expect(print(renamed, disabled)).toBe(print(withField({}), withField(off)));
  });

  it('of a move, whatever the modules are called meanwhile', () => {
    const moved = (more: Partial<TalentModule>): string =>
      print(
        settings([module('a', [field('f')], more), module('b')]),
        settings([module('a', [], more), module('b', [field('f')])]),
      );
    expect(moved({ name: NEW })).toBe(moved({}));
  });

  it('and fit for a button: letters, digits, - and _', () => {
    expect(print(none, settings([], [source('s')]))).toMatch(/^[\w-]{22,}$/);
  });
});

describe('a fingerprint is another', () => {
  it('in another place, even if the ids strung together are the same', () => {
    const at = (inModule: string, id: string): string => {
      const before = settings([module(inModule, [field(id)])]);
      return print(before, settings([module(inModule, [field(id, { required: true })])]));
    };
    expect(new Set([at('a', 'b.c'), at('a.b', 'c'), at('a","b', 'c'), at('a', 'b","c')]).size).toBe(4);
  });

  it('with another value, down to an option of a field of a module', () => {
    const gone = (more: Partial<TalentField>): string[] => [
      print(withField(more), none),
      print(withField(more), settings([module('m')])),
    ];
    const one = (more: Partial<FieldOption>): string[] => gone({ options: [option('a', more)] });
    const all = [
      ...gone({}),
      ...gone({ name: NEW }),
      ...gone({ description: NEW }),
      ...gone({ type: '1' }),
      ...gone({ required: true }),
      ...gone({ status: 'inactive' }),
      ...one({}),
      ...one({ name: NEW }),
      ...one({ description: NEW }),
      ...one({ status: 'inactive' }),
      ...gone({ options: [option('b')] }),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('from or to another value', () => {
    const replaced = (was: string, is: string, zh = '新'): string =>
      print(withField({ type: was }), withField({ type: is, name: { zh, en: 'New' } }));
    const all = [replaced('1', '2'), replaced('1', '3'), replaced('4', '2'), replaced('1', '2', '旧')];
    expect(new Set(all).size).toBe(all.length);
  });

  it('for a source of another name, type or status', () => {
    const all = [{}, { name: NEW }, { type: '1' }, { status: 'inactive' } as const].map((more) =>
      print(settings([], [source('s', more)]), none),
    );
    expect(new Set(all).size).toBe(all.length);
  });

  it('of a move from another module', () => {
    const from = (id: string): string =>
      print(
        settings(
          [module('a'), module('b'), module('c')].map((one) =>
            one.id === id ? module(id, [field('f')]) : one,
          ),
        ),
        settings([module('a'), module('b'), module('c', [field('f')])]),
      );
    expect(from('a')).not.toBe(from('b'));
  });
});
