import { actionOf } from './action.js';
import type { Context } from './context.js';
import { classes, element, join, text, type Html } from './html.js';
import { glyph } from './icon.js';
import { localised, word } from './language.js';
import { personName } from './person.js';
import { asList, asRecord, asText, webAddress, type Json } from './read.js';
import { box } from './spacing.js';

/** The position of the option chosen at first: `initial_index` counts from 1, `initial_option` names text or value. */
function chosen(component: Json, options: readonly Json[], context: Context): number {
  if (typeof component['initial_index'] === 'number') return component['initial_index'] - 1;
  const wanted = component['initial_option'];
  if (typeof wanted !== 'string') return -1;
  return options.findIndex(
    (option) => option['value'] === wanted || localised(option['text'], context) === wanted,
  );
}

/** The `select_static` drop-down. Outside a form a choice is a click whose `option` is the chosen value. */
export function selectComponent(component: Json, context: Context): Html {
  return dropDown(component, asList(component['options']).map(asRecord), context);
}

/** The `select_person`; without `options` everybody in the chat can be chosen, whom the renderer does not know. */
export function selectPersonComponent(component: Json, context: Context): Html {
  const people = asList(component['options']).map((option) => {
    const value = asText(asRecord(option)['value']);
    return { value, text: { content: personName(value, context) } };
  });
  return dropDown(component, people, context);
}

function dropDown(component: Json, options: readonly Json[], context: Context): Html {
  const action = actionOf(component, context);
  const first = chosen(component, options, context);
  const placeholder = localised(component['placeholder'], context) || word(context, '请选择', 'Select');
  const blank = element(
    'option',
    { value: '', selected: first < 0, disabled: true, hidden: true, class: 'blank' },
    text(placeholder),
  );
  const rows = options.map((option, index) =>
    // The value stands apart from `value`, which browsers take from the text when it is empty.
    element(
      'option',
      { 'data-option': asText(option['value']), selected: index === first },
      text(localised(option['text'], context)),
    ),
  );
  const look = classes(
    'select',
    component['type'] === 'text' && 'select-text',
    component['width'] === 'fill' && 'select-fill',
    box('m', component['margin']),
  );
  return element(
    'span',
    { class: look },
    element(
      'select',
      {
        ...action.attributes,
        'aria-label': placeholder,
        required: component['required'] === true,
        disabled: component['disabled'] === true,
      },
      blank,
      join(rows),
    ),
    glyph('down', 'select-arrow'),
  );
}

/** The `overflow` menu behind "...": every entry is a click whose `option` is its value, or a link. */
export function overflowComponent(component: Json, context: Context): Html {
  const action = actionOf(component, context);
  const entries = asList(component['options']).map((value) => {
    const option = asRecord(value);
    const label = text(localised(option['text'], context));
    const href = webAddress(asRecord(option['multi_url'])['url']);
    if (href !== undefined) {
      return element('a', { class: 'menu-entry', href, target: '_blank', rel: 'noopener noreferrer' }, label);
    }
    const entry = { class: 'menu-entry', type: 'button', 'data-option': asText(option['value']) };
    return element('button', { ...action.attributes, ...entry }, label);
  });
  const more = word(context, '更多', 'More');
  return element(
    'details',
    { class: 'overflow' },
    element(
      'summary',
      { class: 'button button-default button-medium', 'aria-label': more },
      glyph('more', 'button-icon'),
    ),
    element('div', { class: 'menu' }, join(entries)),
  );
}
