import { actionOf } from './action.js';
import { colour } from './colour.js';
import { flow } from './columns.js';
import { children } from './containers.js';
import { inside, type Context } from './context.js';
import { coverLink } from './cover-link.js';
import { classes, element, type Html } from './html.js';
import { localised } from './language.js';
import type { Json } from './read.js';
import { box, radius } from './spacing.js';

/** The `interactive_container`: a box that is clicked as a whole. */
export function interactiveContainer(component: Json, context: Context): Html {
  const action = actionOf(component, context);
  const disabled = component['disabled'] === true;
  const tips = localised(component[disabled ? 'disabled_tips' : 'hover_tips'], context) || undefined;
  const outer = classes(
    'box',
    component['has_border'] === true && 'box-border',
    colour('bd', component['border_color']),
    radius(component['corner_radius']),
    component['width'] === 'auto' && 'w-auto',
    (action.isCallback || action.url !== undefined) && 'box-clickable',
    disabled && 'box-disabled',
    box('m', component['margin']),
  );
  const inner = classes(
    'box-inner',
    component['background_style'] === 'laser' && 'box-laser',
    colour('bg', component['background_style']),
    flow(component),
    box('p', component['padding'] ?? '4px 12px'),
  );
  return element(
    'div',
    {
      ...action.attributes,
      class: outer,
      title: tips,
      role: action.isCallback ? 'button' : undefined,
      tabindex: action.isCallback ? 0 : undefined,
      'aria-disabled': disabled ? 'true' : undefined,
      'data-tips': disabled ? tips : undefined,
    },
    element('div', { class: inner }, children(component, inside(context))),
    coverLink(action.url, tips),
  );
}
