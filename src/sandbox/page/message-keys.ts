import { entryOf } from './draw-entry.js';

/**
 * Lets the arrow keys move through a list of messages: the message in focus shows what can be done with it, and Tab
 * goes there. Keys that are meant for a control within a message are left alone.
 */
export function moveByKeys(list: HTMLOListElement): void {
  list.addEventListener('keydown', (event) => {
    const { key, target } = event;
    const messages = [...list.querySelectorAll<HTMLElement>('[data-message]')];
    const at = messages.findIndex((message) => message === target);
    if (target !== list && at < 0) return;
    const next = {
      ArrowUp: at < 0 ? messages.at(-1) : messages[at - 1],
      ArrowDown: messages[at + 1],
      Home: messages[0],
      End: messages.at(-1),
    }[key];
    if (next === undefined) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  });
}

/** Brings a message of a list into view, gives it the focus and makes it stand out for a moment. @returns false when it is not there */
export function findMessage(list: HTMLElement, messageId: string): boolean {
  const entry = entryOf(list, messageId);
  entry?.scrollIntoView({ block: 'center' });
  entry?.focus({ preventScroll: true });
  entry?.classList.add('message-found');
  entry?.addEventListener('animationend', () => entry.classList.remove('message-found'), { once: true });
  return entry !== null;
}
