import { make } from './dom.js';
import type { Message } from './types.js';
import { word } from './words.js';

const UNITS = ['B', 'KB', 'MB'];

function size(bytes: number): string {
  let left = bytes;
  let unit = 0;
  while (left >= 1024 && unit < UNITS.length - 1) {
    left /= 1024;
    unit += 1;
  }
  return `${unit === 0 ? String(left) : left.toFixed(1)} ${UNITS[unit] ?? ''}`;
}

/** A file to be downloaded: its kind, name and size. */
export function fileView({ key, name, bytes }: NonNullable<Message['file']>): HTMLElement {
  const kind = name.split('.').at(-1)?.toLowerCase() ?? '';
  return make(
    'a',
    {
      class: `file file-${kind}`,
      href: `/sandbox/api/files/${encodeURIComponent(key)}`,
      download: name,
      'aria-label': `${word('download')}: ${name}`,
    },
    make('span', { class: 'file-kind', 'aria-hidden': 'true' }, kind.toUpperCase().slice(0, 4)),
    make(
      'span',
      { class: 'file-words' },
      make('span', { class: 'file-name' }, name),
      make('span', { class: 'file-size' }, `${size(bytes)} · ${word('download')}`),
    ),
  );
}
