import { make } from './dom.js';
import { drawing } from './drawings.js';
import { reportProblem, toast } from './toasts.js';
import type { Chat } from './types.js';
import { word } from './words.js';

/** What can be done with a message, and the key that does it while the message has the focus. */
const ACTS = {
  reply: { label: 'reply', key: 'r' },
  thread: { label: 'replyInThread', key: 't' },
  copy: { label: 'copyId', key: 'c' },
} as const;

export type Act = keyof typeof ACTS;

/** Who does what a person wants to do with a message; what is missing is not offered. */
export interface Doers {
  readonly reply: (messageId: string) => void;
  readonly thread?: (messageId: string) => void;
}

/** What can be done with a message of a chat; in a topic group every reply stands in a thread. */
export function actsIn(chat: Chat | undefined, mayWrite: boolean): Act[] {
  if (!mayWrite) return ['copy'];
  return chat?.mode === 'topic' ? ['thread', 'copy'] : ['reply', 'thread', 'copy'];
}

/** The bar of a message, shown while the message is pointed at or has the focus. */
export function actsOf(acts: readonly Act[]): HTMLElement {
  const buttons = acts.map((act) => {
    const { label, key } = ACTS[act];
    const words = word(label);
    const title = `${words} (${key.toUpperCase()})`;
    return make(
      'button',
      { class: 'message-act', type: 'button', 'data-act': act, 'aria-label': words, title },
      drawing(act),
    );
  });
  return make('div', { class: 'message-acts', role: 'group', 'aria-label': word('messageActs') }, ...buttons);
}

async function copyId(messageId: string): Promise<void> {
  await navigator.clipboard.writeText(messageId);
  toast('success', `${word('copiedId')} ${messageId}`);
}

/** Makes the bars of a list of messages work, by the mouse and by keys. */
export function listenToActs(list: HTMLElement, doers: Doers): void {
  const perform = (button: Element): void => {
    const messageId = button.closest<HTMLElement>('[data-message]')?.dataset['message'] ?? '';
    const act = button instanceof HTMLElement ? button.dataset['act'] : undefined;
    if (act === 'reply') doers.reply(messageId);
    if (act === 'thread') doers.thread?.(messageId);
    if (act === 'copy') void copyId(messageId).catch(reportProblem);
  };
  list.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('.message-act') : null;
    if (button !== null) perform(button);
  });
  list.addEventListener('keydown', (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || !(target instanceof HTMLElement) || !target.matches('.message'))
      return;
    const act = (Object.keys(ACTS) as Act[]).find((one) => ACTS[one].key === key.toLowerCase());
    const button = act && target.querySelector(`[data-act="${act}"]`);
    if (!button) return;
    event.preventDefault();
    perform(button);
  });
}
