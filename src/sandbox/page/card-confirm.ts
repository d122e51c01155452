import { make } from './dom.js';
import { showDialog } from './card-dialog.js';
import { cardWord } from './card-words.js';

/**
 * Asks what a component's `confirm` wants to know before it is used.
 * @param question its title, and its text in the lines below
 * @returns whether the person goes on
 */
export async function askConfirm(question: string): Promise<boolean> {
  const [title = '', ...text] = question.split('\n');
  const choices = make(
    'form',
    { method: 'dialog', class: 'dialog-choices' },
    make('button', { class: 'small', value: '' }, cardWord('cancel')),
    make('button', { class: 'small small-main', value: 'yes', autofocus: true }, cardWord('confirm')),
  );
  const words = make('p', { class: 'dialog-text' }, text.join('\n') || cardWord('sure'));
  return (await showDialog(title, 'dialog-confirm', words, choices)) === 'yes';
}
