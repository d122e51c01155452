import { colour } from './colour.js';
import { inside, type Context } from './context.js';
import { classes, element, join, type Html } from './html.js';
import { coverLink } from './cover-link.js';
import { asList, asNumber, asRecord, oneOf, type Json } from './read.js';
import { box, gap } from './spacing.js';
import { refused } from './unknown.js';

const WIDTH_STEP = 20;
const WIDEST = 600;

/** Classes for how a container lays out its children: direction, alignment, distance. */
export function flow(container: Json, otherwise = 8): string {
  const horizontal = container['direction'] === 'horizontal';
  const across = oneOf(container['horizontal_align'], ['left', 'center', 'right'], 'left');
  const down = oneOf(container['vertical_align'], ['top', 'center', 'bottom'], 'top');
  return classes(
    horizontal ? 'flow-row' : 'flow',
    gap(container[horizontal ? 'horizontal_spacing' : 'vertical_spacing'], otherwise),
    across !== 'left' && `ha-${across}`,
    down !== 'top' && `va-${down}`,
  );
}

/** `width` is auto, weighted or 16 to 600 px, rounded to steps of 20; it counts only with `flex_mode: none`. */
function columnWidth(column: Json): string {
  const pixels = /^(\d{2,3})px$/.exec(typeof column['width'] === 'string' ? column['width'] : '')?.[1];
  if (pixels !== undefined) {
    const steps = Math.round(Math.min(Number(pixels), WIDEST) / WIDTH_STEP);
    return `wpx-${String(Math.max(1, steps) * WIDTH_STEP)}`;
  }
  if (column['width'] !== 'weighted') return 'w-auto';
  return `w-${String(Math.min(5, Math.max(1, Math.round(asNumber(column['weight'], 1)))))}`;
}

function column(value: unknown, context: Context): Html {
  const component = asRecord(value);
  if (component['tag'] !== 'column') return refused('column_set.columns: tag must be column');
  const look = classes(
    'column',
    columnWidth(component),
    flow(component, 4),
    colour('bg', component['background_style']),
    box('p', component['padding']),
    box('m', component['margin']),
  );
  const children = asList(component['elements']).map((child) => context.render(child, inside(context)));
  return element('div', { class: look }, join(children), addressOf(component));
}

/** The link of a column or of a whole set, `action.multi_url`. */
function addressOf(component: Json): Html {
  return coverLink(asRecord(asRecord(component['action'])['multi_url'])['url']);
}

/** The `column_set` component with its columns. */
export function columnSetComponent(component: Json, context: Context): Html {
  const mode = oneOf(component['flex_mode'], ['none', 'stretch', 'flow', 'bisect', 'trisect'], 'none');
  const across = oneOf(component['horizontal_align'], ['left', 'center', 'right'], 'left');
  const look = classes(
    'column-set',
    `flex-${mode}`,
    gap(component['horizontal_spacing'], 8),
    across !== 'left' && `ha-${across}`,
    colour('bg', component['background_style']),
    box('m', component['margin']),
  );
  const columns = asList(component['columns']).map((child) => column(child, context));
  return element('div', { class: look }, join(columns), addressOf(component));
}
