import { pino } from 'pino';
import { asBotError } from './errors.js';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Fields of a log line: names of things and numbers, never a secret, a token, a payload or a person's message. */
export type LogFields = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/**
 * A logger that writes one JSON object a line.
 * @param level the least level that is written.
 * @param destination where lines go; standard output when left out.
 */
export function createLog(level: LogLevel, destination?: { write(line: string): void }): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  const logger = destination ? pino(options, destination) : pino(options);
  const at =
    (name: LogLevel) =>
    (message: string, fields: LogFields = {}): void =>
      logger[name](fields, message);
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** What of a thrown thing may be logged: code, hint and call facts; the stack only where it is a bug of ours. */
export function errorFields(thrown: unknown): LogFields {
  const error = asBotError(thrown);
  const { api, status, feishuCode, logId, helpUrl, scopes } = error.facts;
  const bug = error.code === 'internal' && error.cause instanceof Error ? error.cause : undefined;
  return {
    code: error.code,
    detail: error.message,
    hint: error.hint,
    api,
    status,
    feishuCode,
    logId,
    helpUrl,
    scopes,
    stack: bug?.stack,
  };
}
