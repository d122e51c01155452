import type { Clock } from '../base/clock.js';
import type { Answer } from './client.js';
import type { Verdict } from './codes.js';
import { CallError, answerError, networkError } from './failure.js';

/** Source of the tenant token: one fetch at a time, kept until shortly before it ends, dropped when refused. */
export interface TokenSource {
  get(): Promise<string>;
  /** Forgets `token`, so that the next call fetches a new one. A newer token that is already there stays. */
  drop(token: string | undefined): void;
}

/** Feishu hands out the same token while it has 30 minutes left, so it is asked again only below that ("Get custom app's tenant_access_token"). */
const REFRESH_BEFORE_MS = 25 * 60_000;
const API = 'POST auth/v3/tenant_access_token/internal';

/** What may be different the next time although nobody has changed anything. */
const PASSING: ReadonlySet<Verdict> = new Set(['wait', 'wait-chat', 'quota', 'again', 'unknown']);

/**
 * Why there is no token. The request has nothing in it but the credentials: whatever does not pass by itself is a
 * refusal of them, also with a code that is not in the table or that means something else elsewhere.
 */
function refusal(answer: Answer): CallError {
  const error = answerError(API, answer);
  if (PASSING.has(error.verdict) || error.verdict === 'settings') return error;
  return new CallError('settings', 'credentials_refused', { detail: error.message, facts: error.facts });
}

/**
 * @param fetchToken asks the token endpoint.
 * @param onOutcome told whether the credentials were taken: `false` only when Feishu refused them.
 */
export function tokenSource(
  fetchToken: () => Promise<Answer>,
  clock: Clock,
  onOutcome: (accepted: boolean) => void,
): TokenSource {
  let kept: { token: string; until: number } | undefined;
  let flight: Promise<string> | undefined;

  const fetchOne = async (): Promise<string> => {
    const answer = await fetchToken().catch((thrown: unknown) => {
      throw networkError(API, thrown);
    });
    const body = answer.body as { tenant_access_token?: unknown; expire?: unknown };
    if (answer.code !== 0 || typeof body.tenant_access_token !== 'string') {
      const error = refusal(answer);
      if (error.verdict === 'settings' && answer.code !== undefined) onOutcome(false);
      throw error;
    }
    onOutcome(true);
    const lifeMs = (typeof body.expire === 'number' ? body.expire : 0) * 1000;
    kept = {
      token: body.tenant_access_token,
      until: clock.now() + Math.max(lifeMs - REFRESH_BEFORE_MS, lifeMs / 2),
    };
    return kept.token;
  };

  return {
    get: () => {
      if (kept && clock.now() < kept.until) return Promise.resolve(kept.token);
      flight ??= fetchOne().finally(() => (flight = undefined));
      return flight;
    },
    drop: (token) => {
      if (kept && (token === undefined || kept.token === token)) kept = undefined;
    },
  };
}
