import type { Clock } from '../base/clock.js';
import type { Answer } from './client.js';
import { answerError, networkError } from './failure.js';

/** Source of the tenant token: one fetch at a time, kept until shortly before it ends, dropped when refused. */
export interface TokenSource {
  get(): Promise<string>;
  /** Forgets `token`, so that the next call fetches a new one. A newer token that is already there stays. */
  drop(token: string | undefined): void;
}

/** Feishu hands out the same token while it has 30 minutes left, so it is asked again only below that ("Get custom app's tenant_access_token"). */
const REFRESH_BEFORE_MS = 25 * 60_000;
const API = 'POST auth/v3/tenant_access_token/internal';

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
      const error = answerError(API, answer);
      if (error.code === 'credentials_refused') onOutcome(false);
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
