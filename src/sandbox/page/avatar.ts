import { placeOf } from './directory.js';
import { make } from './dom.js';
import { drawing } from './drawings.js';

/** So many colours there are; neighbours never have the same. */
const COLOURS = 8;

/**
 * The picture of a person or a group: the first letter of the name. The bot has a drawing of its own.
 * @param id what the colour goes by, so that it is the same in both languages
 */
export function avatar(name: string, kind: 'user' | 'bot' | 'group', id: string): HTMLElement {
  const look = kind === 'bot' ? 'face-bot' : `face-${kind} face-${String(placeOf(id) % COLOURS)}`;
  const inside = kind === 'bot' ? drawing('bot') : (Array.from(name)[0] ?? '');
  return make('span', { class: `face ${look}`, 'aria-hidden': 'true' }, inside);
}
