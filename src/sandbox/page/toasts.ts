import { byId, make } from './dom.js';
import { view } from './view.js';
import { word } from './words.js';

export type ToastType = 'info' | 'success' | 'error' | 'warning';

const SHOWN_MS = 5000;
const MOST_AT_ONCE = 3;
const MARKS: Record<ToastType, string> = { info: 'i', success: '✓', error: '✕', warning: '!' };
const stack = byId('toasts', HTMLDivElement);

/** Shows a short notice that goes away by itself or by a click. */
export function toast(type: string | undefined, content: string): void {
  const kind = type === 'success' || type === 'error' || type === 'warning' ? type : 'info';
  const mark = make('span', { class: 'toast-mark', 'aria-hidden': 'true' }, MARKS[kind]);
  const box = make('div', { class: `toast toast-${kind}` }, mark, make('span', {}, content));
  const remove = (): void => {
    box.remove();
  };
  box.addEventListener('click', remove);
  stack.append(box);
  while (stack.childElementCount > MOST_AT_ONCE) stack.firstElementChild?.remove();
  setTimeout(remove, SHOWN_MS);
}

/** The text of a bot's toast for this viewer: the own language from `i18n`, else `content`. */
export function toastText(given: { content?: string; i18n?: Record<string, string> }): string {
  return given.i18n?.[view.lang] ?? given.content ?? '';
}

/** Tells the person that the page could not do what was asked. */
export function reportProblem(problem: unknown): void {
  const detail = problem instanceof Error ? problem.message : String(problem);
  toast('error', `${word('failed')}: ${detail}`);
}
