import type { Grammar } from './check-grammar.js';
import type { Inspection } from './check-inspection.js';
import { COLOURS, HUES, ICON_TOKENS, TEXT_SIZES } from './rules.js';

/** Grammars of plain values; those of objects and lists are in the walk. */
type ValueGrammar = Exclude<
  Grammar,
  { is: 'component' | 'part' | 'list' | 'by locale' | 'by name' | 'behavior' | 'callback value' | 'object' }
>;

const RGBA = /^rgba\([\d\s.,%]+\)$/;
const SIZE = /^(-?\d+(?:\.\d+)?)(px|%)$/;
const UNUSED_PLATFORM = 'lark://msgcard/unsupported_action';

/** Shows a value in a message, shortened. */
export function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

/** Whether a colour name, `rgba()` or a colour that the card defines. */
export function isColour(value: string, inspection: Inspection): boolean {
  return COLOURS.has(value) || RGBA.test(value) || Object.hasOwn(inspection.ownColours, value);
}

/** Checks a link: http or https for Feishu, https for us; one platform may be switched off. */
export function checkUrl(value: string, path: string, inspection: Inspection): void {
  if (value === UNUSED_PLATFORM) return;
  if (/^https:\/\/[^\s]+$/i.test(value)) return;
  if (/^(?:http|lark|feishu):\/\/[^\s]+$/i.test(value)) {
    inspection.report(path, 'link-not-https', `The link ${show(value)} is not https.`);
  } else inspection.report(path, 'bad-link', `${show(value)} is not an http or https link.`);
}

/** Checks the id of a person: an open_id for us, anything that can be an id for Feishu. */
export function checkPerson(value: string, path: string, inspection: Inspection): void {
  const form = inspection.limits.house ? /^ou_[\w-]+$/ : /^[\w.-]+$/;
  if (!form.test(value))
    inspection.report(path, 'bad-person-id', `${show(value)} is not the id of a person.`);
}

function fitsSize(value: string, grammar: Extract<Grammar, { is: 'size' }>): boolean {
  if (grammar.words.has(value)) return true;
  const [, digits, unit] = SIZE.exec(value) ?? [];
  const range = unit === 'px' ? grammar.px : grammar.percent;
  return range !== undefined && Number(digits) >= range[0] && Number(digits) <= range[1];
}

function fitsColour(
  value: string,
  grammar: Extract<Grammar, { is: 'colour' }>,
  inspection: Inspection,
): boolean {
  if (grammar.words.has(value)) return true;
  if (RGBA.test(value)) return grammar.rgba;
  return isColour(value, inspection) && !(grammar.shade && HUES.has(value));
}

const TYPES: Partial<Record<Grammar['is'], 'boolean' | 'number'>> = { boolean: 'boolean', number: 'number' };

/** Checks one plain value against its grammar and reports what does not fit. */
export function checkValue(
  value: unknown,
  grammar: ValueGrammar,
  path: string,
  inspection: Inspection,
): void {
  if (grammar.is === 'any') return;
  if (grammar.is === 'one of') {
    if (!grammar.values.has(value)) {
      const allowed = [...grammar.values].join(', ');
      inspection.report(path, grammar.rule, `The value ${show(value)} is not one of ${allowed}.`);
    }
    return;
  }
  const type = TYPES[grammar.is] ?? 'string';
  if (typeof value !== type) {
    inspection.report(path, 'wrong-type', `This is ${show(value)}, and a ${type} is expected.`);
  } else if (grammar.is === 'number') {
    const fits = Number(value) >= grammar.min && Number(value) <= grammar.max;
    if (!fits || (grammar.whole && !Number.isInteger(value))) {
      const kind = grammar.whole ? 'a whole number' : 'a number';
      inspection.report(
        path,
        grammar.rule,
        `The value ${show(value)} is not ${kind} from ${grammar.min} to ${grammar.max}.`,
      );
    }
  } else if (typeof value === 'string') checkString(value, grammar, path, inspection);
}

function checkString(value: string, grammar: ValueGrammar, path: string, inspection: Inspection): void {
  // An empty string counts as unset with Feishu, whose own examples are full of them; we leave the property out.
  if (value === '' && !inspection.limits.house && grammar.is !== 'person') return;
  switch (grammar.is) {
    case 'wording':
      if (value.trim() === '') inspection.report(path, 'empty-text', 'The text is empty.');
      return;
    case 'pattern':
      if (!grammar.pattern.test(value)) {
        inspection.report(path, grammar.rule, `${show(value)} is not ${grammar.form}.`);
      }
      return;
    case 'size':
      if (!fitsSize(value, grammar))
        inspection.report(path, 'bad-size', `${show(value)} is not an allowed size.`);
      return;
    case 'colour':
      if (!fitsColour(value, grammar, inspection)) {
        const hint = grammar.shade && HUES.has(value) ? ` (a shade such as ${value}-100 is required)` : '';
        inspection.report(path, 'bad-colour', `${show(value)} is not an allowed colour${hint}.`);
      }
      return;
    case 'text size':
      if (!TEXT_SIZES.has(value) && !Object.hasOwn(inspection.ownTextSizes, value)) {
        inspection.report(path, 'unknown-text-size', `${show(value)} is not a text size.`);
      }
      return;
    case 'icon':
      if (!ICON_TOKENS.has(value)) {
        inspection.report(path, 'unknown-icon', `${show(value)} is not among the known icons.`);
      }
      return;
    case 'url':
      return checkUrl(value, path, inspection);
    case 'person':
      return checkPerson(value, path, inspection);
    default:
      return;
  }
}
