import { showDialog } from './card-dialog.js';
import { byId, make } from './dom.js';
import { word, type Word } from './words.js';

/** The keys of the page, in the order in which somebody meets them. */
const KEYS: readonly [keys: readonly string[], what: Word][] = [
  [['Enter'], 'keysSend'],
  [['Shift', 'Enter'], 'keysLine'],
  [['↑', '↓'], 'keysRecall'],
  [['/', '@'], 'keysSuggest'],
  [['↑', '↓', 'Home', 'End'], 'keysMessages'],
  [['R'], 'keysReply'],
  [['T'], 'keysThread'],
  [['C'], 'keysCopy'],
  [['Esc'], 'keysClose'],
  [['?'], 'keys'],
];

async function show(): Promise<void> {
  // One dialog at a time.
  if (document.querySelector('dialog[open]') !== null) return;
  const rows = KEYS.flatMap(([keys, what]) => [
    make('dt', {}, ...keys.map((key) => make('kbd', {}, key))),
    make('dd', {}, word(what)),
  ]);
  await showDialog(word('keys'), 'dialog-keys', make('dl', { class: 'keys' }, ...rows));
}

/** Whether a key that is pressed there is text. */
function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, textarea, select, [contenteditable]');
}

/** Shows the list of keys by `?`, and by its button. */
export function startShortcuts(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key === '?' && !isWriting(event.target)) void show();
  });
  byId('keys', HTMLButtonElement).addEventListener('click', () => void show());
}
