import type { Clock } from '../base/clock.js';
import { pause } from '../base/clock.js';
import type { Metrics } from '../base/metrics.js';
import { BotError } from '../base/errors.js';
import type { Answer, FeishuClient, SdkClient } from './client.js';
import { CallError, answerError, networkError } from './failure.js';
import type { LimitKey, Limits, Priority } from './limits/index.js';
import type { TokenSource } from './token.js';

export interface CallSpec {
  /** The API's name for logs and metrics, without ids, such as `GET hire/v1/resume_sources`. */
  readonly api: string;
  readonly tenant: string;
  readonly limits: readonly LimitKey[];
  readonly priority: Priority;
  /** The chat whose own limit (230020) may stop this call. */
  readonly chat?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** `read`: tried again after any passing failure. `send`: only after answers that say that nothing was done. */
  readonly kind: 'read' | 'send';
  readonly beforeSend?: () => void;
}

/** Makes a call and returns the body of a success. @throws CallError for everything else. */
export type Call = (
  spec: CallSpec,
  request: (sdk: SdkClient) => Promise<unknown>,
) => Promise<Record<string, unknown>>;

export interface CallParts {
  readonly client: FeishuClient;
  /** After which the client gives a request up. */
  readonly timeoutMs: number;
  readonly tokens: TokenSource;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly random: () => number;
}

const READ_TRIES = 3;
/** Waits for a rate limit within one call; a send gives up after fewer, because it is stored and tried again later. */
const RATE_TRIES = { read: 12, send: 2 } as const;
/** Without a header: one second, doubling to thirty (Feishu, "Rate limits", advises to wait for the reset). */
const RATE_WAIT_MS = { first: 1000, most: 30_000 } as const;
/** A used-up month is asked about once an hour. */
const QUOTA_WAIT_MS = 3_600_000;

/** The one way out to Feishu: every answer becomes a value or a typed error by the code table, every try goes through the limiter. */
export function createCall(parts: CallParts): Call {
  const { client, tokens, limits, clock, metrics } = parts;
  const quotaUntil = new Map<string, number>();
  // How often in a row a limit was met without a header that says how long to wait.
  const steps = new Map<string, number>();

  /** Whatever goes wrong while a token is fetched, the request itself has not gone out. */
  const freshToken = async (): Promise<string> => {
    try {
      return await tokens.get();
    } catch (error) {
      if (!(error instanceof CallError) || error.verdict !== 'unknown') throw error;
      throw new CallError('again', error.code, { detail: error.message, facts: error.facts });
    }
  };

  const once = async (
    spec: CallSpec,
    request: (sdk: SdkClient) => Promise<unknown>,
    holds: string[],
    using: (token: string) => void,
  ): Promise<Answer> => {
    await freshToken();
    return limits.run({ ...spec, holds, timeoutMs: parts.timeoutMs }, async () => {
      const end = metrics.callSeconds.startTimer({ api: spec.api });
      try {
        // Fetched already, unless it ended while the limit was waited for.
        using(await freshToken());
        return await client.ask(request);
      } catch (thrown) {
        throw thrown instanceof BotError ? thrown : networkError(spec.api, thrown);
      } finally {
        end();
      }
    });
  };

  return async (spec, request) => {
    const apiHold = `${spec.api} ${spec.tenant}`;
    const chatHold = `chat ${spec.tenant} ${spec.chat ?? ''}`;
    const holds = spec.chat === undefined ? [apiHold] : [apiHold, chatHold];
    let failures = 0;
    let waits = 0;
    let newToken = false;
    for (;;) {
      if (spec.kind === 'read' && (quotaUntil.get(spec.tenant) ?? 0) > clock.now())
        throw new CallError('quota', 'quota_exceeded', { facts: { api: spec.api } });
      let used: string | undefined;
      let error: CallError;
      try {
        const answer = await once(spec, request, holds, (token) => (used = token));
        if (answer.code === 0 && answer.status < 400) {
          if (spec.kind === 'read') quotaUntil.delete(spec.tenant);
          for (const hold of holds) steps.delete(hold);
          metrics.calls.inc({ api: spec.api, outcome: 'ok' });
          return answer.body as Record<string, unknown>;
        }
        error = answerError(spec.api, answer);
      } catch (thrown) {
        if (!(thrown instanceof CallError)) throw thrown;
        error = thrown;
      }
      metrics.calls.inc({ api: spec.api, outcome: error.verdict });
      switch (error.verdict) {
        case 'token':
          if (newToken) throw error;
          newToken = true;
          tokens.drop(used);
          continue;
        case 'wait':
        case 'wait-chat': {
          const hold = error.verdict === 'wait' ? apiHold : chatHold;
          const step = steps.get(hold) ?? 0;
          steps.set(hold, step + 1);
          const doubled = Math.min(RATE_WAIT_MS.first * 2 ** step, RATE_WAIT_MS.most);
          limits.hold(hold, error.facts.retryAfterMs ?? doubled);
          if (waits++ >= RATE_TRIES[spec.kind] || spec.signal?.aborted) throw error;
          continue;
        }
        case 'quota':
          quotaUntil.set(spec.tenant, clock.now() + QUOTA_WAIT_MS);
          throw error;
        case 'again':
        case 'unknown':
          if (spec.kind === 'send' || ++failures >= READ_TRIES || spec.signal?.aborted) throw error;
          await pause(clock, 200 * 2 ** failures * (0.5 + parts.random()), spec.signal);
          continue;
        default:
          throw error;
      }
    }
  };
}
