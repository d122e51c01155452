import { askConfirm } from './card-confirm.js';
import { turnTable } from './card-tables.js';
import { changedField, formValue, usedBy, type Used } from './card-values.js';

const CONTROLS = 'a, button, summary, select, input, textarea, label, [data-callback], [data-tips]';
/** What tells of its change and not of a click, and what its form speaks for. */
const BY_CHANGE = 'select, textarea, input, details, [role="group"], [data-form-action]';

/** Who is told what happens to the controls of cards. */
export interface CardListener {
  /** Somebody used a control, and has confirmed it where that is asked for. */
  readonly used: (control: HTMLElement, what: Used) => void;
  /** Somebody tried a control that is disabled and says why. */
  readonly tips: (text: string) => void;
}

async function tell(control: HTMLElement, more: Partial<Used>, { used }: CardListener): Promise<void> {
  const question = control.dataset['confirm'];
  if (question === undefined || (await askConfirm(question))) used(control, { ...usedBy(control), ...more });
}

/** The innermost control that was clicked. */
function controlOf(target: EventTarget | null): HTMLElement | null {
  const control = target instanceof Element ? target.closest<HTMLElement>(CONTROLS) : null;
  return control?.closest('.card') ? control : null;
}

/** A link that asks first; it may call the bot as well. */
async function follow(link: HTMLAnchorElement, question: string, { used }: CardListener): Promise<void> {
  if (!(await askConfirm(question))) return;
  if (link.dataset['callback'] !== undefined) used(link, usedBy(link));
  window.open(link.href, '_blank', 'noopener,noreferrer');
}

function clicked(event: MouseEvent, listener: CardListener): void {
  const control = controlOf(event.target);
  if (control === null) return;
  const { callback, confirm: question, option, tips, turn } = control.dataset;
  if (turn !== undefined) turnTable(control);
  else if (tips !== undefined) listener.tips(tips);
  else if (control instanceof HTMLAnchorElement && question !== undefined) {
    event.preventDefault();
    void follow(control, question, listener);
  } else if (callback !== undefined && !control.matches(BY_CHANGE))
    void tell(control, option === undefined ? {} : { option }, listener);
}

/**
 * Listens to all cards below an element, whenever they are drawn: clicks, choices, ticks, texts and forms. Pages of
 * tables turn without telling anybody.
 */
export function listenToCards(root: HTMLElement, listener: CardListener): void {
  root.addEventListener('click', (event) => {
    clicked(event, listener);
  });
  root.addEventListener('keydown', (event) => {
    const { key, target } = event;
    if ((key !== 'Enter' && key !== ' ') || !(target instanceof HTMLElement)) return;
    if (target.matches('[role="button"][data-callback]')) {
      event.preventDefault();
      target.click();
    }
  });
  root.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLElement) || target.closest('form') !== null) return;
    if (target.closest('.card') === null) return;
    if (target.dataset['callback'] !== undefined && target.matches('select, input, textarea'))
      void tell(target, changedField(target), listener);
  });
  root.addEventListener('submit', (event) => {
    if (!(event.target instanceof HTMLFormElement) || !event.target.matches('.card form')) return;
    event.preventDefault();
    const { submitter, target } = event;
    if (submitter !== null) void tell(submitter, { form_value: formValue(target) }, listener);
  });
}
