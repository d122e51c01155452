import { click } from './api.js';
import { refresh } from './conversation.js';
import { byId } from './dom.js';
import { reportProblem, toast, toastText } from './toasts.js';
import type { Click } from './types.js';
import { view } from './view.js';
import { word } from './words.js';

const CONTROLS = 'a, button, summary, select, input, textarea, label, [data-callback]';
const list = byId('messages', HTMLOListElement);

function parsed(json: string | undefined): unknown {
  return json === undefined ? {} : (JSON.parse(json) as unknown);
}

function chosenOption(select: HTMLSelectElement): string {
  return select.selectedOptions[0]?.dataset['option'] ?? '';
}

async function send(control: HTMLElement, more: Pick<Click, 'option' | 'form_value'>): Promise<void> {
  const messageId = control.closest<HTMLElement>('[data-message]')?.dataset['message'];
  const { callback, tag = '', name, confirm: question } = control.dataset;
  if (messageId === undefined || control.dataset['busy'] !== undefined) return;
  if (question !== undefined && !window.confirm(question)) return;
  control.dataset['busy'] = '';
  try {
    const body: Click = { message_id: messageId, from: view.me, value: parsed(callback), tag, ...more };
    const seen = await click(name === undefined ? body : { ...body, name });
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
  }
}

/** The control that a click is meant for: the innermost one, if it calls the bot. Drop-downs and forms report by themselves. */
function calledControl(target: EventTarget | null): HTMLElement | undefined {
  const control = target instanceof Element ? target.closest<HTMLElement>(CONTROLS) : null;
  if (control === null || control.dataset['callback'] === undefined) return undefined;
  return control.matches('select, input, textarea, [data-form-action]') ? undefined : control;
}

function formValue(form: HTMLFormElement): Record<string, string> {
  const fields = [...form.querySelectorAll<HTMLElement>('[data-name]')];
  return Object.fromEntries(
    fields.flatMap((field): [string, string][] => {
      const name = field.dataset['name'] ?? '';
      if (field instanceof HTMLSelectElement) return [[name, chosenOption(field)]];
      if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)
        return [[name, field.value]];
      return [];
    }),
  );
}

/** Sends clicks, choices and forms of all cards to the bot. */
export function startClicks(): void {
  list.addEventListener('click', (event) => {
    const control = calledControl(event.target);
    if (control === undefined) return;
    const { option } = control.dataset;
    void send(control, option === undefined ? {} : { option });
  });
  list.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    if (!(event.target instanceof HTMLElement) || !event.target.matches('[role="button"][data-callback]'))
      return;
    event.preventDefault();
    event.target.click();
  });
  list.addEventListener('change', (event) => {
    const select = event.target;
    if (!(select instanceof HTMLSelectElement) || select.form !== null) return;
    if (select.dataset['callback'] !== undefined) void send(select, { option: chosenOption(select) });
  });
  list.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement) || event.submitter === null) return;
    void send(event.submitter, { form_value: formValue(event.target) });
  });
}
