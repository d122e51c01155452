/** What other rooms may ask of Feishu. Everything is per tenant; a custom app has one. */

/** The two Hire APIs, page by page and unparsed: `hire` decides what is whole and what is a lie. */
export interface HireApi {
  /**
   * One page of `GET hire/v1/resume_sources` (20/s, 1 to 100 a page).
   * @throws BotError; `page_expired` when the API refuses a page token.
   */
  resumeSources(
    request: ReadRequest & { pageSize: number; pageToken?: string | undefined },
  ): Promise<unknown>;
  /** The whole answer of `GET hire/v1/talent_objects/query` (10/s, no paging). */
  talentObjects(request: ReadRequest): Promise<unknown>;
}

export interface ReadRequest {
  readonly tenant: string;
  readonly signal?: AbortSignal | undefined;
  readonly priority?: 'read' | 'poll';
}

/** What is sent: a card, or a text where cards are not allowed. */
export type Content = { readonly card: object } | { readonly text: string };

/** Where a message goes: as a reply to one, or to a chat or a person. */
export type Target =
  | { readonly replyTo: string; readonly chat: string; readonly inThread: boolean }
  | { readonly chat: string }
  | { readonly person: string };

/**
 * What became of a send:
 * - `later`: definitely refused, may pass later; `quota`: the same, until the month ends
 * - `unknown`: it may have been delivered; only the same uuid is safe, for an hour
 * - `never`: refused for good; `plain`, `no-thread`, `text`, `card`: as it was, another form may pass
 */
export type SendResult =
  | { readonly kind: 'sent'; readonly messageId: string }
  | {
      readonly kind: 'later' | 'unknown' | 'never' | 'plain' | 'no-thread' | 'text' | 'card' | 'quota';
      readonly error: Error;
      readonly retryAfterMs?: number | undefined;
    };

export interface Messages {
  /** Says that a chat is the private one of a person: messages to either count together. */
  privateChat(tenant: string, chat: string, person: string): void;
  /** Whether a chat is known to be a private one. */
  isPrivate(tenant: string, chat: string): boolean;
  /** Sends or replies once. @param uuid at most 50 characters; at most one success per uuid within an hour ("Send message"). Never throws. */
  send(tenant: string, target: Target, content: Content, uuid: string): Promise<SendResult>;
  /** Replaces a card that the bot sent, within 14 days ("Update card"). Never throws. */
  update(tenant: string, message: { messageId: string; chat: string }, card: object): Promise<SendResult>;
}

/** What is known of a chat. */
export interface ChatInfo {
  /** Whether it has, or may have, members of other tenants. */
  readonly external: boolean;
}

export interface Chats {
  /** `GET im/v1/chats/:chat_id` (scope im:chat:readonly). @throws BotError */
  info(tenant: string, chat: string, signal?: AbortSignal): Promise<ChatInfo>;
}

export interface BotIdentity {
  readonly openId: string;
}
