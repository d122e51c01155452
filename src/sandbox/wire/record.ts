import type { Clock } from '../types.js';
import type { Signal } from '../signal.js';
import type { Exchange, ExchangeKind } from './types.js';

/** What is known of an exchange when it begins. */
export type Begun = Pick<Exchange, 'kind' | 'from' | 'method' | 'path' | 'name'> &
  Partial<Pick<Exchange, 'eventId' | 'retry' | 'chatId' | 'messageId'>> & {
    readonly query?: Record<string, string>;
    readonly headers?: Record<string, string>;
    readonly body: unknown;
  };

/** An exchange that is under way. */
export interface Open {
  readonly exchange: Exchange;
  /** What was really sent, once that is known. */
  readonly sent: (url: string, headers: Record<string, string>, raw: string) => void;
  /** @param answer its text; `status` is 0 when none came */
  readonly end: (
    status: number,
    answer: string,
    more?: { code?: number; headers?: Record<string, string> },
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
/** Longer answers are cut: what is kept must not grow with the tenant's lists. */
const MOST_CHARACTERS = 64 * 1024;
/** What happens this long after a push is no longer put down to it. */
const CAUSE_MS = 35_000;

export function createWire(clock: Clock, signal: Signal): Wire {
  const kept: Exchange[] = [];
  let last = 0;

  /** The push that a call answers: by its message, otherwise the latest one that may still be worked on. */
  const causeOf = ({ from, kind, messageId, chatId }: Begun, at: number): Exchange | undefined => {
    if (from === 'platform') return undefined;
    const pushes = kept.filter((one) => one.from === 'platform' && at - one.at <= CAUSE_MS);
    const byMessage = pushes.findLast((one) => messageId !== undefined && one.messageId === messageId);
    if (byMessage || kind === 'message') return byMessage;
    return pushes.findLast((one) => chatId === undefined || one.chatId === chatId);
  };
  const emit = (exchange: Exchange): void => signal.emit({ kind: 'wire', id: exchange.id });

  return {
    begin: (begun) => {
      const at = clock.now();
      const cause = causeOf(begun, at);
      const { query = {}, headers = {}, body, ...line } = begun;
      const exchange: Exchange = {
        id: (last += 1),
        at,
        ...line,
        ...(cause ? { cause: cause.id, after: at - cause.at } : {}),
        request: { query, headers, body },
      };
      kept.push(exchange);
      if (kept.length > MOST) kept.shift();
      emit(exchange);
      return {
        exchange,
        sent: (url, sentHeaders, raw) => {
          exchange.request = { ...exchange.request, url, headers: sentHeaders, raw };
        },
        end: (status, answer, { code, headers: answered = {} } = {}) => {
          exchange.ms = clock.now() - at;
          exchange.status = status;
          if (code !== undefined) exchange.code = code;
          const cut = answer.length > MOST_CHARACTERS;
          const body = cut ? `${answer.slice(0, MOST_CHARACTERS)}… (${answer.length} characters)` : answer;
          exchange.response = { headers: answered, body };
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
  if (route.includes('/im/v1/')) return 'message';
  return route.includes('access_token') ? 'token' : 'other';
}
