import type { Clock } from '../types.js';
import type { Ids } from '../ids.js';

const LIFE_MS = 1_800_000;
const USES = 2;

interface CardToken {
  messageId: string;
  issuedAt: number;
  uses: number;
  ready: boolean;
}

/** Tokens of clicks for the delayed update of a card: 30 minutes, two uses, only after the click was answered. */
export interface CardTokens {
  issue(messageId: string): string;
  /** The click was answered; from now on the token works. */
  ready(token: string): void;
  /** Uses the token once; returns its message, or the platform's error code. */
  use(token: string): { messageId: string } | { code: number; msg: string };
}

export function createCardTokens(clock: Clock, ids: Ids): CardTokens {
  const tokens = new Map<string, CardToken>();
  return {
    issue(messageId) {
      const token = ids.cardToken();
      tokens.set(token, { messageId, issuedAt: clock.now(), uses: 0, ready: false });
      return token;
    },
    ready(token) {
      const entry = tokens.get(token);
      if (entry) entry.ready = true;
    },
    use(token) {
      const entry = tokens.get(token);
      if (!entry?.ready) return { code: 300020, msg: 'invalid token' };
      if (clock.now() - entry.issuedAt >= LIFE_MS) return { code: 300030, msg: 'token expired' };
      if (entry.uses >= USES) return { code: 300040, msg: 'token used up' };
      entry.uses += 1;
      return { messageId: entry.messageId };
    },
  };
}
