import type { ChangeView } from './change-view.js';
import type { Text } from './components.js';
import type { Detail } from './fit.js';
import { bothNames, bothNamesShort } from './names.js';
import { NAME_GRAPHEMES, code, cut, escape, oneLine } from './text.js';

/** For whom values are written: the reader of one language, or of both where a text stands once for all. */
export type Reader = 'zh' | 'en' | 'both';

const utf8 = new TextEncoder();
const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
const graphemes = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment);

/** What a text may weigh before it is escaped: an entity takes five or six bytes where the character took one. */
function room(texts: readonly string[], { nameBytes }: Detail): number {
  if (nameBytes === Infinity) return nameBytes;
  const growth = texts.map((text) => {
    const start = oneLine(text.slice(0, nameBytes));
    return start === '' ? 1 : utf8.encode(escape(start)).length / utf8.encode(start).length;
  });
  return Math.max(2, Math.floor(nameBytes / Math.max(...growth)));
}

// Finding graphemes is slow, and a card is built at several levels of detail for readers of two languages.
const written = new WeakMap<Text, Map<string, string>>();

function once(text: Text, form: string, { nameBytes }: Detail, write: () => string): string {
  const forms = written.get(text) ?? new Map<string, string>();
  written.set(text, forms);
  const key = `${form} ${nameBytes}`;
  const known = forms.get(key) ?? write();
  forms.set(key, known);
  return known;
}

/** Both names, the first in bold. Markdown. */
export function names(name: Text, detail: Detail): string {
  return once(name, 'names', detail, () => bothNames(name, room([name.zh, name.en], detail)));
}

/** Both names without stress. Markdown. */
export function namesShort(name: Text, detail: Detail): string {
  return once(name, 'short', detail, () => bothNamesShort(name, room([name.zh, name.en], detail)));
}

/** Struck through. Markdown. */
export function struck(markdown: string): string {
  return `~~${markdown}~~`;
}

// Values that say two things, such as a name and a type, come joined like this; each is cut on its own.
const JOINT = ' · ';

/** A value in words: in the reader's language, or in both when they differ. Markdown. */
export function value(text: Text, reader: Reader, detail: Detail): string {
  return once(text, reader, detail, () => writeValue(text, reader, detail));
}

function writeValue(text: Text, reader: Reader, detail: Detail): string {
  const one = (words: string): string =>
    words
      .split(JOINT)
      .map((part) => escape(cut(part, NAME_GRAPHEMES, room([part], detail))))
      .join(JOINT);
  if (reader !== 'both') return one(text[reader]) || '—';
  const distinct = [...new Set([one(text.zh), one(text.en)])].filter((words) => words !== '');
  return distinct.join(distinct.some((words) => words.includes(JOINT)) ? ' / ' : ' ') || '—';
}

/** "old → **new**"; only what it is now where nothing was before, and struck what it was where nothing is now. Markdown. */
export function fromTo({ from, to }: ChangeView, reader: Reader, detail: Detail): string {
  if (!to) return from ? struck(value(from, reader, detail)) : '';
  if (!from) return value(to, reader, detail);
  const [before, after] = apart(from, to);
  return `${value(before, reader, detail)} → **${value(after, reader, detail)}**`;
}

/**
 * Two texts that begin alike and would be cut before they differ, each from a little before the difference on: a
 * description of which only the end changed.
 */
function apart(from: Text, to: Text): readonly [Text, Text] {
  const known = parted.get(from);
  if (known?.to === to) return known.both;
  const zh = tails(from.zh, to.zh);
  const en = tails(from.en, to.en);
  const both = [
    { zh: zh[0], en: en[0] },
    { zh: zh[1], en: en[1] },
  ] as const;
  parted.set(from, { to, both });
  return both;
}

const parted = new WeakMap<Text, { readonly to: Text; readonly both: readonly [Text, Text] }>();

const SHARED_SHOWN = 16;

function tails(from: string, to: string): [string, string] {
  if (from === to || cut(from) !== cut(to)) return [from, to];
  const before = graphemes(oneLine(from));
  const after = graphemes(oneLine(to));
  const found = before.findIndex((segment, index) => segment !== after[index]);
  const different = found < 0 ? before.length : found;
  const start = Math.max(0, different - SHARED_SHOWN);
  // From a whole word on, where there are words.
  const word = start + before.slice(start, different).indexOf(' ') + 1;
  return [`…${before.slice(word).join('')}`, `…${after.slice(word).join('')}`];
}

/** "**+500** A · B · C …": how many options, and the first of them; with their keys when all of them are named. Markdown. */
export function optionsLine({ sign, options, reverted }: ChangeView, detail: Detail): string {
  if (!options) return '';
  const named = options.named.slice(0, Math.max(1, detail.options));
  const withKeys = named.length === options.count && detail.tags;
  const shown = named.map(({ key, name, to }) => {
    const nameless = name.zh === '' && name.en === '';
    const now = nameless ? code(key) : namesShort(name, detail);
    const text = to ? `${now} → **${namesShort(to, detail)}**` : now;
    const stressed = reverted || (sign === '−' && !to) ? struck(text) : text;
    return withKeys && !nameless ? `${stressed} ${code(key)}` : stressed;
  });
  const more = options.count > named.length ? ' …' : '';
  return `**${escape(sign)}${options.count}** ${shown.join(' · ')}${more}`;
}

/** Whether the new value is the thing's own name, so that old and new can stand in the place of the name. */
export function isRename({ name, to }: ChangeView): boolean {
  const shown = ({ zh, en }: Text): string => [...new Set([zh, en])].filter(Boolean).join(JOINT);
  return to !== undefined && shown(to) === shown(name);
}
