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
  /** The id stands with the names, apart from the labels: a text in two languages is written three times. */
  readonly apart: boolean;
  /** What belongs together stands in a panel, or under a plain heading, which takes a fifth of the room. */
  readonly panels: boolean;
  /** Buttons remember the way back beyond one page. */
  readonly wayBack: boolean;
}

const RICHEST: Detail = {
  tags: true,
  picker: true,
  options: 3,
  nameBytes: Infinity,
  description: 400,
  apart: false,
  panels: true,
  wayBack: true,
};
const PLAIN: Detail = { ...RICHEST, tags: false, picker: false, options: 0 };
const HEADED: Detail = { ...PLAIN, apart: true, panels: false, description: 0 };

const LEVELS: readonly Detail[] = [
  RICHEST,
  { ...RICHEST, options: 2, description: 120 },
  { ...RICHEST, picker: false, options: 1, description: 60 },
  { ...PLAIN, options: 1, description: 40 },
  { ...PLAIN, description: 20 },
  { ...PLAIN, apart: true, nameBytes: 240, description: 10 },
  { ...PLAIN, apart: true, nameBytes: 120, description: 0 },
  { ...PLAIN, apart: true, nameBytes: 60, description: 0 },
  { ...HEADED, nameBytes: 60 },
  { ...HEADED, nameBytes: 24 },
  { ...HEADED, nameBytes: 12 },
  { ...HEADED, nameBytes: 8 },
  { ...HEADED, nameBytes: 8, wayBack: false },
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
