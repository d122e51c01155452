import { click } from './api.js';
import { listenToCards } from './card-controls.js';
import type { Used } from './card-values.js';
import { refresh } from './conversation.js';
import { reportProblem, toast, toastText } from './toasts.js';
import { view } from './view.js';
import { word } from './words.js';

async function send(control: HTMLElement, used: Used): Promise<void> {
  const messageId = control.closest<HTMLElement>('[data-message]')?.dataset['message'];
  if (messageId === undefined || control.dataset['busy'] !== undefined) return;
  control.dataset['busy'] = '';
  control.setAttribute('aria-busy', 'true');
  try {
    const seen = await click({ message_id: messageId, from: view.me, ...used });
    if (seen.error !== undefined && seen.error !== 0) {
      toast('error', [word('clickFailed'), String(seen.error), seen.detail].filter(Boolean).join(' · '));
    }
    const words = seen.toast === undefined ? '' : toastText(seen.toast);
    if (words !== '') toast(seen.toast?.type, words);
    await refresh();
  } catch (problem) {
    reportProblem(problem);
  } finally {
    delete control.dataset['busy'];
    control.removeAttribute('aria-busy');
  }
}

/** Sends clicks, choices and forms of all cards to the bot. */
export function startClicks(): void {
  listenToCards(document.body, {
    used: (control, used) => void send(control, used),
    tips: (text) => {
      toast('info', text);
    },
  });
}
