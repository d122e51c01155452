import { cardBytes, countTags, PLATFORM_LIMITS } from '../../../cards/kit/check.js';

/** Feishu's documented limits of a card message: 30 KB, 200 objects that carry a `tag`. */
export const MOST_BYTES = PLATFORM_LIMITS.bytes;
export const MOST_TAGS = PLATFORM_LIMITS.tags;

/** Measures a card as Feishu does: UTF-8 bytes of its JSON, and objects with a `tag` at any depth. */
export function measure(card: object): { bytes: number; tags: number } {
  return { bytes: cardBytes(card), tags: countTags(card) };
}
