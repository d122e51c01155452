/**
 * The only place that writes HTML. A card is untrusted, so markup is a type of its own: plain strings cannot become
 * children, and the attribute names are a closed set without `style` or event handlers (the page's CSP forbids both).
 */

declare const markup: unique symbol;

/** HTML that was written by this folder; everything from a card has been escaped. */
export type Html = string & { readonly [markup]: true };

export interface Attributes {
  class?: string;
  id?: string;
  title?: string;
  role?: string;
  lang?: string;
  href?: string;
  target?: '_blank';
  rel?: 'noopener noreferrer';
  type?: string;
  name?: string;
  value?: string;
  placeholder?: string;
  tabindex?: number;
  rows?: number;
  maxlength?: number;
  start?: number;
  open?: boolean;
  hidden?: boolean;
  disabled?: boolean;
  selected?: boolean;
  required?: boolean;
  checked?: boolean;
  scope?: 'col';
  datetime?: string;
  viewBox?: string;
  d?: string;
  'aria-label'?: string;
  'aria-hidden'?: 'true';
  'aria-disabled'?: 'true';
  'data-callback'?: string;
  'data-tag'?: string;
  'data-name'?: string;
  'data-option'?: string;
  'data-picker'?: string;
  'data-page'?: number;
  'data-turn'?: 'previous' | 'next';
  'data-tips'?: string;
  'data-confirm'?: string;
  'data-form-action'?: string;
  'data-width'?: string;
}

const VOID = new Set(['br', 'hr', 'input', 'img']);
const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes a string for text and for quoted attributes. */
export function escapeHtml(value: string): string {
  return value.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** Marks a string as HTML. Only for output of `element` and of the Markdown renderer, never for data. */
export function trusted(value: string): Html {
  return value as Html;
}

/** Text of a card, as text. */
export function text(value: string): Html {
  return trusted(escapeHtml(value));
}

/** Puts fragments one after another. */
export function join(parts: readonly Html[]): Html {
  return trusted(parts.join(''));
}

export const nothing: Html = trusted('');

/** One element; attributes that are `undefined` or `false` are left out, `true` gives a bare attribute. */
export function element(tag: string, attributes: Attributes = {}, ...children: Html[]): Html {
  const written = Object.entries(attributes)
    // An empty value says that nothing is chosen yet; every other empty attribute says nothing.
    .filter(([name, value]) => value !== undefined && value !== false && (value !== '' || name === 'value'))
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`))
    .join('');
  const start = `<${tag}${written}>`;
  return trusted(VOID.has(tag) ? start : `${start}${children.join('')}</${tag}>`);
}

/** Joins class names, leaving out what is empty. */
export function classes(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
