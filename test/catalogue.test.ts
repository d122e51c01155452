import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** Every text that people see is written as `{ zh, en }`: they are found in the sources themselves, so that none is forgotten. */

interface Entry {
  readonly where: string;
  readonly zh: string;
  readonly en: string;
  /** What is filled in on each side. */
  readonly filledZh: readonly string[];
  readonly filledEn: readonly string[];
}

const FOLDERS = ['cards', 'src/base', 'src/commands', 'src/doctor', 'src/hire', 'src/watch'];
const HAN = /\p{Script=Han}/u;

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

/** The words of a string or template; `undefined` when it is no literal. */
function literal(node: ts.Expression): { text: string; filled: string[] } | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node))
    return { text: node.text, filled: [] };
  if (!ts.isTemplateExpression(node)) return undefined;
  const filled = node.templateSpans.map(({ expression }) => expression.getText());
  const text = node.head.text + node.templateSpans.map((span) => `⟨⟩${span.literal.text}`).join('');
  return { text, filled };
}

function entriesOf(path: string): Entry[] {
  const file = ts.createSourceFile(path, ts.sys.readFile(path) ?? '', ts.ScriptTarget.ES2023, true);
  const found: Entry[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const value = (key: string): ts.Expression | undefined =>
        node.properties.filter(ts.isPropertyAssignment).find(({ name }) => name.getText() === key)
          ?.initializer;
      const [zhNode, enNode] = [value('zh'), value('en')];
      const [zh, en] = [zhNode && literal(zhNode), enNode && literal(enNode)];
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      if (zh && en)
        found.push({
          where: `${path}:${line + 1}`,
          zh: zh.text,
          en: en.text,
          filledZh: zh.filled,
          filledEn: en.filled,
        });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const entries = FOLDERS.flatMap(sources).flatMap(entriesOf);
const wrong = (is: (entry: Entry) => boolean): string[] =>
  entries.filter(is).map(({ where, zh, en }) => `${where}: ${zh} | ${en}`);
/** Words of prose: without marks, code, placeholders and what is written alike in both languages. */
const prose = (text: string): string => text.replaceAll(/`[^`]*`|<[^>]*>|⟨⟩|\/[\w-]+|--[\w-]+/g, ' ').trim();

describe('the catalogue of messages', () => {
  it('is found', () => {
    expect(entries.length).toBeGreaterThan(300);
  });

  it('lacks neither language anywhere', () => {
    expect(wrong(({ zh, en }) => (zh === '') !== (en === ''))).toEqual([]);
  });

  it('has Chinese that is Chinese', () => {
    const known = new Set(['ID', 'ID ⟨⟩', '—', '✓ ⟨⟩']);
    expect(
      wrong(({ zh }) => /\p{Script=Latin}{2}/u.test(prose(zh)) && !HAN.test(zh) && !known.has(zh.trim())),
    ).toEqual([]);
  });

  it('has English without Chinese, except for what is quoted: a name of ours, or an example to be typed', () => {
    expect(wrong(({ en }) => HAN.test(en.replaceAll(/`[^`]*`|"[^"]*"|\/\S+/g, '')))).toEqual([]);
  });

  it('says the same in both: what is filled in on one side is filled in on the other', () => {
    // What is filled in may be put into words differently: the things it is made of count.
    const things = (filled: readonly string[]): string =>
      [
        ...new Set(
          filled
            .join(' ')
            .replaceAll(/`[^`]*`/g, (text) =>
              [...text.matchAll(/\$\{([^}]*)\}/g)].map(([, code]) => code).join(' '),
            )
            .replaceAll(/'[^']*'|"[^"]*"/g, '')
            .replaceAll(/\.\w+|\b\w+(?=\()/g, '')
            .match(/\b[a-z]\w*/gi)
            ?.map((name) => name.replace(/^(?:zh|en|verb)$|En$/, ''))
            .filter((name) => name !== ''),
        ),
      ]
        .sort()
        .join(' ');
    expect(
      entries
        .filter(({ filledZh, filledEn }) => things(filledZh) !== things(filledEn))
        .map(({ where, filledZh, filledEn }) => `${where}: ${things(filledZh)} | ${things(filledEn)}`),
    ).toEqual([]);
  });

  it('marks the same in both: bold, code, colour, tags', () => {
    const marks = (text: string): string =>
      [...text.matchAll(/<\/?[a-z_]+|\*\*|`/g)]
        .map(([mark]) => mark)
        .sort()
        .join(' ');
    expect(wrong(({ zh, en }) => marks(zh) !== marks(en))).toEqual([]);
  });

  it('is punctuated as each language is', () => {
    expect(
      wrong(({ zh }) => /\p{Script=Han}[,;?!]|\p{Script=Han}\.(?=$|\s|\p{Script=Han})/u.test(prose(zh))),
    ).toEqual([]);
    expect(wrong(({ en }) => /[，。；？！：（）“”]/.test(prose(en)))).toEqual([]);
  });

  it('has nothing left over: every text with a name is used', () => {
    const all = [...FOLDERS, 'src/inbox', 'src/edge']
      .flatMap(sources)
      .map((path) => ts.sys.readFile(path) ?? '');
    const named = all.flatMap((text) =>
      [...text.matchAll(/^(?:export )?const ([A-Z][A-Z_]+)\b[^=]*= \{\s*(?:zh|\w+: \{\s*zh):/gm)].map(
        ([, name]) => name ?? '',
      ),
    );
    expect(named.length).toBeGreaterThan(10);
    const uses = (name: string): number =>
      all.reduce((sum, text) => sum + (text.match(new RegExp(`\\b${name}\\b`, 'g'))?.length ?? 0), 0);
    expect(named.filter((name) => uses(name) < 2)).toEqual([]);
  });

  it('ends a sentence in both or in neither', () => {
    const ends = (text: string): boolean => /[。！？.!?]$/.test(text);
    expect(wrong(({ zh, en }) => ends(zh) !== ends(en))).toEqual([]);
  });
});
