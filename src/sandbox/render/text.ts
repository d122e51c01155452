import { colour } from './colour.js';
import type { Context } from './context.js';
import { classes, element, join, nothing, text, type Html } from './html.js';
import { icon } from './icon.js';
import { localised } from './language.js';
import { larkMarkdown, markdown } from './markdown.js';
import { asList, asNumber, asRecord, asText, oneOf, own, type Json } from './read.js';
import { box } from './spacing.js';

/** Names of text sizes; an unknown one is shown as normal (Feishu, "Card JSON 2.0 structure"). */
const SIZES: Readonly<Record<string, string>> = {
  'heading-0': 'ts-30',
  'heading-1': 'ts-24',
  'heading-2': 'ts-20',
  'heading-3': 'ts-18',
  'heading-4': 'ts-16',
  heading: 'ts-16',
  notation: 'ts-12',
  'xxxx-large': 'ts-30',
  'xxx-large': 'ts-24',
  'xx-large': 'ts-20',
  'x-large': 'ts-18',
  large: 'ts-16',
  small: 'ts-12',
  'x-small': 'ts-10',
};

/** The class of a size; of one that the card defines itself, the one for computers. */
function textSize(name: string, { textSizes }: Context): string | undefined {
  const defined = asRecord(textSizes[name]);
  return own(SIZES, asText(defined['pc'] ?? defined['default']) || name);
}

function textClasses(holder: Json, context: Context): string {
  const align = oneOf(holder['text_align'], ['left', 'center', 'right'], 'left');
  const lines = asNumber(holder['lines'], 0);
  return classes(
    textSize(asText(holder['text_size']), context),
    align !== 'left' && `ta-${align}`,
    lines >= 1 && `lines-${String(Math.min(Math.trunc(lines), 4))}`,
  );
}

/** The words of a `plain_text`, `lark_md` or `markdown` object, without a box around them. */
export function words(holder: unknown, context: Context): Html {
  const content = localised(holder, context);
  const tag = asRecord(holder)['tag'];
  if (tag === 'markdown') return markdown(content, context);
  return tag === 'lark_md' ? larkMarkdown(content, context) : text(content);
}

function textObject(holder: unknown, context: Context): Html {
  const object = asRecord(holder);
  const look = object['tag'] === 'plain_text' ? classes('plain', colour('fg', object['text_color'])) : '';
  return element(
    'div',
    { class: classes('words', textClasses(object, context), look) },
    words(object, context),
  );
}

/** The `markdown` component. */
export function markdownComponent(component: Json, context: Context): Html {
  const content = element('div', { class: 'md-body' }, markdown(localised(component, context), context));
  const look = classes('md', textClasses(component, context), box('m', component['margin']));
  return element('div', { class: look }, icon(component['icon']), content);
}

/** The `div` component: one text, with an icon before it or not, and label-value fields. */
export function divComponent(component: Json, context: Context): Html {
  const fields = asList(component['fields'])
    .map(asRecord)
    .map((field) => {
      const width = field['is_short'] === true ? 'field field-short' : 'field';
      return element('div', { class: width }, textObject(field['text'], context));
    });
  const line =
    component['text'] === undefined
      ? nothing
      : element(
          'div',
          { class: 'div-text' },
          icon(component['icon']),
          textObject(component['text'], context),
        );
  const grid = fields.length > 0 ? element('div', { class: 'fields' }, join(fields)) : nothing;
  return element('div', { class: classes('div', box('m', component['margin'])) }, line, grid);
}

/** The `hr` component. */
export function hrComponent(component: Json): Html {
  return element('hr', { class: classes('rule', box('m', component['margin'])) });
}
