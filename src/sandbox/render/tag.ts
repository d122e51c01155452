import type { TagColour } from '../../../cards/kit/components.js';
import type { Context } from './context.js';
import { element, text, type Html } from './html.js';
import { localised } from './language.js';
import { asRecord, own } from './read.js';

/** The thirteen colours of a text tag; there is no grey, `neutral` stands for it (Feishu, "Title component"). */
const TAG_COLOURS: Readonly<Record<TagColour, true>> = {
  neutral: true,
  blue: true,
  turquoise: true,
  lime: true,
  orange: true,
  violet: true,
  indigo: true,
  wathet: true,
  green: true,
  yellow: true,
  red: true,
  purple: true,
  carmine: true,
};

/** The hue class of a tag; an unknown colour is shown as neutral. */
export function tagColour(name: unknown): string {
  const known = typeof name === 'string' && name !== 'neutral' && own(TAG_COLOURS, name) === true;
  return known ? `h-${name}` : 'h-grey';
}

/** One `text_tag` of a header or an options cell. */
export function textTag(tag: unknown, context: Context): Html {
  const { text: label, color } = asRecord(tag);
  const words = typeof label === 'string' ? label : localised(label, context);
  return element('span', { class: `text-tag ${tagColour(color)}` }, text(words));
}
