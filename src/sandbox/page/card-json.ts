import { render } from 'lit-html';
import { make } from './dom.js';
import { showDialog } from './card-dialog.js';
import { cardWord } from './card-words.js';
import { jsonView, pretty } from './json-view.js';

/** Shows the original JSON of a card in a dialog, to be read, searched and copied. */
export async function showCardJson(card: object, name = ''): Promise<void> {
  const title = name === '' ? cardWord('jsonOf') : `${cardWord('jsonOf')} ${name}`;
  const said = make('span', { class: 'json-copied', role: 'status' });
  const copy = make('button', { class: 'small', type: 'button' }, cardWord('copy'));
  copy.addEventListener('click', () => {
    const done = navigator.clipboard.writeText(pretty(card));
    void done.then(
      () => (said.textContent = cardWord('copied')),
      () => (said.textContent = cardWord('notCopied')),
    );
  });
  const text = make('div', { class: 'json-text-box' });
  render(jsonView(card, title), text);
  await showDialog(title, 'dialog-json', make('p', { class: 'json-actions' }, copy, said), text);
}
