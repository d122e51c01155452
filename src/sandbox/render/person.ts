import type { Context } from './context.js';
import { classes, element, nothing, text, type Html } from './html.js';
import { word } from './language.js';

/** How a person is called. */
export interface PersonName {
  readonly zh: string;
  readonly en: string;
}

/** How a person is shown; name and picture both, if nothing is said. */
export interface PersonLook {
  readonly name?: boolean;
  readonly avatar?: boolean;
  readonly capsule?: boolean;
}

/** The name of a person in the viewer's language; the id of somebody who is not known. */
export function personName(id: string, context: Context): string {
  const known = context.person?.(id);
  return known === undefined ? id : word(context, known.zh, known.en);
}

/** A person: a letter in place of the picture, and the name. */
export function personBadge(id: string, context: Context, look: PersonLook = {}): Html {
  const name = personName(id, context);
  // Ids all begin alike; their last letter tells them apart.
  const letter = (name === id ? id.slice(-1) : name.slice(0, 1)).toUpperCase() || '?';
  const avatar = element('span', { class: 'avatar', 'aria-hidden': 'true' }, text(letter));
  return element(
    'span',
    { class: classes('person', look.capsule === true && 'person-capsule'), title: id },
    look.avatar === false ? nothing : avatar,
    look.name === false ? nothing : element('span', {}, text(name)),
  );
}
