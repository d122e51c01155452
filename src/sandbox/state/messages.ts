import type { Clock, Message } from '../types.js';
import type { Ids } from '../ids.js';
import type { Signal } from '../signal.js';

export interface NewMessage {
  chatId: string;
  sender: Message['sender'];
  type: string;
  content: string;
  messageId?: string;
  replyTo?: string;
  threadId?: string;
  rootId?: string;
  createdAt?: number;
  uuid?: string;
  mentions?: Message['mentions'];
}

/** Every message of the pretend tenant, in order. */
export interface MessageStore {
  add(input: NewMessage): Message;
  get(messageId: string): Message | undefined;
  ofChat(chatId: string): Message[];
  /** Those of a chat that are new or different since a revision, and the revision now; 0 is before everything. */
  changedSince(chatId: string, revision: number): { messages: Message[]; revision: number };
  /** Replaces the card of a message, and keeps the one before in its history. */
  replaceCard(message: Message, card: object): void;
  /** Opens a thread at a message that has none. @returns the thread's id */
  openThread(message: Message): string;
  /** Takes a message back: it stays, but nobody can see, answer or update it any more. */
  recall(message: Message): void;
  /** The message that a `uuid` produced within the last hour ("Send message": at most one success per uuid and hour). */
  byUuid(uuid: string): Message | undefined;
}

const UUID_LIFE = 3_600_000;

export function createMessageStore(clock: Clock, ids: Ids, signal: Signal): MessageStore {
  const all = new Map<string, Message>();
  const chats = new Map<string, Message[]>();
  const uuids = new Map<string, Message>();
  const revisions = new Map<string, number>();
  let revision = 0;
  const changed = (message: Message, updated: boolean): void => {
    revisions.set(message.messageId, (revision += 1));
    signal.emit({ kind: 'message', messageId: message.messageId, chatId: message.chatId, updated });
  };
  return {
    add(input) {
      const message: Message = {
        messageId: input.messageId ?? ids.message(),
        chatId: input.chatId,
        sender: input.sender,
        type: input.type,
        content: input.content,
        createdAt: input.createdAt ?? clock.now(),
        history: [],
      };
      if (input.type === 'interactive') message.card = JSON.parse(input.content) as object;
      if (input.mentions?.length) message.mentions = input.mentions;
      if (input.replyTo) message.replyTo = input.replyTo;
      if (input.rootId) message.rootId = input.rootId;
      if (input.threadId) message.threadId = input.threadId;
      if (input.uuid) {
        message.uuid = input.uuid;
        uuids.set(input.uuid, message);
      }
      all.set(message.messageId, message);
      const chat = chats.get(message.chatId) ?? [];
      chat.push(message);
      chats.set(message.chatId, chat);
      changed(message, false);
      return message;
    },
    get: (messageId) => all.get(messageId),
    ofChat: (chatId) => [...(chats.get(chatId) ?? [])],
    changedSince: (chatId, since) => ({
      messages: (chats.get(chatId) ?? []).filter(({ messageId }) => (revisions.get(messageId) ?? 0) > since),
      revision,
    }),
    replaceCard(message, card) {
      if (message.card) message.history.push(message.card);
      message.card = card;
      message.content = JSON.stringify(card);
      message.updatedAt = clock.now();
      changed(message, true);
    },
    openThread(message) {
      if (message.threadId === undefined) {
        message.threadId = ids.thread();
        changed(message, true);
      }
      return message.threadId;
    },
    recall(message) {
      message.recalledAt = clock.now();
      changed(message, true);
    },
    byUuid(uuid) {
      const message = uuids.get(uuid);
      return message && clock.now() - message.createdAt < UUID_LIFE ? message : undefined;
    },
  };
}
