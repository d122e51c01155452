/** What a user of the sandbox sees: its options, its records and its answers. */

import type { Gallery } from './gallery.js';
import type { HireSettings } from './hire-types.js';
import type { LongConnectionOptions, SubscriptionMode } from './long-connection/types.js';

/** Time as a parameter, so that a test can hold it still. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `run` once after `ms` milliseconds; the function returned cancels it. */
  after(ms: number, run: () => void): () => void;
}

/** The secrets of the pretend app, and the names it goes by. */
export interface AppCredentials {
  appId: string;
  appSecret: string;
  encryptKey: string;
  verificationToken: string;
  botOpenId: string;
  tenantKey: string;
}

/** One call that the sandbox received, in the order of arrival; `status` is 0 until it was answered. */
export interface ApiCall {
  at: number;
  method: string;
  path: string;
  /** Method and pattern, e.g. `GET /open-apis/hire/v1/resume_sources`. */
  route: string;
  query: Record<string, string>;
  body: unknown;
  status: number;
  code: number;
  tenantKey: string;
  chatId?: string;
  messageId?: string;
  uuid?: string;
}

/** A message as the chat holds it. */
export interface Message {
  messageId: string;
  chatId: string;
  sender: { id: string; type: 'user' | 'bot' };
  type: string;
  /** The JSON string of the API; for a user's text with `@_user_N` in place of mentions. */
  content: string;
  /** The parsed card of an `interactive` message. */
  card?: object;
  mentions?: Mention[];
  replyTo?: string;
  rootId?: string;
  threadId?: string;
  createdAt: number;
  updatedAt?: number;
  /** Since when nobody sees it any more. */
  recalledAt?: number;
  /** The cards that this message showed before, oldest first. */
  history: object[];
  uuid?: string;
}

/** An entry of `event.message.mentions` (Feishu, "Receive message" event). */
export interface Mention {
  key: string;
  id: { open_id?: string; union_id?: string; user_id?: string };
  mentioned_type?: 'user' | 'bot';
  name: string;
  tenant_key?: string;
}

/** The outcome of one push; `status` is 0 when no answer came, and `body` then says why. */
export interface Delivery {
  status: number;
  body: string;
  ms: number;
}

/** One push as it was made, kept for tests and for the page. */
export interface PushAttempt extends Delivery {
  at: number;
  route: PushRoute;
  eventType: string;
  eventId: string;
  /** 0 for the first push, 1 to 4 for redeliveries. */
  retry: number;
  /** The device that got it over its long connection. */
  connection?: string;
}

export type PushRoute = '/webhook/event' | '/webhook/card';

export interface Said {
  messageId: string;
  eventId: string;
  chatId: string;
  /** The first push; later ones are in `deliveries`. */
  delivered: Promise<Delivery>;
}

/** What a client would see after a click; `error` is the code that it shows. */
export interface Clicked {
  status: number;
  ms: number;
  error?: number;
  detail?: string;
  toast?: { type?: string; content?: string; i18n?: Record<string, string> };
  card?: object;
  body: unknown;
}

export interface SayInput {
  chat?: string;
  from?: string;
  /** May contain `{bot}`, `{all}` and `{ou_…}`, which become mentions. */
  text?: string;
  /** The content of a rich text message, as received: `{ title, content: [[…]] }`. */
  post?: unknown;
  /** People mentioned, in the order of the placeholders `@_user_1`, `@_user_2`, … */
  mentions?: string[];
  threadId?: string;
  rootId?: string;
  messageId?: string;
  eventId?: string;
  createTime?: number;
  /** False: the message stands in the chat, and no event is pushed. */
  deliver?: boolean;
}

export interface ClickInput {
  messageId: string;
  from?: string;
  value: unknown;
  tag?: string;
  option?: string;
  name?: string;
  formValue?: Record<string, unknown>;
  /** The text of an input outside of a form. */
  inputValue?: string;
  /** Whether a checker is ticked now. */
  checked?: boolean;
  eventId?: string;
}

export interface PushOptions {
  route?: PushRoute;
  /** This way, whatever the app has chosen. */
  via?: SubscriptionMode;
  /** Another key than the app's; the empty string sends the envelope unencrypted. */
  encryptKey?: string;
  sign?: boolean;
  headers?: Record<string, string>;
  /** Sent byte for byte in place of the envelope. */
  rawBody?: Buffer | string;
  /** Told what really goes out. */
  onSent?: (url: string, headers: Record<string, string>, raw: string) => void;
}

/** Something happened; whoever waits looks again. */
export type SandboxEvent =
  | { kind: 'call' }
  | { kind: 'message'; messageId: string; chatId: string; updated: boolean }
  | { kind: 'delivery'; attempt: PushAttempt }
  | { kind: 'chat'; chatId: string }
  | { kind: 'wire'; id: number }
  | { kind: 'slash' }
  | { kind: 'hire' };

export interface SandboxOptions {
  /** 0 (the default) takes a free port. */
  port?: number;
  /** 127.0.0.1 unless said. */
  host?: string;
  clock?: Clock;
  random?: () => number;
  credentials?: Partial<AppCredentials>;
  /** Base of the bot's webhook routes; may be set later. */
  botUrl?: string;
  /** The mode of events and callbacks; when not said, an open long connection comes before the bot's URL. */
  subscription?: SubscriptionMode;
  longConnection?: LongConnectionOptions;
  /** Milliseconds before each redelivery of an event. */
  redelivery?: number[];
  hire?: HireSettings;
  /** Characters of a page token; how long Feishu's are is not documented. */
  pageTokenLength?: number;
  /** The cards of the page `/cards`. */
  gallery?: Gallery;
  /** False: nothing is refused for being too fast; `violations` counts all the same. */
  rateLimits?: boolean;
}
