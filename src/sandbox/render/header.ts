import type { HeaderTemplate } from '../../../cards/kit/components.js';
import type { Context } from './context.js';
import { classes, element, join, nothing, text, type Html } from './html.js';
import { icon } from './icon.js';
import { localised } from './language.js';
import { asList, asRecord, oneOf } from './read.js';
import { box } from './spacing.js';
import { textTag } from './tag.js';
import { words } from './text.js';

const TEMPLATES: readonly HeaderTemplate[] = [
  'default',
  'blue',
  'wathet',
  'turquoise',
  'green',
  'yellow',
  'orange',
  'red',
  'carmine',
  'violet',
  'purple',
  'indigo',
  'grey',
];

/** Feishu shows three tags and hides the surplus ("Title component"). */
const SHOWN_TAGS = 3;

function tags(header: Readonly<Record<string, unknown>>, context: Context): readonly unknown[] {
  const copies = asRecord(header['i18n_text_tag_list']);
  const own = asList(copies[context.lang]);
  const other = asList(copies['en_us'] ?? Object.values(copies)[0]);
  const chosen = [own, other].find((list) => list.length > 0);
  return (chosen ?? asList(header['text_tag_list'])).slice(0, SHOWN_TAGS);
}

/** The header: title, subtitle, icon and tags on the tint of its template. How clients paint it exactly is not documented. */
export function headerComponent(value: unknown, context: Context): Html {
  const header = asRecord(value);
  if (Object.keys(header).length === 0) return nothing;
  const template = oneOf(header['template'], TEMPLATES, 'default');
  const labels = tags(header, context).map((tag) => textTag(tag, context));
  const subtitle = localised(header['subtitle'], context);
  return element(
    'header',
    {
      class: classes(
        'card-header',
        template === 'default' ? 'card-header-plain' : `h-${template}`,
        box('p', header['padding']),
      ),
    },
    icon(header['icon'], 'card-header-icon'),
    element(
      'div',
      { class: 'card-header-words' },
      element(
        'div',
        { class: 'card-title-line' },
        element('span', { class: 'card-title' }, words(header['title'], context)),
        join(labels),
      ),
      subtitle === '' ? nothing : element('div', { class: 'card-subtitle' }, text(subtitle)),
    ),
  );
}
