import { actionOf } from './action.js';
import type { Context } from './context.js';
import { classes, element, type Html } from './html.js';
import { icon } from './icon.js';
import { localised } from './language.js';
import { oneOf, type Json } from './read.js';
import { box } from './spacing.js';
import { words } from './text.js';

const TYPES = [
  'default',
  'primary',
  'danger',
  'text',
  'primary_text',
  'danger_text',
  'primary_filled',
  'danger_filled',
  'laser',
] as const;
const SIZES = ['tiny', 'small', 'medium', 'large'] as const;

/** The `button`: a link when it opens an address, else a button; in a form it submits or resets. */
export function buttonComponent(component: Json, context: Context): Html {
  const action = actionOf(component, context);
  const disabled = component['disabled'] === true;
  const look = classes(
    'button',
    `button-${oneOf(component['type'], TYPES, 'default')}`,
    `button-${oneOf(component['size'], SIZES, 'medium')}`,
    component['width'] === 'fill' && 'button-fill',
    box('m', component['margin']),
  );
  const tips = localised(component[disabled ? 'disabled_tips' : 'hover_tips'], context) || undefined;
  // A disabled button that has something to say of it stays within reach of pointer and keyboard.
  const explains = disabled && tips !== undefined;
  const face = [
    icon(component['icon'], 'button-icon'),
    element('span', {}, words(component['text'], context)),
  ];
  if (action.url !== undefined) {
    const link = { href: action.url, target: '_blank', rel: 'noopener noreferrer' } as const;
    return element('a', { ...action.attributes, class: look, title: tips, ...link }, ...face);
  }
  const inForm = context.inForm
    ? oneOf(component['form_action_type'], ['submit', 'reset'], 'submit')
    : 'button';
  const role = component['form_action_type'] === undefined ? 'button' : inForm;
  return element(
    'button',
    {
      ...action.attributes,
      class: look,
      type: explains ? 'button' : role,
      title: tips,
      disabled: disabled && !explains,
      'aria-disabled': explains ? 'true' : undefined,
      'data-tips': explains ? tips : undefined,
      'data-form-action': role === 'button' || explains ? undefined : role,
    },
    ...face,
  );
}
