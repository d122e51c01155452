import { PLATFORM_LIMITS, checkCard } from '../../../cards/kit/check.js';

/** What is wrong with a card, in the platform's numbers. */
export interface CardProblem {
  code: number;
  message: string;
}

/** The first thing that the platform would refuse a card for; a card without `schema` is of the old kind and only looked at. */
export function cardProblem(card: object): CardProblem | undefined {
  if (!('schema' in card) && ('elements' in card || 'i18n_elements' in card)) return undefined;
  return checkCard(card, PLATFORM_LIMITS)[0];
}
