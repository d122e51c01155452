import { BotError, type CallFacts } from '../base/errors.js';
import { judge, type Verdict } from './codes.js';
import type { Answer } from './client.js';

/** A call to Feishu that did not succeed, with what we do about it. */
export class CallError extends BotError {
  readonly verdict: Verdict;

  constructor(verdict: Verdict, ...args: ConstructorParameters<typeof BotError>) {
    super(...args);
    this.name = 'CallError';
    this.verdict = verdict;
  }
}

/** Network errors after which the request has certainly not reached the server. */
const NEVER_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** The typed error for an answer whose code is not 0. Branches on the code, never on the message (Feishu, "API call guide"). */
export function answerError(api: string, answer: Answer): CallError {
  const { verdict, error, meaning } = judge(answer.status, answer.code);
  const facts = answerFacts(api, answer);
  return new CallError(verdict, error, {
    detail: `${api} answered ${answer.code ?? answer.status}: ${meaning}`,
    facts,
  });
}

/** The typed error for a request that got no answer at all. */
export function networkError(api: string, thrown: unknown): CallError {
  const code = codeOf(thrown) ?? (thrown instanceof Error ? codeOf(thrown.cause) : undefined);
  const verdict: Verdict = code !== undefined && NEVER_LEFT.has(code) ? 'again' : 'unknown';
  // The cause is dropped on purpose: an axios error carries the request with its bearer token.
  return new CallError(verdict, 'upstream_failed', {
    detail: `${api}: ${code ?? 'no answer'}`,
    facts: { api },
  });
}

function codeOf(thrown: unknown): string | undefined {
  const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

function answerFacts(api: string, { status, code, headers, body }: Answer): CallFacts {
  const error = record(record(body)['error']);
  const violations = list(error['permission_violations']).map((v) => record(v));
  const reset = Number(headers['x-ogw-ratelimit-reset']);
  const logId = headers['x-tt-logid'] ?? text(error['log_id']) ?? text(error['logid']);
  const helpUrl = text(record(list(error['helps'])[0])['url']);
  const scopes = violations.flatMap((v) => text(v['subject']) ?? text(v['scope']) ?? []);
  return {
    api,
    status,
    ...(code === undefined ? {} : { feishuCode: code }),
    ...(logId === undefined ? {} : { logId }),
    ...(helpUrl !== undefined && /^https:\/\//.test(helpUrl) ? { helpUrl } : {}),
    ...(scopes.length > 0 ? { scopes } : {}),
    ...(Number.isFinite(reset) && reset > 0 ? { retryAfterMs: Math.min(reset, 3600) * 1000 } : {}),
  };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
