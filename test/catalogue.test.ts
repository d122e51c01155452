import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { samples } from '../cards/samples/index.js';
import { BotError } from '../src/base/errors.js';
import { ERROR_TABLE, type ErrorCode } from '../src/base/error-table.js';
import { failureCard } from '../src/commands/answer.js';
import { FORMATS } from '../src/commands/export-words.js';
import { helpReply } from '../src/commands/help.js';
import type { Reply } from '../src/commands/port.js';
import { createRegistry } from '../src/commands/registry.js';
import { usageReply } from '../src/commands/usage.js';
import { SEVERITIES } from '../src/watch/kinds.js';
import { nodes, words, type Language } from './support/card.js';
import { catalogueOf, sourceFiles, type Message } from './support/messages.js';

/** What is drawn for tests and the gallery is data; the pretend tenant's data are data as well. */
const DATA = ['cards/samples/', 'src/sandbox/data/', 'src/sandbox/world.ts', 'src/watch/sample.ts'];
const paths = ['cards', 'src'].flatMap((folder) => sourceFiles(folder, DATA));
const { messages, alone } = catalogueOf(paths);

const CODES = Object.keys(ERROR_TABLE) as ErrorCode[];
const HAN = /\p{Script=Han}/u;
/** The texts for which something is wrong, with where they are. */
const wrong = (is: (zh: string, en: string, message: Message) => boolean): string[] =>
  messages
    .filter((message) => is(message.zh.text, message.en.text, message))
    .map(({ where, zh, en }) => `${where}: ${zh.text} | ${en.text}`);
/** Words of prose: without tags, code, placeholders, commands, flags, addresses, names of files and settings. */
const prose = (text: string): string =>
  text
    .replaceAll(/`[^`]*`|<[^>]*>|⟨⟩|https?:\S+?(?=[，。\s]|$)|[\w/]*(?:\.\w+)+/g, ' ')
    .replaceAll(/\/[\p{L}\w-]+|--[\w-]+|\b[A-Z]+(?:_[A-Z]+)+\b/gu, ' ')
    .trim();

/** What is written in Latin letters in Chinese as well: names of products, and words that are typed as they are. */
const TYPED = new Set([
  ...createRegistry().commands.map(({ name }) => name),
  ...Object.values(FORMATS).flatMap((formats) => formats.flatMap((format) => format.split('-'))),
  ...SEVERITIES,
  ...['active', 'inactive', 'daily', 'today', 'yesterday', 'single', 'select', 'headhunter', 'xueli'],
  ...['Node', 'Redis', 'Feishu', 'SQLite', 'PostgreSQL', 'JSON', 'curl'],
]);

describe('the catalogue of messages', () => {
  it('is found', () => {
    expect(messages.length).toBeGreaterThan(500);
    const texts = messages.map(({ en }) => en.text);
    for (const one of ['That command was not understood', 'Source disabled', 'Headhunter', 'Last read'])
      expect(texts).toContain(one);
  });

  it('lacks neither language anywhere', () => {
    expect(wrong((zh, en) => (zh === '') !== (en === ''))).toEqual([]);
    // The sandbox's page asks for each text which language is shown.
    expect(alone.filter((text) => !text.startsWith('src/sandbox/'))).toEqual([]);
  });

  it('has Chinese that is Chinese', () => {
    expect(wrong((zh) => /\p{Script=Latin}{3}/u.test(prose(zh)) && !HAN.test(zh))).toEqual([]);
    const english = (zh: string): string[] =>
      (prose(zh).match(/[A-Za-z]{4,}/g) ?? []).filter((word) => !TYPED.has(word));
    expect(wrong((zh) => english(zh).length > 0)).toEqual([]);
  });

  it('has English without Chinese, except for what is quoted: a name of ours, or an example to be typed', () => {
    expect(wrong((_, en) => HAN.test(en.replaceAll(/`[^`]*`|"[^"]*"|\/\S+/g, '')))).toEqual([]);
  });

  it('was not copied from one language to the other', () => {
    expect(wrong((zh, en) => zh === en && /\p{L}{3}/u.test(prose(zh)))).toEqual([]);
  });

  it('says the same in both: what is filled in on one side is filled in on the other', () => {
    expect(wrong((_zh, _en, { zh, en }) => things(zh.filled) !== things(en.filled)).map(String)).toEqual([]);
  });

  it('marks the same in both: bold, code, colour, tags', () => {
    const marks = (text: string): string =>
      [...text.matchAll(/<\/?[a-z_]+|\*\*|`/g)]
        .map(([mark]) => mark)
        .sort()
        .join(' ');
    expect(wrong((zh, en) => marks(zh) !== marks(en))).toEqual([]);
  });

  it('names the same numbers in both', () => {
    const numbers = (text: string): string => (text.match(/\d+/g) ?? []).sort().join(' ');
    expect(wrong((zh, en) => numbers(zh) !== numbers(en))).toEqual([]);
  });

  it('is punctuated as each language is', () => {
    expect(
      wrong((zh) => /\p{Script=Han}[,;:?!]|\p{Script=Han}\.(?=$|\s|\p{Script=Han})/u.test(prose(zh))),
    ).toEqual([]);
    expect(wrong((_, en) => /[，。；？！：（）“”、]/.test(prose(en)))).toEqual([]);
  });

  it('ends a sentence in both or in neither', () => {
    const ends = (text: string): boolean => /[。！？.!?]$/.test(text);
    expect(wrong((zh, en) => ends(zh) !== ends(en))).toEqual([]);
  });

  it('has nothing left over: every text with a name is used', () => {
    const all = sourceFiles('cards').concat(sourceFiles('src'));
    const texts = all.map((path) => ts.sys.readFile(path) ?? '');
    const named = texts.flatMap((text) =>
      [...text.matchAll(/^(?:export )?const ([A-Z][A-Z_]+)\b[^=]*= \{\s*(?:zh|\w+: \{\s*zh):/gm)].map(
        ([, name]) => name ?? '',
      ),
    );
    expect(named.length).toBeGreaterThan(10);
    const uses = (name: string): number =>
      texts.reduce((sum, text) => sum + (text.match(new RegExp(`\\b${name}\\b`, 'g'))?.length ?? 0), 0);
    expect(named.filter((name) => uses(name) < 2)).toEqual([]);
    const raised = texts.filter((text) => !text.includes('ERROR_TABLE = ')).join('\n');
    expect(CODES.filter((code) => !raised.includes(`'${code}'`))).toEqual([]);
  });
});

const registry = createRegistry();
/** Cards that hold none of the tenant's data: how commands are used, and what is said when something fails. */
const cards: [string, Reply][] = [
  ['help', helpReply(registry)],
  ...registry.commands.map((one): [string, Reply] => [`/help ${one.name}`, usageReply(one, registry)]),
  ...CODES.map((code): [string, Reply] => [
    code,
    { kind: 'card', card: failureCard(new BotError(code, { detail: '' }), { action: 'help.retry' }) },
  ]),
];

describe.each(cards)('the card of %s', (_, reply) => {
  const lines = (language: Language): string[] =>
    'card' in reply ? words(reply.card, language).split('\n') : [];

  it('has no Chinese for those who read English, but for what is typed', () => {
    expect(
      lines('en_us').filter((line) => HAN.test(line.replaceAll(/^\/.*|(?:--|\/)\S+|"[^"]*"/g, ''))),
    ).toEqual([]);
  });

  it('has no English for those who read Chinese, but for what is typed', () => {
    const english = lines('zh_cn').filter((line) =>
      /(?:[A-Za-z]{2,} ){3}/.test(line.replaceAll(/\/\w+(?: \S+)*|\[.*\]/g, '')),
    );
    expect(english).toEqual([]);
  });
});

describe.each(samples())('the sample %s', (_, card) => {
  it('says in both languages whatever it says in one', () => {
    for (const { content, i18n_content: by } of nodes(card))
      if (by !== undefined) {
        const { zh_cn: zh, en_us: en } = by as Record<Language, string>;
        expect([zh, en].filter((text) => text.trim() === '')).toEqual([]);
        expect(content).toBe(zh);
        expect(zh).not.toBe(en);
      }
  });
});

/** The names of what is filled in; it may be put into words differently on the two sides. */
function things(filled: readonly string[]): string {
  const names = filled
    .join(' ')
    .replaceAll(/`[^`]*`/g, (text) => [...text.matchAll(/\$\{([^}]*)\}/g)].map(([, code]) => code).join(' '))
    .replaceAll(/'[^']*'|"[^"]*"/g, '')
    .replaceAll(/\.\w+|\b\w+(?=\()/g, '')
    .match(/\b[a-z]\w*/gi)
    ?.map((name) => name.replace(/^(?:zh|en|verb)$|En$/, ''))
    .filter((name) => name !== '');
  return [...new Set(names)].sort().join(' ');
}
