/** Colour names of cards become classes of `palette.css`: a hue class (`h-blue`) and a shade class for one use of it. */

const HUES = new Set([
  'blue',
  'wathet',
  'turquoise',
  'green',
  'lime',
  'yellow',
  'sunflower',
  'orange',
  'red',
  'carmine',
  'violet',
  'purple',
  'indigo',
  'grey',
]);

const SHADES = new Set(['50', '100', '200', '300', '350', '400', '500', '600', '700', '800', '900']);

/** What is coloured: text, background or border. */
export type ColourUse = 'fg' | 'bg' | 'bd';

/** True for the name of a hue without a shade. */
export function isHue(name: string): boolean {
  return HUES.has(name);
}

/**
 * Gives the classes of a colour: `colour('bg', 'grey-50')` is `h-grey bg-50`; a bare hue is its shade 600 (Feishu,
 * "Color enumerations"). Unknown names and rgba give '', because the page allows no style attribute to carry them.
 */
export function colour(use: ColourUse, name: unknown): string {
  if (typeof name !== 'string') return '';
  if (name === 'white' || name === 'bg-white' || name === 'grey-00') return `${use}-white`;
  const [hue = '', shade = '600', ...rest] = name.split('-');
  if (rest.length > 0 || !HUES.has(hue) || !SHADES.has(shade)) return '';
  return `h-${hue} ${use}-${shade}`;
}
