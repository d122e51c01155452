import { firstSaid } from '../../cards/kit/text.js';
import type { Text } from '../base/text.js';
import { labelOf, type Label } from '../hire/labels.js';
import type { Named } from './change.js';

/** What it was and what it is now, in words of both languages. */
export interface FromTo {
  readonly from: Text;
  readonly to: Text;
}

/** Words for the readers of one language. */
type Words<T> = (thing: T, language: keyof Text) => string;

const LANGUAGES = ['zh', 'en'] as const;
const EMPTY: Text = { zh: '（空）', en: '(empty)' };

/**
 * Names or descriptions: the reader's own, else the other language's. Where only one language's changed, both stand there
 * for all readers, so that everybody sees the difference.
 */
export function textWords(before: Text, after: Text): FromTo {
  return tellApart(
    before,
    after,
    (text, language) => own(text, language) || EMPTY[language],
    ({ zh, en }, language) => `${firstSaid(zh, EMPTY[language])} · ${firstSaid(en, EMPTY[language])}`,
  );
}

/** Codes of a table of types; with the codes where both have one label, as the two dates do. */
export function typeWords(table: Readonly<Record<string, Label>>, before: string, after: string): FromTo {
  const words: Words<string> = (code, language) => typeWord(table, code)[language];
  return tellApart(before, after, words, (code, language) => aside(words(code, language), code, language));
}

/** Modules by name, by id where they have none; with their ids where both are called the same. */
export function moduleWords(before: Named, after: Named): FromTo {
  const words: Words<Named> = ({ id, name }, language) => own(name, language) || id;
  return tellApart(before, after, words, (module, language) =>
    aside(words(module, language), module.id, language),
  );
}

/** The words for a code of a table of types. */
export function typeWord(table: Readonly<Record<string, Label>>, code: string): Text {
  if (code === '') return EMPTY;
  const { zh, en } = labelOf(table, code);
  return { zh, en };
}

/** Two facts in one line. */
export function joined(one: Text, other: Text): Text {
  return inBoth((language) => `${one[language]} · ${other[language]}`);
}

/** How many fields a module has. */
export function fieldCount(count: number): Text {
  return { zh: `${count} 个字段`, en: count === 1 ? '1 field' : `${count} fields` };
}

/** `Options added` with their number: `500 options added`, `新增 500 个选项`. */
export function counted({ zh, en }: Text, count: number): Text {
  const words = en.charAt(0).toLowerCase() + en.slice(1);
  return {
    zh: zh.replace('选项', ` ${count} 个选项`).trimStart(),
    // The first word that ends in `s` is the plural: options, option descriptions.
    en: `${count} ${count === 1 ? words.replace(/s\b/, '') : words}`,
  };
}

const own: Words<Text> = ({ zh, en }, language) =>
  language === 'zh' ? firstSaid(zh, en) : firstSaid(en, zh);

const inBoth = (words: (language: keyof Text) => string): Text => ({ zh: words('zh'), en: words('en') });

function aside(words: string, more: string, language: keyof Text): string {
  return language === 'zh' ? `${words}（${more}）` : `${words} (${more})`;
}

/** Both in short words, or both in full ones where the short ones would look the same to the readers of either language. */
function tellApart<T>(before: T, after: T, short: Words<T>, full: Words<T>): FromTo {
  const alike = LANGUAGES.some((language) => short(before, language) === short(after, language));
  const words = alike ? full : short;
  const shown = (thing: T): Text => inBoth((language) => words(thing, language));
  return { from: shown(before), to: shown(after) };
}
