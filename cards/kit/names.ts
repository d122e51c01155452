import type { Text } from './components.js';
import { NAME_GRAPHEMES, cut, escape } from './text.js';

/** Both names on one line, once, in a form that both readers understand; the first in bold. Markdown. */
export function bothNames(name: Text, nameBytes: number, graphemes = NAME_GRAPHEMES): string {
  const [first, second] = pair(name, nameBytes, graphemes);
  return second === undefined ? `**${escape(first)}**` : `**${escape(first)}** · ${escape(second)}`;
}

/** Both names as plain text, for buttons and selects. */
export function bothNamesPlain(name: Text, nameBytes: number, graphemes = NAME_GRAPHEMES): string {
  const [first, second] = pair(name, nameBytes, graphemes);
  return second === undefined ? first : `${first} · ${second}`;
}

function pair({ zh, en }: Text, nameBytes: number, graphemes: number): [string, string?] {
  const names = [...new Set([cut(zh, graphemes, nameBytes), cut(en, graphemes, nameBytes)])].filter(
    (n) => n !== '',
  );
  return [names[0] ?? '—', ...(names[1] === undefined ? [] : [names[1]])] as [string, string?];
}
