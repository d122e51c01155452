import { colour } from './colour.js';
import { flow } from './columns.js';
import { inside, type Context } from './context.js';
import { classes, element, join, type Html } from './html.js';
import { icon } from './icon.js';
import { asList, asRecord, asText, oneOf, type Json } from './read.js';
import { box, radius } from './spacing.js';
import { words } from './text.js';
import { refused } from './unknown.js';

/** The `elements` of a container. */
export function children(component: Json, context: Context): Html {
  return join(asList(component['elements']).map((child) => context.render(child, context)));
}

/** The `collapsible_panel`, as a native disclosure; folding is the viewer's own and calls nobody. */
export function panelComponent(component: Json, context: Context): Html {
  const header = asRecord(component['header']);
  const border = asRecord(component['border']);
  const angle = header['icon_expanded_angle'];
  const look = classes(
    'panel-header',
    `valign-${oneOf(header['vertical_align'], ['top', 'center', 'bottom'], 'center')}`,
    ['auto', 'auto_when_fold'].includes(asText(header['width'])) && `header-${asText(header['width'])}`,
    `icon-${oneOf(header['icon_position'], ['left', 'right', 'follow_text'], 'right')}`,
    colour('bg', header['background_color']),
    box('p', header['padding']),
  );
  const turning = angle === 90 ? 'turn-90' : angle === -90 ? 'turn-back-90' : 'turn-180';
  return element(
    'details',
    {
      class: classes(
        'panel',
        box('m', component['margin']),
        border['color'] !== undefined && 'panel-border',
        colour('bd', border['color']),
        radius(border['corner_radius']),
      ),
      open: component['expanded'] === true,
    },
    element(
      'summary',
      { class: look },
      element('span', { class: 'panel-title' }, words(header['title'], context)),
      icon(header['icon'], `panel-icon ${turning}`),
    ),
    element(
      'div',
      {
        class: classes(
          'panel-body',
          colour('bg', component['background_color']),
          flow(component),
          box('p', component['padding']),
        ),
      },
      children(component, inside(context)),
    ),
  );
}

/** The `form`; its fields are sent together by the button with `form_action_type: submit`. */
export function formComponent(component: Json, context: Context): Html {
  if (context.depth > 0) return refused('200621 · form: only allowed directly in body.elements');
  return element(
    'form',
    {
      class: classes('form', flow(component, 12), box('p', component['padding'])),
      'data-name': asText(component['name']),
    },
    children(component, inside(context, { inForm: true })),
  );
}
