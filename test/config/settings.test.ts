import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ConfigError, loadConfig, type Config } from '../../src/config/index.js';
import { SETTINGS } from '../../src/config/settings.js';

const GOOD = {
  FEISHU_APP_ID: 'cli_a1b2c3d4e5f6a7b8',
  FEISHU_APP_SECRET: 'the-app-secret',
  FEISHU_ENCRYPT_KEY: 'the-encrypt-key',
  FEISHU_VERIFICATION_TOKEN: 'the-verification-token',
};

const load = (yaml: string): Config => loadConfig(GOOD, () => yaml);
function problems(yaml: string): { key: string; message: string }[] {
  try {
    load(yaml);
  } catch (error) {
    if (error instanceof ConfigError) return [...error.problems];
    throw error;
  }
  throw new Error('the configuration was taken');
}
/** A dotted key and its value as YAML with nested keys. */
const nested = (key: string, value: string): string =>
  key
    .split('.')
    .map((name, depth) => `${'  '.repeat(depth)}${name}:`)
    .join('\n') + ` ${value}\n`;

const MINUTE = 60_000;
type Key = keyof typeof SETTINGS;

interface Row {
  readonly normal: unknown;
  readonly good: readonly (readonly [written: string, read: unknown])[];
  readonly bad: readonly string[];
}

const duration = (normal: number, zero: boolean): Row => ({
  normal,
  good: [
    ['100ms', 100],
    ['"2s"', 2000],
    ['10m', 10 * MINUTE],
    ['24h', 1440 * MINUTE],
    ...(zero ? ([['0s', 0]] as const) : []),
  ],
  bad: [
    ...(zero ? [] : ['0s']),
    '99ms',
    '10',
    '1.5s',
    '-1s',
    'soon',
    '""',
    '10 minutes',
    '1d',
    '[1s]',
    'true',
  ],
});
const choice = (normal: string, ...others: string[]): Row => ({
  normal,
  good: [normal, ...others].map((name) => [name, name] as const),
  bad: ['other', '""', '7', normal.toUpperCase(), `[${normal}]`],
});
const perSecond = (platform: number): Row => ({
  normal: platform,
  good: [
    ['1', 1],
    [String(platform), platform],
  ],
  bad: ['0', String(platform + 1), '1.5', '-1', '"5"', 'many', '.inf', '.nan'],
});

/** Every key: its default, values that are taken and what they are read as, values that are not. */
const KEYS: Readonly<Record<Key, Row>> = {
  'app.type': { ...choice('custom'), bad: [...choice('custom').bad, 'isv'] },
  'app.transport': { ...choice('webhook'), bad: [...choice('webhook').bad, 'long-connection'] },
  'lists.page_size': {
    normal: 10,
    good: [
      ['1', 1],
      ['20', 20],
    ],
    bad: ['0', '21', '1.5', '"10"', 'ten', '[10]', 'true'],
  },
  'watch.interval': duration(10 * MINUTE, false),
  'watch.settle': duration(30_000, false),
  'watch.confirm_delay': duration(5000, false),
  'watch.confirm_shrink': {
    normal: 0.3,
    good: [
      ['0', 0],
      ['1', 1],
      ['0.05', 0.05],
    ],
    bad: ['-0.1', '1.1', '30%', '"0.3"', '.nan'],
  },
  'watch.digest_at': {
    normal: '09:20',
    good: [
      ['00:00', '00:00'],
      ['"23:59"', '23:59'],
    ],
    bad: ['24:00', '9:20', '09:60', '0920', 'noon', '560'],
  },
  'watch.severity': {
    normal: {},
    good: [
      ['{}', {}],
      [
        '{ field.renamed: safe, option.added: breaking }',
        { 'field.renamed': 'safe', 'option.added': 'breaking' },
      ],
    ],
    bad: [
      '{ field.renamd: safe }',
      '{ field.renamed: harmless }',
      '{ field.renamed: [safe] }',
      'safe',
      '[safe]',
      '7',
    ],
  },
  'watch.keep_days': {
    normal: 730,
    good: [
      ['1', 1],
      ['36500', 36_500],
    ],
    bad: ['0', '1.5', '-1', '36501', '"730"', '2y'],
  },
  'cache.ttl': duration(30_000, true),
  'limits.resume_sources_per_second': perSecond(20),
  'limits.talent_objects_per_second': perSecond(10),
  'access.allow_external': {
    normal: false,
    good: [
      ['true', true],
      ['false', false],
    ],
    bad: ['yes', '"true"', '1', '[]'],
  },
  'access.manage': choice('members', 'owners', 'admins'),
  'access.admins': {
    normal: [],
    good: [
      ['[]', []],
      ['[ou_1, "ou_2b"]', ['ou_1', 'ou_2b']],
      ['[ou_a-b]', ['ou_a-b']],
    ],
    bad: ['ou_1', '[on_1]', '[1]', '[""]', '{ou_1: true}', '["ou_1 ou_2"]', '[ou_1/2]'],
  },
  time_zone: {
    normal: 'Asia/Shanghai',
    good: [
      ['Europe/Berlin', 'Europe/Berlin'],
      ['UTC', 'UTC'],
    ],
    bad: ['Mars/Olympus', '""', '8', '[UTC]'],
  },
};
const rows = Object.entries(KEYS) as [Key, Row][];

it('the table here has every key', () => {
  expect(Object.keys(KEYS).sort()).toEqual(Object.keys(SETTINGS).sort());
});

describe.each(rows)('%s', (key, { normal, good, bad }) => {
  it.each(['', '# nothing but a comment\n', '---\n', nested(key, ''), `${key.split('.')[0]}:\n`, '{}'])(
    'has its default in a file that says %j',
    (yaml) => expect(load(yaml).settings[key]).toEqual(normal),
  );
  it.each(good)('takes %s', (written, read) => {
    expect(load(nested(key, written)).settings[key]).toEqual(read);
  });
  it.each(bad)('refuses %s', (written) => {
    expect(problems(nested(key, written)).map((problem) => problem.key)).toEqual([key]);
  });
});

it.each([
  ['field.renamd', /did you mean field\.renamed\?/],
  ['nonsense', /docs\/changes\.md/],
])('a severity of something that does not exist, %s, is named', (kind, message) => {
  expect(problems(nested('watch.severity', `{ ${kind}: safe }`))[0]?.message).toMatch(message);
});

it('the app.yaml beside the code says just the defaults', () => {
  const flat = (value: unknown, path: string): [string, unknown][] =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0
      ? Object.entries(value).flatMap(([name, inner]) => flat(inner, path ? `${path}.${name}` : name))
      : [[path, value]];
  const written = Object.fromEntries(flat(parse(readFileSync('app.yaml', 'utf8')), ''));
  expect(written).toEqual(Object.fromEntries(Object.entries(SETTINGS).map(([key, s]) => [key, s.default])));
});

describe('an unknown key is named', () => {
  it.each([
    ['lists:\n  page_sise: 10', 'lists.page_sise', /did you mean lists\.page_size\?/],
    ['time_zoen: UTC', 'time_zoen', /did you mean time_zone\?/],
    ['feishu:\n  app_secret: hunter2', 'feishu.app_secret', /is not a setting/],
    ['lists: 10', 'lists', /is not a setting/],
    ['lists:\n  page_size:\n    more: 10', 'lists.page_size', /./],
    ['constructor: 1', 'constructor', /is not a setting/],
    ['__proto__:\n  x: 1', '__proto__.x', /is not a setting/],
    ['nonsense:', 'nonsense', /is not a setting/],
    ['nonsense: {}', 'nonsense', /is not a setting/],
    ['lists:\n  page_sise:', 'lists.page_sise', /did you mean lists\.page_size\?/],
  ])('%j', (yaml, key, message) => {
    const found = problems(yaml);
    expect(found.map((problem) => problem.key)).toEqual([key]);
    expect(found[0]?.message).toMatch(message);
    expect(found[0]?.message).not.toContain('hunter2');
  });
});

describe('a file that is no map of settings is one problem of app.yaml', () => {
  it.each([
    ['lists: [10', /not valid YAML/],
    ['"lists', /not valid YAML/],
    ['\tlists: 1', /not valid YAML/],
    ['lists: {page_size: 1}\nlists: {page_size: 2}', /not valid YAML/],
    ['lists: {}\n---\nlists: {}', /not valid YAML/],
    ['lists:\n  page_size: *unknown', /YAML/],
    ['a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: &d [*c, *c, *c]\ne: [*d, *d, *d]', /YAML/],
    ['- lists', /map/],
    ['lists', /map/],
    ['42', /map/],
  ])('%j', (yaml, message) => {
    const found = problems(yaml);
    expect(found.map((problem) => problem.key)).toContain('app.yaml');
    expect(found.find(({ key }) => key === 'app.yaml')?.message).toMatch(message);
  });
});
