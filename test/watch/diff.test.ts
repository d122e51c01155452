import { describe, expect, it } from 'vitest';
import type { HireSettings } from '../../src/hire/types.js';
import { diffSettings } from '../../src/watch/diff.js';
import { diff, told } from './told.js';
import { field, module, option, settings, source, withField } from './things.js';

const A = { zh: '甲', en: 'A' };
const B = { zh: '乙', en: 'B' };

describe('what is the same thing', () => {
  it('a module and its field with one id are two things', () => {
    const before = settings([module('x', [field('x')])]);
    const after = settings([module('x', [field('x', { name: A })], { status: 'inactive' })]);
    expect(diff(before, after)).toEqual(['module.disabled x', 'field.renamed x x']);
  });

  it('a field id may stand in several modules', () => {
    const before = settings([module('a', [field('f')]), module('b', [field('f')])]);
    const after = settings([module('a', [field('f')]), module('b', [field('f', { type: '4' })])]);
    expect(diff(before, after)).toEqual(['field.retyped b f']);
  });

  it('another id is another thing, however alike the rest is', () => {
    const name = { zh: '同', en: 'Same' };
    const made = (id: string): HireSettings =>
      settings([module('m', [field('f', { options: [option(id, { name })] })])], [source(id, { name })]);
    expect(diff(made('a'), made('b'))).toEqual([
      'source.removed a',
      'option.removed m f',
      'option.added m f',
      'source.added b',
    ]);
  });

  it('of an id that stands twice the first counts, on either side', () => {
    const once = settings([module('m', [field('f', { options: [option('a')] })])], [source('s')]);
    const twice = settings(
      [
        module('m', [
          field('f', { options: [option('a'), option('a', { name: A })] }),
          field('f', { type: '4' }),
        ]),
        module('m', [field('g')], { status: 'inactive' }),
      ],
      [source('s'), source('s', { status: 'inactive' })],
    );
    expect(diff(once, twice)).toEqual([]);
    expect(diff(twice, once)).toEqual([]);
    expect(diff(twice, structuredClone(twice))).toEqual([]);
    const later = settings(
      [module('m', [field('f', { options: [option('a'), option('a', { name: B })] })])],
      once.sources,
    );
    expect(diff(twice, later)).toEqual([]);
    expect(diffSettings(settings([]), twice)).toEqual(diffSettings(settings([]), once));
    expect(diffSettings(twice, settings([]))).toEqual(diffSettings(once, settings([])));
  });

  it('order, what is custom, and a status that is unknown on either side are no changes', () => {
    const before = settings(
      [module('m', [field('f'), field('g', { status: 'unknown' })])],
      [source('1'), source('2')],
    );
    const after = settings(
      [
        module('m', [field('g', { status: 'inactive' }), field('f', { custom: false, status: 'unknown' })], {
          custom: false,
        }),
      ],
      [source('2', { status: 'unknown' }), source('1')],
    );
    expect(diff(before, after)).toEqual([]);
  });
});

describe('one change or several', () => {
  it('replaced needs another type and other names in both languages', () => {
    const was = withField({ name: A });
    expect(diff(was, withField({ type: '4', name: B }))).toEqual(['field.replaced m f']);
    expect(diff(was, withField({ type: '4', name: { ...A, en: 'B' } }))).toEqual([
      'field.retyped m f',
      'field.renamed m f',
    ]);
    expect(diff(was, withField({ type: '4', name: { ...A, zh: '乙' } }))).toEqual([
      'field.retyped m f',
      'field.renamed m f',
    ]);
    expect(diffSettings(was, withField({ type: '4', name: B }))[0]).toMatchObject({
      before: { type: '3', name: A },
      after: { type: '4', name: B },
    });
  });

  it('what else is different about a replaced thing is told too', () => {
    const before = settings([module('m', [field('f', { options: [option('a')] })])], [source('s')]);
    const after = settings(
      [module('m', [field('f', { type: '1', name: B, required: true, status: 'inactive' })])],
      [source('s', { type: '10002', name: B, status: 'inactive' })],
    );
    expect(diff(before, after).sort()).toEqual([
      'field.disabled m f',
      'field.replaced m f',
      'field.required m f',
      'option.removed m f',
      'source.disabled s',
      'source.replaced s',
    ]);
  });

  it('a name that changes in one language only is a rename', () => {
    expect(diff(withField({ name: A }), withField({ name: { zh: '甲', en: '' } }))).toEqual([
      'field.renamed m f',
    ]);
  });

  it('options that changed alike stand as one, in the order of their keys, each as it was and as it is', () => {
    const before = withField({ options: ['c', 'a', 'b'].map((key) => option(key)) });
    const after = withField({
      options: ['b', 'c', 'a'].map((key) => option(key, key === 'b' ? {} : { status: 'inactive', name: A })),
    });
    const changes = diffSettings(before, after);
    expect(told(changes)).toEqual(['option.disabled m f', 'option.renamed m f']);
    for (const change of changes) {
      expect(change.before).toEqual({ options: [option('a'), option('c')] });
      expect(change.after).toEqual({
        options: ['a', 'c'].map((key) => option(key, { status: 'inactive', name: A })),
      });
    }
  });

  it('500 new options are one change', () => {
    const many = Array.from({ length: 500 }, (_, n) => option(`o${n}`));
    const changes = diffSettings(withField({}), withField({ options: many }));
    expect(told(changes)).toEqual(['option.added m f']);
    expect(changes[0]?.after).toHaveProperty('options.length', 500);
  });

  it('all that happens to one thing at once is told', () => {
    const before = settings([module('m')], [source('s')]);
    const after = settings(
      [module('m', [], { status: 'inactive', required: true, name: A, description: A })],
      [source('s', { status: 'inactive', type: '10002' })],
    );
    expect(diff(before, after)).toEqual([
      'source.disabled s',
      'module.disabled m',
      'module.required m',
      'source.retyped s',
      'module.renamed m',
      'module.described m',
    ]);
  });
});

describe('modules that come and go', () => {
  it('hold their fields and options, in order', () => {
    const whole = module('m', [field('g'), field('f', { options: [option('b'), option('a')] })]);
    const ordered = module('m', [field('f', { options: [option('a'), option('b')] }), field('g')]);
    expect(diffSettings(settings([]), settings([whole]))).toMatchObject([{ before: null, after: ordered }]);
    expect(diffSettings(settings([whole]), settings([]))).toMatchObject([{ before: ordered, after: null }]);
  });

  it('tell the names of what is gone as they were, and of its module as they are', () => {
    const before = settings([module('m', [field('f')])]);
    const after = settings([module('m', [], { name: B })]);
    expect(diffSettings(before, after)[0]).toMatchObject({
      kind: 'field.removed',
      subject: { id: 'f', name: field('f').name },
      module: { id: 'm', name: B },
    });
  });
});

describe('the result', () => {
  it('has the worst first, then sources, then modules each before its fields, by code units', () => {
    const before = settings(
      ['m', 'M', 'é'].map((id) => module(id, [field('f')])),
      [source('z'), source('Z')],
    );
    const after = settings(
      ['é', 'm', 'M'].map((id) =>
        module(id, [field('f', { name: A, required: true })], { name: A, description: A }),
      ),
      [source('Z', { name: A }), source('z', { name: A }), source('n')],
    );
    expect(diff(before, after)).toEqual([
      ...['M', 'm', 'é'].map((id) => `field.required ${id} f`),
      'source.renamed Z',
      'source.renamed z',
      ...['M', 'm', 'é'].flatMap((id) => [`module.renamed ${id}`, `field.renamed ${id} f`]),
      'source.added n',
      ...['M', 'm', 'é'].map((id) => `module.described ${id}`),
    ]);
  });

  it('has no property that would be lost in a store', () => {
    const changes = diffSettings(withField({}), settings([module('n', [field('g')])], [source('s')]));
    expect(JSON.parse(JSON.stringify(changes))).toStrictEqual(changes);
  });
});
