import type { Text } from '../base/text.js';

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
  /** `resumeSources` for the watch: goes last in every queue, and what is known already is not parsed. */
  pollSources(
    request: PollRequest & { pageSize: number; pageToken?: string | undefined },
  ): Promise<PolledAnswer>;
  /** `talentObjects` for the watch. */
  pollTalentObjects(request: PollRequest): Promise<PolledAnswer>;
}

export interface ReadRequest {
  readonly tenant: string;
  readonly signal?: AbortSignal | undefined;
}

export interface PollRequest extends ReadRequest {
  /** Whether a successful answer with this hash has been read before; such an answer counts as a success unparsed. */
  readonly known: (hash: string) => boolean;
}

/** A successful answer, parsed only if somebody wants to see it. */
export interface PolledAnswer {
  /** SHA-256 (base64url) of the body as it came; equal bodies have equal hashes, before anything is parsed. */
  readonly hash: string;
  /** The body. Of a known answer this parses it. */
  body(): unknown;
}

/** What is sent: a card, a text where cards are not allowed, or a file that was uploaded before. */
export type Content = { readonly card: object } | { readonly text: string } | { readonly file: string };

/** "Upload file" takes at most this much. */
export const MOST_FILE_BYTES = 30 * 1024 * 1024;

/** A file to upload. `type` is Feishu's `file_type`: `stream` for what it has no type of its own for. */
export interface Upload {
  readonly name: string;
  readonly type: 'stream' | 'xls';
  readonly content: Uint8Array;
}

/** `later` and `quota`: may pass later, see `SendResult`; `refused`: this file does not pass as things are. */
export type UploadResult =
  | { readonly kind: 'uploaded'; readonly key: string }
  | {
      readonly kind: 'later' | 'quota';
      readonly error: Error;
      readonly retryAfterMs?: number | undefined;
    }
  | { readonly kind: 'refused'; readonly error: Error };

export interface Files {
  /** Uploads a file, for one message of this bot. Never throws. */
  upload(tenant: string, file: Upload): Promise<UploadResult>;
}

/** Where a message goes: as a reply to one, or to a chat or a person. */
export type Target =
  | { readonly replyTo: string; readonly chat: string; readonly inThread: boolean }
  | { readonly chat: string }
  | { readonly person: string };

/**
 * What became of a send:
 * - `later`: definitely refused, may pass later; `quota`: the same, until the month ends
 * - `unknown`: it may have been delivered; only the same uuid is safe, for an hour
 * - `gone`: the chat or the person is closed to the bot until something changes there, for every message
 * - `never`: this message is refused for good; `plain`, `no-thread`, `text`, `card`: as it was, another form may pass
 */
export type SendResult =
  | { readonly kind: 'sent'; readonly messageId: string }
  | {
      readonly kind:
        'later' | 'quota' | 'unknown' | 'gone' | 'never' | 'plain' | 'no-thread' | 'text' | 'card';
      readonly error: Error;
      readonly retryAfterMs?: number | undefined;
    };

export interface Messages {
  /** Says that a chat is the private one of a person: messages to either count together. */
  privateChat(tenant: string, chat: string, person: string): void;
  /** Whether a chat is known to be a private one. */
  isPrivate(tenant: string, chat: string): boolean;
  /** Sends or replies once. @param uuid at most 50 characters; at most one success per uuid within an hour ("Send message"). Never throws. */
  send(
    tenant: string,
    target: Target,
    content: Content,
    uuid: string,
    priority?: SendPriority,
  ): Promise<SendResult>;
  /** Replaces a card that the bot sent, within 14 days ("Update card"). Never throws. */
  update(
    tenant: string,
    message: { messageId: string; chat: string },
    card: object,
    priority?: SendPriority,
  ): Promise<SendResult>;
}

/** Who goes first where messages queue for a limit; `reply` unless said. */
export type SendPriority = 'reply' | 'notice';

/** What is known of a chat. */
export interface ChatInfo {
  /** Whether it has, or may have, members of other tenants. */
  readonly external: boolean;
  /** Whether it is the private chat of one person with the bot. */
  readonly inPrivate: boolean;
  /** Whether it was dissolved, with its history kept or not. */
  readonly gone: boolean;
  /** The open_id of its owner; `undefined` when that is a bot, in a private chat, and while the bot is not in the chat. */
  readonly owner: string | undefined;
  /** The open_ids of the people who manage it beside the owner. */
  readonly managers: readonly string[];
}

export interface Chats {
  /** `GET im/v1/chats/:chat_id` (scope im:chat:readonly). @throws BotError */
  info(tenant: string, chat: string, signal?: AbortSignal): Promise<ChatInfo>;
}

export interface BotIdentity {
  readonly openId: string;
}

/** A command as Feishu's slash panel shows it. */
export interface SlashCommand {
  /** Without the slash: `^[a-z0-9][a-z0-9_-]*$`, at most 32 characters. */
  readonly name: string;
  /** At most 100 characters each. */
  readonly description: Text;
  /** One of the panel's icon keys; any other is refused with 40000031. */
  readonly icon: string;
}
