import { senderName } from './directory.js';
import { gist } from './message-view.js';
import { messageOf } from './talk-store.js';
import { word } from './words.js';

/** The bar above an input line that says which message is being answered. */
export interface Replying {
  /** The message that is being answered. */
  readonly to: () => string | undefined;
  /** Answers that message from now on, or none. */
  readonly answer: (messageId: string | undefined) => void;
}

/** Makes the bar of a form work; Escape in the form and its button end the reply. */
export function startReplying(form: HTMLFormElement): Replying {
  const bar = form.querySelector<HTMLElement>('.replying');
  let answering: string | undefined;
  const answer = (messageId: string | undefined): void => {
    const message = messageOf(messageId);
    answering = message?.messageId;
    if (bar === null) return;
    bar.hidden = message === undefined;
    const words = message && `${word('replyTo')} ${senderName(message.sender)}: ${gist(message)}`;
    bar.firstElementChild?.replaceChildren(words ?? '');
  };
  bar?.querySelector('button')?.addEventListener('click', () => {
    answer(undefined);
    form.querySelector('textarea')?.focus();
  });
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || answering === undefined) return;
    // One Escape ends one thing: the panel around the form stays.
    event.stopPropagation();
    answer(undefined);
  });
  return { to: () => answering, answer };
}
