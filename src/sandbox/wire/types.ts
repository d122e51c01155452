/** What an exchange is about; the page's filter. */
export type ExchangeKind = 'event' | 'callback' | 'hire' | 'message' | 'token' | 'other';

/** A few words in each language of the page, or the same in both. */
export type About = string | { readonly zh_cn: string; readonly en_us: string };

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
  /** What was said, clicked, asked for or shown. */
  readonly about?: About;
  /** What the person sees after a click. */
  seen?: About;
  /** 0 when no answer came. */
  status?: number;
  /** Feishu's code in the answer. */
  code?: number;
  /** Seconds that a refusal for being too fast asks to wait. */
  reset?: number;
  readonly eventId?: string;
  /** 0 for the first push, 1 to 4 for redeliveries. */
  readonly retry?: number;
  /** The device that a push reached over its long connection. */
  connection?: string;
  readonly chatId?: string;
  readonly messageId?: string;
  /** The prepared fault that hit it. */
  fault?: string;
  /** The push that led to this call, as far as that can be told. */
  readonly cause?: number;
  /** True where only the time says that it was this push. */
  readonly guessed?: boolean;
  /** Milliseconds from that push to this call: work, and waits for limits. */
  readonly after?: number;
}

/** All that went over the wire, decrypted, with secrets masked; only `raw` is as it was sent. */
export interface Exchange extends ExchangeLine {
  request: {
    readonly query: Readonly<Record<string, string>>;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
    /** True when the body was too long to be kept whole. */
    readonly cut: boolean;
    /** The bytes of a push as they were sent. */
    readonly raw?: string;
    /** Where a push went. */
    readonly url?: string;
  };
  response?: { readonly headers: Readonly<Record<string, string>>; readonly body: unknown };
}
