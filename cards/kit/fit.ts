import { cardBytes, countTags } from './check.js';
import type { Card } from './components.js';

/** What a card may weigh when it is built: the house's limits less the room for a remark that is added later. */
export const ROOM = { bytes: 24 * 1024 - 1024, tags: 150 - 6 } as const;

/** How much a list says of each row. Names are cut shorter before anything else would have to go; rows never go. */
export interface Detail {
  /** Coloured tags, or plain words, which take a third of the room. */
  readonly tags: boolean;
  /** A select that opens one of the rows. */
  readonly picker: boolean;
  /** How many options of a select field are named. */
  readonly options: number;
  /** The most bytes of a name. */
  readonly nameBytes: number;
  /** The most graphemes of a description. */
  readonly description: number;
}

const LEVELS: readonly Detail[] = [
  { tags: true, picker: true, options: 3, nameBytes: Infinity, description: 400 },
  { tags: true, picker: true, options: 2, nameBytes: Infinity, description: 120 },
  { tags: true, picker: false, options: 1, nameBytes: Infinity, description: 60 },
  { tags: false, picker: false, options: 1, nameBytes: Infinity, description: 40 },
  { tags: false, picker: false, options: 0, nameBytes: Infinity, description: 20 },
  { tags: false, picker: false, options: 0, nameBytes: 240, description: 10 },
  { tags: false, picker: false, options: 0, nameBytes: 120, description: 0 },
  { tags: false, picker: false, options: 0, nameBytes: 60, description: 0 },
  { tags: false, picker: false, options: 0, nameBytes: 24, description: 0 },
];

/** The richest card that fits. When none does the poorest is returned, and the check before sending decides. */
export function fit(build: (detail: Detail) => Card): Card {
  let card: Card | undefined;
  for (const level of LEVELS) {
    card = build(level);
    if (cardBytes(card) <= ROOM.bytes && countTags(card) <= ROOM.tags) return card;
  }
  return card as Card;
}
