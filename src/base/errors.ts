import { ERROR_TABLE, type ErrorCode } from './error-table.js';
import type { Text } from './text.js';

/** What is known about a failed call to Feishu; nothing in it is secret or personal. */
export interface CallFacts {
  readonly api?: string;
  readonly status?: number;
  readonly feishuCode?: number;
  /** Feishu's support id (header X-Tt-Logid or error.log_id). */
  readonly logId?: string;
  /** Where an administrator can mend it (error.helps[].url). */
  readonly helpUrl?: string;
  readonly scopes?: readonly string[];
  /** How long Feishu asked to wait, in milliseconds. */
  readonly retryAfterMs?: number;
}

/** The one error type of the bot: a code of the closed table, facts for the operator, the cause kept apart. */
export class BotError extends Error {
  readonly code: ErrorCode;
  readonly facts: CallFacts;
  /** A sentence that replaces the table's when the case allows a more exact one. */
  readonly said: Text | undefined;

  /**
   * @param code an entry of the error table.
   * @param options.detail English words for the log; never secrets, never a person's message.
   * @param options.said a more exact sentence for the user than the table's.
   */
  constructor(
    code: ErrorCode,
    options: { detail?: string; facts?: CallFacts; said?: Text; cause?: unknown } = {},
  ) {
    super(options.detail ? `${code}: ${options.detail}` : code, { cause: options.cause });
    this.name = 'BotError';
    this.code = code;
    this.facts = options.facts ?? {};
    this.said = options.said;
  }

  /** The sentence for the user, in both languages. */
  get user(): Text {
    return this.said ?? ERROR_TABLE[this.code].user;
  }

  /** What the operator should do. */
  get hint(): string {
    return ERROR_TABLE[this.code].hint;
  }
}

/** Any thrown thing as a BotError; what is not one yet is a bug and becomes `internal`. */
export function asBotError(thrown: unknown): BotError {
  if (thrown instanceof BotError) return thrown;
  return new BotError('internal', {
    detail: thrown instanceof Error ? thrown.message : 'something that is not an error was thrown',
    cause: thrown,
  });
}
