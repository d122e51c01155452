import type { Context } from './context.js';
import { element, join, text, type Html } from './html.js';
import { glyph } from './icon.js';
import { localised, word } from './language.js';
import { personBadge } from './person.js';
import { asList, asRecord, asText, type Json } from './read.js';

/** The `person` component. */
export function personComponent(component: Json, context: Context): Html {
  return personBadge(asText(component['user_id']), context, {
    name: component['show_name'] !== false,
    avatar: component['show_avatar'] !== false,
    capsule: component['style'] === 'capsule',
  });
}

/** The `person_list`. */
export function personListComponent(component: Json, context: Context): Html {
  const people = asList(component['persons']).map((person) =>
    personBadge(asText(asRecord(person)['id']), context, {
      name: component['show_name'] !== false,
      avatar: component['show_avatar'] !== false,
      capsule: true,
    }),
  );
  return element('div', { class: 'people' }, join(people));
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
