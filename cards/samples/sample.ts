import type { Card, Text } from '../kit/components.js';

/** One state of one card, by a name that stands in addresses and file names. */
export type Sample = readonly [name: string, card: Card];

/** The states of one card, or of cards that belong together. */
export interface SampleGroup {
  readonly title: Text;
  readonly samples: readonly Sample[];
}
