import type { RuleName } from './rules.js';

/** What a value may be. A grammar is data: the tables are made of it and `check-walk.ts` reads it. */
export type Grammar =
  | { readonly is: 'any' | 'boolean' | 'string' | 'url' | 'icon' | 'text size' | 'person' }
  | { readonly is: 'object' }
  | { readonly is: 'wording' | 'callback value' | 'behavior' }
  | { readonly is: 'one of'; readonly values: ReadonlySet<unknown>; readonly rule: RuleName }
  | {
      readonly is: 'number';
      readonly min: number;
      readonly max: number;
      readonly rule: RuleName;
      readonly whole: boolean;
    }
  | { readonly is: 'pattern'; readonly pattern: RegExp; readonly rule: RuleName; readonly form: string }
  | { readonly is: 'size'; readonly words: ReadonlySet<string>; readonly px: Range; readonly percent?: Range }
  | {
      readonly is: 'colour';
      readonly rgba: boolean;
      readonly words: ReadonlySet<string>;
      readonly shade: boolean;
    }
  | { readonly is: 'component'; readonly tags: ReadonlySet<string>; readonly maxCharacters: number }
  | { readonly is: 'part'; readonly shape: Shape }
  | { readonly is: 'list'; readonly of: Grammar; readonly max: number; readonly rule: RuleName }
  | { readonly is: 'by locale'; readonly of: Grammar }
  | { readonly is: 'by name'; readonly of: Grammar };

/** From and to, both included. */
type Range = readonly [min: number, max: number];

/** The closed list of properties of an object. */
export interface Shape {
  readonly properties: ReadonlyMap<string, Grammar>;
  readonly required: readonly string[];
}

type Properties = Readonly<Record<string, Grammar>>;

const words = (list: string): ReadonlySet<string> => new Set(list.split(' ').filter((word) => word !== ''));

/** A shape from its optional properties and its required ones. */
export function shape(properties: Properties, required: Properties = {}): Shape {
  return {
    properties: new Map([...Object.entries(properties), ...Object.entries(required)]),
    required: Object.keys(required),
  };
}

export const any: Grammar = { is: 'any' };
export const bool: Grammar = { is: 'boolean' };
export const string: Grammar = { is: 'string' };
export const object: Grammar = { is: 'object' };
export const url: Grammar = { is: 'url' };
export const icon: Grammar = { is: 'icon' };
export const textSize: Grammar = { is: 'text size' };
/** The id of a person. */
export const person: Grammar = { is: 'person' };
/** Words that somebody reads, in one language. */
export const wording: Grammar = { is: 'wording' };
export const callbackValue: Grammar = { is: 'callback value' };
export const behavior: Grammar = { is: 'behavior' };

/** One word of a list that is separated by spaces. */
export const oneOf = (list: string): Grammar => ({
  is: 'one of',
  values: words(list),
  rule: 'unknown-value',
});

/** One member of a given set. */
export const memberOf = (values: ReadonlySet<unknown>, rule: RuleName = 'unknown-value'): Grammar => ({
  is: 'one of',
  values,
  rule,
});

/** A whole number from `min` to `max`. */
export const whole = (
  min: number,
  max = Number.MAX_SAFE_INTEGER,
  rule: RuleName = 'out-of-range',
): Grammar => ({
  is: 'number',
  min,
  max,
  rule,
  whole: true,
});

/** A number from `min` to `max`, fractions allowed. */
export const fraction = (min: number, max: number): Grammar => ({
  is: 'number',
  min,
  max,
  rule: 'out-of-range',
  whole: false,
});

/** A string that matches the pattern; `form` says in words what is expected. */
export const pattern = (regex: RegExp, form: string, rule: RuleName = 'bad-size'): Grammar => ({
  is: 'pattern',
  pattern: regex,
  rule,
  form,
});

/** One of the words, or pixels, or per cent, within the ranges. */
export const size = (list: string, px: Range, percent?: Range): Grammar =>
  percent ? { is: 'size', words: words(list), px, percent } : { is: 'size', words: words(list), px };

/** A colour name, `rgba()` where allowed; `shade` demands a suffix such as `-100`. */
export const colour = (options: { rgba?: boolean; words?: string; shade?: boolean } = {}): Grammar => ({
  is: 'colour',
  rgba: options.rgba ?? false,
  words: words(options.words ?? ''),
  shade: options.shade ?? false,
});

/** A component with one of the tags; `maxCharacters` bounds a label. */
export const component = (list: string, maxCharacters = Number.POSITIVE_INFINITY): Grammar => ({
  is: 'component',
  tags: words(list),
  maxCharacters,
});

/** An object without a tag. */
export const part = (properties: Properties, required: Properties = {}): Grammar => ({
  is: 'part',
  shape: shape(properties, required),
});

/** A list; `rule` is what more than `max` members break. */
export const list = (
  of: Grammar,
  max = Number.POSITIVE_INFINITY,
  rule: RuleName = 'out-of-range',
): Grammar => ({
  is: 'list',
  of,
  max,
  rule,
});

/** An object whose keys are locales. */
export const byLocale = (of: Grammar): Grammar => ({ is: 'by locale', of });

/** An object whose keys the card chooses. */
export const byName = (of: Grammar): Grammar => ({ is: 'by name', of });
