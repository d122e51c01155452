/** What an exchange is about; the page's filter. */
export type ExchangeKind = 'event' | 'callback' | 'hire' | 'message' | 'token' | 'other';

/** The line of an exchange in the list. */
export interface ExchangeLine {
  readonly id: number;
  readonly kind: ExchangeKind;
  /** Who began: the platform pushes to the bot, or the bot calls the platform. */
  readonly from: 'platform' | 'bot';
  /** When it began, epoch milliseconds. */
  readonly at: number;
  /** How long it took, milliseconds; absent while it is under way. */
  ms?: number;
  readonly method: string;
  readonly path: string;
  /** Of a push its event type, of a call its pattern. */
  readonly name: string;
  /** 0 when no answer came. */
  status?: number;
  /** Feishu's code in the answer. */
  code?: number;
  readonly eventId?: string;
  /** 0 for the first push, 1 to 4 for redeliveries. */
  readonly retry?: number;
  readonly chatId?: string;
  messageId?: string;
  /** The prepared fault that hit it. */
  fault?: string;
  /** The push that led to this call, as far as that can be told. */
  cause?: number;
  /** Milliseconds from that push to this call: work, and waits for limits. */
  after?: number;
}

/** All that went over the wire, decrypted; for the platform's own eyes, as it has secrets in it. */
export interface Exchange extends ExchangeLine {
  request: {
    readonly query: Readonly<Record<string, string>>;
    headers: Readonly<Record<string, string>>;
    readonly body: unknown;
    /** The bytes as they were sent, when they were encrypted. */
    raw?: string;
    /** Where a push went. */
    url?: string;
  };
  response?: { readonly headers: Readonly<Record<string, string>>; readonly body: unknown };
}
