import { checkCard } from '../../cards/kit/check.js';
import type { Card } from '../../cards/kit/components.js';
import { BotError } from '../base/errors.js';
import type { Log } from '../base/log.js';
import type { Metrics } from '../base/metrics.js';
import { failureCard } from './answer.js';

/** The card that stands in for one that cannot be sent. */
export function cardRefusedCard(): Card {
  return failureCard(new BotError('card_refused'), undefined);
}

/** The card itself, or an error card in its place when it breaks a rule of the card language; which rule is logged. */
export function checked(card: Card, parts: { log: Log; metrics: Metrics }): Card {
  const findings = checkCard(card);
  if (findings.length === 0) return card;
  parts.metrics.cardsReplaced.inc();
  // Only places and rules: a finding's message may quote data.
  parts.log.error('a card failed the check and was replaced', {
    code: 'card_refused',
    findings: findings.slice(0, 10).map(({ path, rule }) => `${rule} at ${path || 'card'}`),
  });
  return cardRefusedCard();
}
