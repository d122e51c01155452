import { actionOf } from './action.js';
import type { Context } from './context.js';
import { classes, element, join, text, type Html } from './html.js';
import { glyph } from './icon.js';
import { localised, word } from './language.js';
import { personName } from './person.js';
import { asList, asRecord, asText, type Json } from './read.js';

/** One thing that can be chosen, by the value that is sent. */
export interface Choosable {
  readonly value: string;
  readonly label: Html;
}

/** A list with boxes to tick behind a button; in a form the ticked values travel together. */
export function multiSelect(component: Json, context: Context, choices: readonly Choosable[]): Html {
  const { attributes } = actionOf(component, context);
  const chosen = new Set(asList(component['selected_values']).map(asText));
  const placeholder = localised(component['placeholder'], context) || word(context, '请选择', 'Select');
  const entries = choices.map(({ value, label }) => {
    const tick = element('input', { type: 'checkbox', 'data-option': value, checked: chosen.has(value) });
    return element('label', { class: 'menu-entry' }, tick, label);
  });
  const names = choices.filter(({ value }) => chosen.has(value)).map(({ label }) => label);
  const face =
    names.length > 0
      ? join(names.map((name) => element('span', { class: 'picked' }, name)))
      : text(placeholder);
  return element(
    'details',
    {
      ...attributes,
      class: classes('multi', component['width'] === 'fill' && 'select-fill'),
      'aria-label': placeholder,
    },
    element('summary', { class: 'multi-face' }, element('span', {}, face), glyph('down', 'select-arrow')),
    element('div', { class: 'menu' }, join(entries)),
  );
}

/** `multi_select_static`. */
export function multiSelectComponent(component: Json, context: Context): Html {
  const choices = asList(component['options'])
    .map(asRecord)
    .map((option) => ({
      value: asText(option['value']),
      label: text(localised(option['text'], context)),
    }));
  return multiSelect(component, context, choices);
}

/** `multi_select_person`; without `options` everybody in the chat can be chosen, whom the renderer does not know. */
export function multiSelectPersonComponent(component: Json, context: Context): Html {
  const choices = asList(component['options'])
    .map((option) => asText(asRecord(option)['value']))
    .map((value) => ({ value, label: text(personName(value, context)) }));
  return multiSelect(component, context, choices);
}
