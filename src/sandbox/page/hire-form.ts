import type { Action, Control } from './hire-actions.js';
import type { OpenForm } from './hire-store.js';
import { hireWord } from './hire-words.js';
import { fillSelect, make } from './dom.js';

function control({ name, label, choices, isTick, required }: Control, form: OpenForm): HTMLElement {
  const value = form.values[name] ?? '';
  const common = { class: 'hire-input', name, 'data-focus': `input/${name}`, required: required === true };
  const caption = make('span', { class: 'hire-caption' }, hireWord(label));
  if (isTick === true) {
    const tick = make('input', {
      ...common,
      class: 'hire-tick',
      type: 'checkbox',
      checked: value === 'true',
    });
    return make('label', { class: 'hire-line' }, tick, caption);
  }
  if (choices !== undefined) {
    const select = make('select', common);
    fillSelect(select, choices, value);
    return make('label', { class: 'hire-control' }, caption, select);
  }
  const input = make('input', { ...common, autocomplete: 'off', value });
  return make('label', { class: 'hire-control' }, caption, input);
}

/** The form of an action, with what was typed into it so far. */
export function actionForm(action: Action, form: OpenForm): HTMLFormElement {
  return make(
    'form',
    { class: 'hire-form', 'aria-label': hireWord(action.name) },
    ...(action.controls ?? []).map((one) => control(one, form)),
    make(
      'div',
      { class: 'hire-buttons' },
      make('button', { class: 'hire-button hire-button-main', type: 'submit' }, hireWord('save')),
      make(
        'button',
        { class: 'hire-button', type: 'button', 'data-do': 'cancel', 'data-focus': 'cancel' },
        hireWord('cancel'),
      ),
    ),
  );
}
