import { LOCALES, RULES } from './rules.js';
import type { RuleName } from './rules.js';

/** One thing that is wrong with a card. */
export interface Finding {
  /** Where: `body.elements[3].columns[0].elements[1].text`; empty for the card as a whole. */
  readonly path: string;
  readonly rule: RuleName;
  /** The code that Feishu answers for it, 0 when only we refuse it. */
  readonly code: number;
  /** One English sentence. */
  readonly message: string;
}

export interface CardLimits {
  /** UTF-8 bytes of the card's JSON. */
  readonly bytes: number;
  /** Objects that carry a `tag`. */
  readonly tags: number;
  /** UTF-8 bytes of the JSON of one callback value; applies with `house` only. */
  readonly callbackValueBytes: number;
  /** Whether our own stricter rules apply too. */
  readonly house: boolean;
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object (not null, not a list). */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value's JSON (`null` for undefined); undefined when it has none because it is cyclic or nests without end. */
export function writeJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value ?? null);
  } catch {
    return undefined;
  }
}

export const utf8Bytes = (text: string): number => new TextEncoder().encode(text).length;

/** What is known while one card is walked through. */
export class Inspection {
  readonly findings: Finding[] = [];
  readonly limits: CardLimits;
  /** The languages that every localised text needs. */
  readonly locales: readonly string[];
  /** Colours and text sizes that this card defines itself. */
  readonly ownColours: JsonObject;
  readonly ownTextSizes: JsonObject;
  readonly elementIds = new Set<string>();
  readonly names = new Set<string>();
  tables = 0;
  depth = 0;
  /** The form around the component under inspection. */
  form: { submits: boolean } | undefined;

  constructor(card: JsonObject, limits: CardLimits) {
    const config = isObject(card['config']) ? card['config'] : {};
    const style = isObject(config['style']) ? config['style'] : {};
    const declared: readonly unknown[] = Array.isArray(config['locales']) ? config['locales'] : [];
    const known = [...LOCALES].filter((locale) => declared.includes(locale));
    this.limits = limits;
    this.locales = known.length > 0 ? known : ['zh_cn', 'en_us'];
    this.ownColours = isObject(style['color']) ? style['color'] : {};
    this.ownTextSizes = isObject(style['text_size']) ? style['text_size'] : {};
  }

  /** Notes a finding; one of our own rules only when they apply. */
  report(path: string, rule: RuleName, message: string): void {
    const { code } = RULES[rule];
    if (code !== 0 || this.limits.house) this.findings.push({ path, rule, code, message });
  }
}
