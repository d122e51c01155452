import type { Text } from '../../base/text.js';

/** A text for readers of either language; once where both say the same. */
export function bothLanguages({ zh, en }: Text): string {
  return zh !== '' && en !== '' && zh !== en ? `${zh} · ${en}` : zh || en;
}
