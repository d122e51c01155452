/** Feishu's documented limits of a card message: 30 KB, 200 objects that carry a `tag`. */
export const MOST_BYTES = 30 * 1024;
export const MOST_TAGS = 200;

function countTags(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = !Array.isArray(value) && 'tag' in value ? 1 : 0;
  return Object.values(value).reduce<number>((sum, child) => sum + countTags(child), own);
}

/** Measures a card as Feishu does: UTF-8 bytes of its JSON, and objects with a `tag` at any depth. */
export function measure(card: object): { bytes: number; tags: number } {
  return { bytes: new TextEncoder().encode(JSON.stringify(card)).length, tags: countTags(card) };
}
