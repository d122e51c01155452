import { actionOf } from './action.js';
import { buttonComponent } from './button.js';
import type { Context } from './context.js';
import { classes, element, join, nothing, type Html } from './html.js';
import { localised, word } from './language.js';
import { asList, asRecord, type Json } from './read.js';
import { box } from './spacing.js';
import { words } from './text.js';

/** Feishu shows three buttons beside a checker ("Checker component"). */
const MOST_BUTTONS = 3;

/** The `checker`: a task with a box to tick, and buttons beside it. */
export function checkerComponent(component: Json, context: Context): Html {
  const { attributes } = actionOf(component, context);
  const style = asRecord(component['checked_style']);
  const buttons = asList(asRecord(component['button_area'])['buttons']).slice(0, MOST_BUTTONS).map(asRecord);
  const tick = element('input', {
    ...attributes,
    type: 'checkbox',
    checked: component['checked'] === true,
    disabled: component['disabled'] === true,
    'aria-label': localised(component['text'], context) ? undefined : word(context, '勾选', 'Tick'),
  });
  const area =
    buttons.length === 0
      ? nothing
      : element(
          'span',
          { class: 'checker-buttons' },
          join(buttons.map((one) => buttonComponent(one, context))),
        );
  const look = classes(
    'checker',
    style['show_strikethrough'] !== false && 'checker-struck',
    box('p', component['padding']),
    box('m', component['margin']),
  );
  return element(
    'div',
    { class: look },
    element('label', {}, tick, element('span', { class: 'words' }, words(component['text'], context))),
    area,
  );
}
