import { actionOf } from './action.js';
import { colour } from './colour.js';
import { flow } from './columns.js';
import { inside, type Context } from './context.js';
import { classes, element, join, nothing, type Html } from './html.js';
import { icon } from './icon.js';
import { localised } from './language.js';
import { asList, asRecord, asText, oneOf, type Json } from './read.js';
import { box } from './spacing.js';
import { words } from './text.js';
import { refused } from './unknown.js';

function children(component: Json, context: Context): Html {
  return join(asList(component['elements']).map((child) => context.render(child, context)));
}

/** The `collapsible_panel`, as a native disclosure; folding is the viewer's own and calls nobody. */
export function panelComponent(component: Json, context: Context): Html {
  const header = asRecord(component['header']);
  const border = asRecord(component['border']);
  const angle = header['icon_expanded_angle'];
  const look = classes(
    'panel-header',
    `icon-${oneOf(header['icon_position'], ['left', 'right', 'follow_text'], 'right')}`,
    colour('bg', header['background_color']),
    box('p', header['padding']),
  );
  const turning = angle === 90 || angle === -90 ? 'turn-90' : 'turn-180';
  return element(
    'details',
    {
      class: classes(
        'panel',
        box('m', component['margin']),
        border['color'] !== undefined && 'panel-border',
        colour('bd', border['color']),
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

/**
 * The `interactive_container`: a box that is clicked as a whole. An `open_url` lies over the box as one link, because a
 * link may not hold other links.
 */
export function interactiveContainer(component: Json, context: Context): Html {
  const action = actionOf(component, context);
  const label = localised(component['hover_tips'], context) || undefined;
  const outer = classes(
    'box',
    component['has_border'] === true && 'box-border',
    colour('bd', component['border_color']),
    typeof component['corner_radius'] === 'string' && 'box-round',
    component['width'] === 'auto' && 'w-auto',
    (action.isCallback || action.url !== undefined) && 'box-clickable',
    component['disabled'] === true && 'box-disabled',
    box('m', component['margin']),
  );
  const cover =
    action.url === undefined
      ? nothing
      : element('a', {
          class: 'box-link',
          href: action.url,
          target: '_blank',
          rel: 'noopener noreferrer',
          'aria-label': label ?? action.url,
        });
  const inner = classes(
    'box-inner',
    colour('bg', component['background_style']),
    flow(component),
    box('p', component['padding'] ?? '4px 12px'),
  );
  return element(
    'div',
    {
      ...action.attributes,
      class: outer,
      title: label,
      role: action.isCallback ? 'button' : undefined,
      tabindex: action.isCallback ? 0 : undefined,
      'aria-disabled': component['disabled'] === true ? 'true' : undefined,
    },
    element('div', { class: inner }, children(component, inside(context))),
    cover,
  );
}

/** The `form`; its fields are sent together by the button with `form_action_type: submit`. */
export function formComponent(component: Json, context: Context): Html {
  if (context.depth > 0) return refused('form: only allowed directly in body.elements');
  return element(
    'form',
    {
      class: classes('form', flow(component, 12), box('p', component['padding'])),
      'data-name': asText(component['name']),
    },
    children(component, inside(context, { inForm: true })),
  );
}
