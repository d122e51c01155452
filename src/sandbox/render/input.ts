import { actionOf } from './action.js';
import type { Context } from './context.js';
import { classes, element, nothing, text, type Html } from './html.js';
import { localised } from './language.js';
import { asNumber, asText, type Json } from './read.js';

/** Feishu takes at most 1000 characters ("Input component"). */
const LONGEST = 1000;

/** The `input` field with its label; in a form its text travels as `form_value[name]`. */
export function inputComponent(component: Json, context: Context): Html {
  const { attributes } = actionOf(component, context);
  const label = localised(component['label'], context);
  const placeholder = localised(component['placeholder'], context);
  const value = localised(component, context, 'default_value');
  const shared = {
    ...attributes,
    class: 'input-field',
    name: asText(component['name']),
    placeholder,
    maxlength: Math.min(LONGEST, Math.max(1, Math.trunc(asNumber(component['max_length'], LONGEST)))),
    required: component['required'] === true,
    disabled: component['disabled'] === true,
    'aria-label': label || placeholder || asText(component['name']),
  };
  const rows = Math.min(20, Math.max(1, Math.trunc(asNumber(component['rows'], 3))));
  const field =
    component['input_type'] === 'multiline_text'
      ? element('textarea', { ...shared, rows }, text(`\n${value}`))
      : element('input', {
          ...shared,
          type: component['input_type'] === 'password' ? 'password' : 'text',
          value,
        });
  const star =
    component['required'] === true
      ? element('span', { class: 'required', 'aria-hidden': 'true' }, text('*'))
      : nothing;
  const look = classes(
    'input',
    component['label_position'] === 'left' && 'input-left',
    component['width'] === 'fill' && 'input-fill',
  );
  const caption = label === '' ? nothing : element('span', { class: 'input-label' }, text(label), star);
  return element('label', { class: look }, caption, field);
}
