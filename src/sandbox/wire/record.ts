import type { IncomingHttpHeaders } from 'node:http';
import type { AppCredentials, Clock } from '../types.js';
import type { Signal } from '../signal.js';
import { aboutOf, seenAfter } from './about.js';
import { createCauses } from './cause.js';
import { headersShown, maskedText, shown } from './mask.js';
import type { Exchange, ExchangeKind } from './types.js';

/** What is known of an exchange when it begins. */
export type Begun = Pick<Exchange, 'kind' | 'from' | 'method' | 'path' | 'name'> &
  Partial<Pick<Exchange, 'eventId' | 'retry' | 'chatId' | 'messageId'>> & {
    readonly query?: Record<string, string>;
    readonly headers?: IncomingHttpHeaders;
    readonly body: unknown;
    /** The message that `messageId` answers. */
    readonly answers?: string | undefined;
  };

/** An exchange that is under way. */
export interface Open {
  readonly exchange: Exchange;
  /** What was really sent, once that is known. */
  readonly sent: (url: string, headers: Record<string, string>, raw: string) => void;
  /** The first call counts. @param answer its text; `status` is 0 when none came. @param more.body what the text means, when known */
  readonly end: (
    status: number,
    answer: string,
    more?: { code?: number; headers?: Record<string, string>; body?: unknown },
  ) => void;
}

/** The last exchanges between the platform and the bot, both ways. */
export interface Wire {
  begin(begun: Begun): Open;
  /** Oldest first. */
  list(): readonly Exchange[];
  get(id: number): Exchange | undefined;
}

const MOST = 500;
/** Longer bodies are cut: what is kept must not grow with the tenant's lists. */
const MOST_CHARACTERS = 64 * 1024;

/** @param credentials what is masked in all that is kept; read at every exchange, as an app may change them */
export function createWire(clock: Clock, signal: Signal, credentials: AppCredentials): Wire {
  const kept: Exchange[] = [];
  const causes = createCauses(MOST);
  let last = 0;
  // Lists of a large tenant are neither parsed nor walked through for a look that nobody may take.
  const bodyShown = (text: string, meant: unknown): unknown =>
    text.length > MOST_CHARACTERS
      ? maskedText(shortened(text).body as string, credentials)
      : shown(meant, credentials);
  const emit = (exchange: Exchange): void => signal.emit({ kind: 'wire', id: exchange.id });

  return {
    begin: (begun) => {
      const at = clock.now();
      const { query = {}, headers = {}, body: given, answers, ...line } = begun;
      const messageIds = [line.messageId, answers].filter((id) => id !== undefined);
      const cause = causes.find({ ...line, messageIds }, at);
      const about = aboutOf(line.kind, given, query);
      const { body, cut } = shortened(shown(given, credentials));
      const exchange: Exchange = {
        id: (last += 1),
        at,
        ...line,
        ...(about === undefined ? {} : { about }),
        ...(cause ? { cause: cause.push.id, after: at - cause.push.at } : {}),
        ...(cause?.guessed ? { guessed: true } : {}),
        request: { query, headers: headersShown(headers), body, cut },
      };
      kept.push(exchange);
      if (kept.length > MOST) kept.shift();
      causes.began(exchange);
      emit(exchange);
      return {
        exchange,
        sent: (url, sentHeaders, raw) => {
          exchange.request = { ...exchange.request, url, headers: sentHeaders, raw };
        },
        end: (status, answer, { code, headers: answered = {}, body: meant = answer } = {}) => {
          if (exchange.ms !== undefined) return;
          exchange.ms = clock.now() - at;
          exchange.status = status;
          if (code !== undefined) exchange.code = code;
          const reset = Number(answered['x-ogw-ratelimit-reset']);
          if (reset > 0) exchange.reset = reset;
          const seen = seenAfter(exchange.kind, answer);
          if (seen !== undefined) exchange.seen = seen;
          exchange.response = { headers: answered, body: bodyShown(answer, meant) };
          causes.ended(exchange);
          emit(exchange);
        },
      };
    },
    list: () => kept,
    get: (id) => kept.find((exchange) => exchange.id === id),
  };
}

/** What a call of the open API is about. */
export function kindOf(route: string): ExchangeKind {
  if (route.includes('/hire/')) return 'hire';
  if (/\/im\/v1\/(?:messages|files|images)|\/card\/update/.test(route)) return 'message';
  return route.includes('access_token') ? 'token' : 'other';
}

function shortened(body: unknown): { body: unknown; cut: boolean } {
  if (body === undefined) return { body, cut: false };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  if (text.length <= MOST_CHARACTERS) return { body, cut: false };
  return { body: `${text.slice(0, MOST_CHARACTERS)}… (${text.length} characters)`, cut: true };
}
