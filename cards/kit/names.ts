import type { Text } from './components.js';
import { NAME_GRAPHEMES, cut, escape } from './text.js';

/** Both names on one line, once, in a form that both readers understand; the first in bold. Markdown. */
export function bothNames(name: Text, nameBytes: number, graphemes = NAME_GRAPHEMES): string {
  const [first, second] = pair(name, nameBytes, graphemes);
  return second === undefined ? `**${escape(first)}**` : `**${escape(first)}** · ${escape(second)}`;
}

/** Both names in short and without stress, where several stand in one line. Markdown. */
export function bothNamesShort(name: Text, nameBytes: number): string {
  return pair(name, nameBytes, NAME_GRAPHEMES)
    .map((one) => escape(one ?? ''))
    .join(' ');
}

/** Both names as plain text, for buttons and selects. */
export function bothNamesPlain(name: Text, nameBytes: number, graphemes = NAME_GRAPHEMES): string {
  const [first, second] = pair(name, nameBytes, graphemes);
  return second === undefined ? first : `${first} · ${second}`;
}

function pair({ zh, en }: Text, nameBytes: number, graphemes: number): [first: string, second?: string] {
  const names = new Set([cut(zh, graphemes, nameBytes), cut(en, graphemes, nameBytes)]);
  names.delete('');
  const [first = '—', second] = names;
  return second === undefined ? [first] : [first, second];
}
