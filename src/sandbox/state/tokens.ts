import type { Clock } from '../types.js';
import type { Ids } from '../ids.js';

const LIFE_MS = 7_200_000;
const SAME_WHILE_MS = 1_800_000;

/** Tenant access tokens (Feishu, "Get custom app's tenant_access_token"): the same one while 30 minutes remain. */
export interface Tokens {
  issue(): { token: string; expire: number };
  valid(token: string): boolean;
  /** Every token issued so far is refused from now on. */
  invalidate(): void;
}

export function createTokens(clock: Clock, ids: Ids): Tokens {
  const ends = new Map<string, number>();
  let current: string | undefined;
  return {
    issue() {
      const now = clock.now();
      const left = (current !== undefined ? (ends.get(current) ?? 0) : 0) - now;
      if (current !== undefined && left >= SAME_WHILE_MS)
        return { token: current, expire: Math.floor(left / 1000) };
      current = ids.accessToken();
      ends.set(current, now + LIFE_MS);
      return { token: current, expire: LIFE_MS / 1000 };
    },
    valid: (token) => (ends.get(token) ?? 0) > clock.now(),
    invalidate() {
      ends.clear();
      current = undefined;
    },
  };
}
