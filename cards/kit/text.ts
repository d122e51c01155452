import type { Localised, Markdown, PlainText, Text, TextSize } from './components.js';

/** Names longer than this many graphemes are cut; ids never are. */
export const NAME_GRAPHEMES = 40;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const utf8 = new TextEncoder();

/** A label in the viewer's language. Feishu, "Configure multi-language content": `i18n_content` beside `content`. */
export function localised({ zh, en }: Text): Localised {
  return zh === en ? { content: zh } : { content: zh, i18n_content: { zh_cn: zh, en_us: en } };
}

/** Plain text, which Feishu does not interpret. */
export function plain(text: Text, extra: Partial<PlainText> = {}): PlainText {
  return { tag: 'plain_text', ...localised(text), ...extra };
}

/** Markdown that reads in the viewer's language. Everything in it that came from data must have been escaped. */
export function markdown(text: Text, extra: Partial<Markdown> = {}): Markdown {
  return { tag: 'markdown', ...localised(text), ...extra };
}

/** Small grey markdown, for what is beside the point. */
export function note(text: Text, extra: Partial<Markdown> = {}): Markdown {
  const size: TextSize = 'notation';
  return markdown({ zh: grey(text.zh), en: grey(text.en) }, { text_size: size, ...extra });
}

/** Markdown in grey. */
export function grey(escaped: string): string {
  return `<font color='grey'>${escaped}</font>`;
}

/** The same words in both languages. */
export function same(words: string): Text {
  return { zh: words, en: words };
}

/** Joins texts language by language. */
export function join(parts: readonly Text[], separator: string): Text {
  return { zh: parts.map((p) => p.zh).join(separator), en: parts.map((p) => p.en).join(separator) };
}

// Controls, line separators, and the marks that turn the direction of what follows; written as escapes because they are invisible.
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+/g;

/** A text from data on one line, without characters that hide or turn what stands around it. */
export function oneLine(text: string): string {
  return text.replaceAll(INVISIBLE, ' ').replaceAll(/ {2,}/g, ' ').trim();
}

/** The first of these texts from data that says something: a name may be nothing but blanks. Empty when none does. */
export function firstSaid(...texts: readonly string[]): string {
  return texts.find((text) => oneLine(text) !== '') ?? '';
}

/**
 * Cuts a name after `most` graphemes, and earlier where it would take more than `bytes` of UTF-8; a cut name ends with "…".
 */
export function cut(
  text: string,
  most: number = NAME_GRAPHEMES,
  bytes: number = Number.POSITIVE_INFINITY,
): string {
  const line = oneLine(text);
  if (line.length <= most && line.length * 3 <= bytes) return line;
  let kept = '';
  let count = 0;
  let size = 0;
  for (const { segment } of graphemes.segment(line)) {
    const weight = utf8.encode(segment).length;
    if (count + 1 > most || size + weight > bytes) return `${kept.trimEnd()}…`;
    kept += segment;
    count += 1;
    size += weight;
  }
  return kept;
}

const SPECIAL = /[*~><[\]()#:_`&|\\{}!@$]/g;

/** Markdown-safe: every character that could be markup becomes an entity. Feishu, "Rich text": `&#NN;`. */
export function escape(text: string): string {
  return oneLine(text).replaceAll(SPECIAL, (character) => `&#${character.charCodeAt(0)};`);
}

/** An id as code; one with characters that code cannot hold as escaped text. Ids are never cut. */
export function code(id: string): string {
  return /^[\w./+=~-]+$/.test(id) ? `\`${id}\`` : escape(id);
}
