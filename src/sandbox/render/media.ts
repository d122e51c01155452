import type { Context } from './context.js';
import { element, nothing, text, type Html } from './html.js';
import { glyph } from './icon.js';
import { localised, word } from './language.js';
import { asText, type Json } from './read.js';

/** A person as far as the sandbox knows one: the id, which stands for name and picture. */
export function personBadge(id: string, showName = true): Html {
  const avatar = element(
    'span',
    { class: 'avatar', 'aria-hidden': 'true' },
    text(id.slice(-1).toUpperCase() || '?'),
  );
  return element(
    'span',
    { class: 'person', title: id },
    avatar,
    showName ? element('span', {}, text(id)) : nothing,
  );
}

/** The `person` component. */
export function personComponent(component: Json): Html {
  return personBadge(asText(component['user_id']), component['show_name'] !== false);
}

/** A frame in place of an image, with its title and alternative text; image keys lead nowhere in the sandbox. */
export function imageComponent(component: Json, context: Context): Html {
  const label = localised(component['alt'], context) || word(context, '图片', 'Image');
  const title = localised(component['title'], context);
  return element(
    'div',
    { class: 'card-placeholder image', role: 'img', 'aria-label': label },
    glyph('file', 'icon'),
    element('span', {}, text(title || label)),
    element('code', {}, text(localised(component, context, 'img_key'))),
  );
}
