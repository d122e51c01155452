import type { Text } from './components.js';
import { NAME_GRAPHEMES, code, cut, escape, oneLine } from './text.js';

/** A part of a text: from its first character to the one after its last. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/** What of a name, in each language, is to stand out. */
export interface MarkedName {
  readonly name: Text;
  readonly zh?: Part | undefined;
  readonly en?: Part | undefined;
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const WORDLIKE = /[\p{L}\p{N}\p{M}]/u;

/** Both names on one line, once, as `bothNames` has them; what matched in bold. Markdown. */
export function markedNames({ name, zh, en }: MarkedName, nameBytes: number): string {
  const first = markedText(name.zh, zh ?? (name.zh === name.en ? en : undefined), nameBytes);
  const second = name.zh === name.en ? '' : markedText(name.en, en, nameBytes);
  return [first, second].filter((words) => words !== '').join(' · ') || '—';
}

/** An id, whole, with what matched in bold. Markdown. */
export function markedId(id: string, part: Part | undefined): string {
  return part ? bold(id, part) : code(id);
}

/** A text from data, cut as names are, but so that what matched is to be seen. Markdown. */
function markedText(text: string, part: Part | undefined, bytes: number): string {
  const line = oneLine(text);
  // A line that was tidied up no longer has its characters where the part says.
  if (!part || line !== text) return escape(cut(text, NAME_GRAPHEMES, bytes));
  const shown = cut(line, NAME_GRAPHEMES, bytes);
  if (shown === line || part.to < shown.length) return bold(shown, part);
  const from = graphemes.segment(line).containing(part.from)?.index ?? part.from;
  const end = cut(`…${line.slice(from)}`, NAME_GRAPHEMES, bytes);
  const most = end.endsWith('…') ? end.length - 1 : end.length;
  return bold(end, { from: 1, to: Math.min(most, part.to - from + 1) });
}

/** Stars beside a space or a sign would be read as stars. */
function bold(line: string, { from, to }: Part): string {
  let [first, last] = [from, to];
  while (first < last && !WORDLIKE.test(characterAt(line, first))) first += 1;
  while (last > first && !WORDLIKE.test(characterBefore(line, last))) last -= 1;
  if (first >= last) return escaped(line);
  return `${escaped(line.slice(0, first))}**${escaped(line.slice(first, last))}**${escaped(line.slice(last))}`;
}

function characterAt(line: string, at: number): string {
  return String.fromCodePoint(line.codePointAt(at) ?? 0);
}

function characterBefore(line: string, at: number): string {
  const low = /[\udc00-\udfff]/.test(line[at - 1] ?? '') && at > 1;
  return characterAt(line, low ? at - 2 : at - 1);
}

/** `escape` for a piece of a line: the spaces at its ends stay. */
function escaped(piece: string): string {
  const words = escape(piece);
  const [before = '', after = ''] = [/^ /.exec(piece)?.[0], / $/.exec(piece)?.[0]];
  return words === '' ? before : `${before}${words}${after}`;
}
