import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** What WCAG 2.2 asks of text that is not large. */
const LEAST = 4.5;

type Colour = readonly [red: number, green: number, blue: number];
type Scheme = 'light' | 'dark';

const sheet = (name: string): string => readFileSync(`src/sandbox/page/${name}.css`, 'utf8');
const palette = sheet('palette');

function hex(text: string): Colour {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16));
  return [red, green, blue];
}

function mix(share: number, first: Colour, second: Colour): Colour {
  const part = (at: 0 | 1 | 2): number => first[at] * share + second[at] * (1 - share);
  return [part(0), part(1), part(2)];
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: Colour, b: Colour): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

/** The custom property of a rule, whose value is a colour for each scheme. */
function pair(rule: string, property: string, scheme: Scheme): Colour | undefined {
  const [, light, dark] =
    new RegExp(`${property}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(rule) ?? [];
  const found = scheme === 'light' ? light : dark;
  return found === undefined ? undefined : hex(found);
}

function needed(colour: Colour | undefined, what: string): Colour {
  if (!colour) throw new Error(`no colour for ${what}`);
  return colour;
}

const HUES = [...new Set([...palette.matchAll(/^\.h-([a-z]+) \{/gm)].map(([, hue]) => hue ?? ''))];

/** The shades of a hue, as palette.css gives and mixes them. */
function shades(hue: string, scheme: Scheme): Record<string, Colour> {
  const rules = [...palette.matchAll(new RegExp(`^\\.h-${hue} \\{[^}]*\\}`, 'gm'))].join('\n');
  const named = (name: string): Colour => needed(pair(rules, `--${name}`, scheme), `${hue} ${name}`);
  const own: Record<string, Colour> = { pale: named('pale'), plain: named('plain'), deep: named('deep') };
  const mixed =
    /--shade-(\d+): (?:var\(--(\w+)\)|color-mix\(in srgb, var\(--(\w+)\) (\d+)%, var\(--(\w+)\)\))/g;
  return Object.fromEntries(
    [...palette.matchAll(mixed)].map(([, shade = '', alone = '', first = '', share, second = '']) => {
      const made = alone
        ? own[alone]
        : mix(Number(share) / 100, own[first] ?? named(first), own[second] ?? named(second));
      return [shade, pair(rules, `--shade-${shade}`, scheme) ?? needed(made, `${hue} ${shade}`)];
    }),
  );
}

const card = /^\.card \{[^}]*\}/m.exec(sheet('card'))?.[0] ?? '';
const subtitle = /^\.card-subtitle \{[^}]*\}/m.exec(sheet('card'))?.[0] ?? '';

describe.each(['light', 'dark'] as const)('the colours of cards in the %s scheme', (scheme) => {
  const own = (name: string): Colour => needed(pair(card, `--card-${name}`, scheme), name);
  const enough = (front: Colour, back: Colour, what: string): void => {
    expect(contrast(front, back), `${what}: ${contrast(front, back).toFixed(2)}`).toBeGreaterThanOrEqual(
      LEAST,
    );
  };

  it('are there for every hue that a card may name', () => {
    expect(HUES.length).toBe(14);
    expect(Object.keys(shades('blue', scheme))).toHaveLength(11);
  });

  it.each(HUES)('can be read as text, tag, number and header: %s', (hue) => {
    const shade = shades(hue, scheme);
    const of = (name: string): Colour => needed(shade[name], name);
    enough(of('600'), own('surface'), 'coloured text on the card');
    enough(of('600'), of('50'), 'coloured text on its own tint');
    enough(of('600'), of('100'), 'a tag');
    enough(of('700'), of('100'), 'a title on the tint of its header');
    enough(of('700'), of('200'), 'a tag in a header');
    enough(needed(pair(subtitle, 'color', scheme), 'subtitle'), of('100'), 'a subtitle');
    enough(own('quiet'), of('50'), 'grey text on a tint');
    enough(own('text'), of('50'), 'text on a tint');
    enough(own('accent'), of('50'), 'a link on a tint');
    enough(scheme === 'light' ? hex('#ffffff') : hex('#1a1a1a'), of('600'), 'a number');
  });

  it('can be read on buttons and in fields', () => {
    enough(hex('#ffffff'), own('accent-fill'), 'a filled button');
    enough(hex('#ffffff'), own('danger-fill'), 'a filled button that warns');
    enough(own('accent'), own('surface'), 'a button in outline');
    enough(own('danger'), own('surface'), 'a button in outline that warns');
    enough(own('quiet'), own('surface'), 'a placeholder');
    enough(own('quiet'), own('well'), 'a frame in place of a picture');
  });
});
