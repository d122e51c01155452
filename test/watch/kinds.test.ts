import { describe, expect, it } from 'vitest';
import type { HireSettings } from '../../src/hire/types.js';
import { diffSettings } from '../../src/watch/diff.js';
import { CHANGE_KINDS, type ChangeKind } from '../../src/watch/kinds.js';
import { field, module, option, settings, source, withField } from './things.js';

type Row = readonly [kind: ChangeKind, what: string, before: HireSettings, after: HireSettings];

const NEW = { zh: '新', en: 'New' };
const none = settings([]);
const sources = (more: Parameters<typeof source>[1]): HireSettings => settings([], [source('s', more)]);
const modules = (more: Parameters<typeof module>[2]): HireSettings => settings([module('m', [], more)]);
const options = (...list: readonly ReturnType<typeof option>[]): HireSettings => withField({ options: list });
const plain = withField({});

/** Every row of the table of severities, one change at a time. */
const BREAKING: readonly Row[] = [
  ['module.removed', 'a module goes with its fields', plain, none],
  ['field.removed', 'a field goes', plain, settings([module('m')])],
  ['option.removed', 'an option goes', options(option('a'), option('b')), options(option('b'))],
  ['source.removed', 'a source goes', sources({}), none],
  ['module.disabled', 'a module is disabled', modules({}), modules({ status: 'inactive' })],
  ['field.disabled', 'a field is disabled', plain, withField({ status: 'inactive' })],
  [
    'option.disabled',
    'an option is disabled',
    options(option('a')),
    options(option('a', { status: 'inactive' })),
  ],
  ['source.disabled', 'a source is disabled', sources({}), sources({ status: 'inactive' })],
  ['field.retyped', 'a field has another type', plain, withField({ type: '4' })],
  ['field.replaced', 'a field has another type and other names', plain, withField({ type: '4', name: NEW })],
  [
    'source.replaced',
    'a source has another type and other names',
    sources({}),
    sources({ type: '9', name: NEW }),
  ],
  ['field.required', 'a field becomes required', plain, withField({ required: true })],
  ['module.required', 'a module becomes required', modules({}), modules({ required: true })],
  ['field.added-required', 'a required field comes', settings([module('m')]), withField({ required: true })],
  ['module.added-required', 'a module with a required field comes', none, withField({ required: true })],
  ['module.added-required', 'a required module comes', none, modules({ required: true })],
];

const RISKY: readonly Row[] = [
  ['option.added', 'an option comes', options(option('a')), options(option('a'), option('b'))],
  ['module.renamed', 'a module is renamed', modules({}), modules({ name: NEW })],
  ['field.renamed', 'a field is renamed', plain, withField({ name: NEW })],
  ['option.renamed', 'an option is renamed', options(option('a')), options(option('a', { name: NEW }))],
  ['source.renamed', 'a source is renamed', sources({}), sources({ name: NEW })],
  [
    'field.moved',
    'a field moves',
    settings([module('m', [field('f')]), module('n')]),
    settings([module('m'), module('n', [field('f')])]),
  ],
  ['field.optional', 'a field becomes optional', withField({ required: true }), plain],
  ['module.optional', 'a module becomes optional', modules({ required: true }), modules({})],
  ['source.retyped', 'a source has another type', sources({}), sources({ type: '10002' })],
  ['module.enabled', 'a module is enabled again', modules({ status: 'inactive' }), modules({})],
  ['field.enabled', 'a field is enabled again', withField({ status: 'inactive' }), plain],
  [
    'option.enabled',
    'an option is enabled again',
    options(option('a', { status: 'inactive' })),
    options(option('a')),
  ],
  ['source.enabled', 'a source is enabled again', sources({ status: 'inactive' }), sources({})],
];

const SAFE: readonly Row[] = [
  ['module.added', 'a module comes', none, plain],
  ['field.added', 'an optional field comes', settings([module('m')]), plain],
  ['source.added', 'a source comes', none, sources({})],
  ['module.described', 'a module is described', modules({}), modules({ description: NEW })],
  ['field.described', 'a field is described', plain, withField({ description: NEW })],
  [
    'option.described',
    'an option is described',
    options(option('a')),
    options(option('a', { description: NEW })),
  ],
];

const TABLE = { breaking: BREAKING, risky: RISKY, safe: SAFE };

describe.each(Object.entries(TABLE))('%s', (severity, rows) => {
  it.each(rows)('%s: %s', (kind, _what, before, after) => {
    const changes = diffSettings(before, after);
    expect(changes.map((change) => [change.kind, change.severity])).toEqual([[kind, severity]]);
  });

  it.each(rows)('%s: %s; the way back is one change', (kind, _what, before, after) => {
    const back = diffSettings(after, before);
    expect(back).toHaveLength(1);
    const both = /\.(?:renamed|described|retyped|replaced|moved)$/.test(kind);
    expect(back[0]?.kind === kind).toBe(both);
  });
});

it('stands for every kind of change there is', () => {
  const shown = new Set(Object.values(TABLE).flatMap((rows) => rows.map(([kind]) => kind)));
  expect([...shown].sort()).toEqual(Object.keys(CHANGE_KINDS).sort());
});

it('app.yaml may judge a kind otherwise, and changes nothing but the severity and the place in the list', () => {
  const [, , before, after] = RISKY[0] ?? expect.fail('no row');
  const judged = diffSettings(before, after, { 'option.added': 'breaking', 'field.removed': 'safe' });
  expect(judged).toEqual(diffSettings(before, after).map((change) => ({ ...change, severity: 'breaking' })));
});
