import { objectOf } from '../api/route.js';

/** A button that sends a callback, and what is written on it in every language. */
export interface Button {
  readonly value: unknown;
  readonly words: readonly string[];
}

/** The buttons of a card that send a callback, in reading order. */
export function buttonsOf(card: unknown): Button[] {
  if (Array.isArray(card)) return card.flatMap(buttonsOf);
  if (typeof card !== 'object' || card === null) return [];
  const node = card as Record<string, unknown>;
  if (node.tag !== 'button') return Object.values(node).flatMap(buttonsOf);
  const behaviors = Array.isArray(node.behaviors) ? node.behaviors.map(objectOf) : [];
  const value = behaviors.find(({ type }) => type === 'callback')?.value;
  return value === undefined ? [] : [{ value, words: wordsOf(node.text) }];
}

/** Every text in a part of a card, in every language that it has. */
export function wordsOf(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(wordsOf);
  if (typeof part !== 'object' || part === null) return [];
  const { content, i18n_content: others, ...rest } = part as Record<string, unknown>;
  const own = typeof content === 'string' ? [content] : [];
  const translated = Object.values(objectOf(others)).filter((text) => typeof text === 'string');
  return [...own, ...translated, ...Object.values(rest).flatMap(wordsOf)];
}
