import type { Clock } from '../base/clock.js';
import { pause } from '../base/clock.js';
import type { Metrics } from '../base/metrics.js';
import { BotError } from '../base/errors.js';
import type { Answer, FeishuClient, RawAnswer, SdkClient } from './client.js';
import { CallError, answerError, networkError } from './failure.js';
import { growingHolds } from './limits/growing.js';
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

type Request = (sdk: SdkClient) => Promise<unknown>;

/** Makes a call and returns the body of a success. @throws CallError for everything else. */
export type Call = (spec: CallSpec, request: Request) => Promise<Record<string, unknown>>;

/**
 * The same for answers that are mostly the ones of last time: hashed before they are parsed, and not parsed at all
 * when `known` knows the hash. Only successes may be known.
 * @throws CallError for everything but a success.
 */
export type RawCall = (
  spec: CallSpec & { readonly known: (hash: string) => boolean },
  request: Request,
) => Promise<RawAnswer>;

export interface CallParts {
  readonly client: FeishuClient;
  /** After which the client gives a request up. */
  readonly timeoutMs: number;
  readonly tokens: TokenSource;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly random: () => number;
  /** Told of each request at the moment it goes out, every try of it. */
  readonly onCall?: ((tenant: string, api: string) => void) | undefined;
}

const READ_TRIES = 3;
/** Waits for a rate limit within one call; a send gives up after fewer, because it is stored and tried again later. */
const RATE_TRIES = { read: 12, send: 2 } as const;
/** A used-up month is asked about once an hour. */
const QUOTA_WAIT_MS = 3_600_000;

/** The one way out to Feishu: every answer becomes a value or a typed error by the code table, every try goes through the limiter. */
export function createCalls(parts: CallParts): { readonly call: Call; readonly raw: RawCall } {
  const { client, tokens, limits, clock, metrics } = parts;
  const quotaUntil = new Map<string, number>();
  const growing = growingHolds(clock);

  /** Whatever goes wrong while a token is fetched, the request itself has not gone out. */
  const freshToken = async (): Promise<string> => {
    try {
      return await tokens.get();
    } catch (error) {
      if (!(error instanceof CallError) || error.verdict !== 'unknown') throw error;
      throw new CallError('again', error.code, { detail: error.message, facts: error.facts });
    }
  };

  const once = async <A extends Answer>(
    spec: CallSpec,
    ask: () => Promise<A>,
    holds: string[],
    using: (token: string) => void,
  ): Promise<A> => {
    await freshToken();
    return limits.run({ ...spec, holds, timeoutMs: parts.timeoutMs }, async () => {
      const end = metrics.callSeconds.startTimer({ api: spec.api });
      try {
        // Fetched already, unless it ended while the limit was waited for.
        using(await freshToken());
        parts.onCall?.(spec.tenant, spec.api);
        return await ask();
      } catch (thrown) {
        throw thrown instanceof BotError ? thrown : networkError(spec.api, thrown);
      } finally {
        end();
      }
    });
  };

  const succeed = async <A extends Answer>(
    spec: CallSpec,
    ask: () => Promise<A>,
    isSuccess: (answer: A) => boolean,
  ): Promise<A> => {
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
      let began = clock.now();
      let error: CallError;
      try {
        const answer = await once(spec, ask, holds, (token) => {
          used = token;
          began = clock.now();
        });
        if (answer.status < 400 && isSuccess(answer)) {
          if (spec.kind === 'read') quotaUntil.delete(spec.tenant);
          for (const hold of holds) growing.passed(hold, began);
          metrics.calls.inc({ api: spec.api, outcome: 'ok' });
          return answer;
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
          limits.hold(hold, error.facts.retryAfterMs ?? growing.refused(hold, began));
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

  return {
    call: async (spec, request) => {
      const answer = await succeed(
        spec,
        () => client.ask(request),
        ({ code }) => code === 0,
      );
      return answer.body as Record<string, unknown>;
    },
    raw: (spec, request) =>
      succeed(
        spec,
        () => client.askRaw(request),
        (answer) => spec.known(answer.hash) || answer.code === 0,
      ),
  };
}
