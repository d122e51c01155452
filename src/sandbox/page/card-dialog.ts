import { make } from './dom.js';
import { cardWord } from './card-words.js';

let numbered = 0;

/**
 * A dialog over the page with a title and a button that closes it. Escape and a click beside it close it as well; the
 * focus then goes back to where it was. It is gone once it is closed.
 * @returns when it has been closed, with the value that its closing form had
 */
export async function showDialog(title: string, look: string, ...content: Node[]): Promise<string> {
  numbered += 1;
  const id = `dialog-${String(numbered)}`;
  const close = make(
    'button',
    { class: 'dialog-close', type: 'button', 'aria-label': cardWord('close') },
    '✕',
  );
  const head = make('header', { class: 'dialog-head' }, make('h2', { id }, title), close);
  const box = make('div', { class: 'dialog-box' }, head, ...content);
  const dialog = make('dialog', { class: `dialog ${look}`, 'aria-labelledby': id }, box);
  const back = document.activeElement;
  close.addEventListener('click', () => {
    dialog.close('');
  });
  dialog.addEventListener('click', (event) => {
    // Only the ground around the box is the dialog itself.
    if (event.target === dialog) dialog.close('');
  });
  document.body.append(dialog);
  const closed = new Promise<void>((resolve) => {
    dialog.addEventListener('close', () => {
      resolve();
    });
  });
  dialog.showModal();
  await closed;
  dialog.remove();
  if (back instanceof HTMLElement && back.isConnected) back.focus();
  return dialog.returnValue;
}
