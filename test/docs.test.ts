import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ERROR_TABLE } from '../src/base/error-table.js';
import { COMMANDS } from '../src/commands/registry.js';
import { ENVIRONMENT } from '../src/config/environment.js';
import { SETTINGS } from '../src/config/settings.js';
import { parseSettings } from '../src/config/yaml.js';
import { FEISHU_CODES } from '../src/feishu/codes.js';
import { CHANGE_KINDS } from '../src/watch/kinds.js';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

/** The rows of the table with these columns, cell by cell, without its head. */
function table(text: string, columns: readonly string[]): string[][] {
  const tables = text.split(/\n\s*\n/).map((block) =>
    block
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.split('|').slice(1, -1).map(plain)),
  );
  const found = tables.find(([head]) => head?.join() === columns.join());
  expect(found, `a table with the columns ${columns.join(', ')}`).toBeDefined();
  return found?.slice(2) ?? [];
}

const plain = (cell: string): string => cell.trim().replaceAll(/\\(.)/g, '$1').replaceAll('`', '');

const READMES = ['README.md', 'README.zh-CN.md'];
const VARIABLES = [...Object.keys(ENVIRONMENT), 'APP_CONFIG'];

describe('docs/feishu-codes.md', () => {
  const text = read('docs/feishu-codes.md');

  it('says of every code what the table says, and names no other', () => {
    const expected = Object.entries(FEISHU_CODES).map(([code, { meaning, verdict, error }]) => [
      code,
      meaning,
      verdict,
      error,
    ]);
    expect(table(text, ['code', 'meaning', 'we do', 'error'])).toEqual(expected);
  });

  it('explains every word for what we do', () => {
    const explained = table(text, ['we do', 'a read', 'a send']).map(([verdict]) => verdict);
    const used = Object.values(FEISHU_CODES).map(({ verdict }) => verdict);
    expect(new Set(explained)).toEqual(new Set(used));
  });
});

describe('docs/changes.md', () => {
  it('says of every kind of change how bad it is, and names no other', () => {
    const expected = Object.entries(CHANGE_KINDS).map(([kind, { severity, says }]) => [
      kind,
      severity,
      says.zh,
      says.en,
    ]);
    expect(table(read('docs/changes.md'), ['kind', 'severity', '中文', 'English'])).toEqual(expected);
  });
});

describe('docs/errors.md', () => {
  it('says of every error what people read, what the operator does, and whether a retry helps', () => {
    const expected = Object.entries(ERROR_TABLE).map(([code, { user, hint, retry }]) => [
      code,
      user.zh,
      user.en,
      hint,
      retry ? 'yes' : 'no',
    ]);
    const columns = [
      'code',
      'people read (中文)',
      'people read (English)',
      'what the operator does',
      'retry',
    ];
    expect(table(read('docs/errors.md'), columns)).toEqual(expected);
  });
});

describe.each([
  { file: 'README.md', names: ['variable', 'default', 'meaning'], keys: ['key', 'default', 'meaning'] },
  { file: 'README.zh-CN.md', names: ['变量', '默认值', '含义'], keys: ['配置项', '默认值', '含义'] },
])('$file', ({ file, names, keys }) => {
  const text = read(file);

  it('lists every environment variable and no other', () => {
    const listed = table(text, names).map(([name]) => name);
    expect(new Set(listed)).toEqual(new Set(VARIABLES));
  });

  it('lists every setting with its default and no other', () => {
    const listed = table(text, keys).map(([key, value]) => [key, value]);
    const expected = Object.entries(SETTINGS).map(([key, { default: value }]) => [
      key,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
    expect(new Map(listed as [string, string][])).toEqual(new Map(expected as [string, string][]));
  });

  it('names every command, every alias and every flag', () => {
    for (const { name, aliases, parameters, clickedOnly } of COMMANDS) {
      if (clickedOnly) continue;
      for (const said of [name, ...aliases]) expect(text).toContain(`\`/${said}`);
      const flags = Object.entries(parameters).filter(([, { kind }]) => kind !== 'text');
      for (const [flag, { aliases: others = [] }] of flags)
        for (const said of [flag, ...others]) expect(text).toContain(`\`--${said}\``);
    }
  });
});

describe('app.yaml', () => {
  const text = read('app.yaml');

  it('gives exactly the defaults', () => {
    const { settings, problems } = parseSettings(text);
    expect(problems).toEqual([]);
    expect(settings).toEqual(parseSettings('').settings);
  });

  it('lists every key, written as its default', () => {
    const written: unknown = parse(text);
    for (const [key, { default: value }] of Object.entries(SETTINGS)) {
      const found = key
        .split('.')
        .reduce<unknown>(
          (section, part) => (section as Record<string, unknown> | undefined)?.[part],
          written,
        );
      expect(found, key).toEqual(value);
    }
  });
});

describe('.env.example', () => {
  it('lists every environment variable once and no other', () => {
    const listed = [...read('.env.example').matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);
    expect(listed.sort()).toEqual([...VARIABLES].sort());
  });
});

describe('docs/dependencies.md', () => {
  it('says why of every dependency and of nothing else', () => {
    const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string> | undefined>;
    const expected = Object.keys({ ...manifest['dependencies'], ...manifest['devDependencies'] });
    const listed = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name);
    expect(listed.sort()).toEqual(expected.sort());
  });
});

describe('every document', () => {
  const documents = [
    ...READMES,
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    ...readdirSync(new URL('../docs/', import.meta.url))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`),
  ];

  it.each(documents)('%s names only files that exist', (document) => {
    const files = [...read(document).matchAll(/`((?:src|cards|test|docs)\/[\w./-]+)`/g)].map(
      ([, path]) => path ?? '',
    );
    const missing = files.filter(
      (path) => !/[A-Z]{4}/.test(path) && !existsSync(new URL(`../${path}`, import.meta.url)),
    );
    expect(missing).toEqual([]);
  });

  it.each(documents)('%s links only to files and references that exist', (document) => {
    const text = read(document);
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path]) => path ?? '');
    const folder = new URL(`../${document}`, import.meta.url);
    const missing = links.filter((path) => !path.endsWith('.png') && !existsSync(new URL(path, folder)));
    expect(missing).toEqual([]);
    const used = [...text.matchAll(/\]\[([\w-]+)\]/g)].map(([, name]) => name);
    const defined = [...text.matchAll(/^\[([\w-]+)\]: http/gm)].map(([, name]) => name);
    expect(used.filter((name) => !defined.includes(name))).toEqual([]);
    expect(defined.filter((name) => !used.includes(name))).toEqual([]);
  });
});
