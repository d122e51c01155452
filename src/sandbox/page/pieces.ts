import { make } from './dom.js';

/** What a piece of a message looks like. */
export type Look = 'mention' | 'title' | 'bold' | 'italic' | 'underline' | 'strike' | 'code' | 'rule';

/** A piece of what a message says. */
export interface Piece {
  readonly text: string;
  readonly looks: readonly Look[];
  /** Where a link leads. */
  readonly href?: string;
}

/** A member of a message's JSON, of which nothing is known yet. */
export type Part = Readonly<Record<string, unknown>>;

/** Not the marks that end a sentence around the address, in either language. */
const ADDRESS =
  /(https?:\/\/[^\s<>"'，。；：！？、（）「」《》]*[^\s<>"'，。；：！？、（）「」《》.,;:!?)\]])/;

export const said = (text: string, looks: readonly Look[] = []): Piece => ({ text, looks });
export const mentioned = (name: string): Piece => said(`@${name}`, ['mention']);

/** A text in which addresses are links, as the client makes them. */
export function linked(text: string): Piece[] {
  return text.split(ADDRESS).map((part, at) => (at % 2 === 1 ? link(part, part) : said(part)));
}

/** A link; one that leads elsewhere than to a web page is only its text. */
export function link(text: string, href: string, looks: readonly Look[] = []): Piece {
  return /^https?:\/\//i.test(href) ? { text, looks, href } : said(text, looks);
}

/** Draws a piece. */
export function pieceNode({ text, looks, href }: Piece): HTMLElement | string {
  const look = looks.map((one) => (one === 'mention' ? one : `said-${one}`)).join(' ');
  if (href !== undefined)
    return make(
      'a',
      { class: `said-link ${look}`, href, target: '_blank', rel: 'noopener noreferrer' },
      text,
    );
  if (looks.includes('rule')) return make('span', { class: look, role: 'separator' });
  if (looks.includes('code')) return make('code', { class: look }, text);
  return looks.length === 0 ? text : make('span', { class: look }, text);
}
