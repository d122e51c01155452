import type { Platform } from '../platform.js';
import type { Message, SayInput } from '../types.js';
import type { Chat } from '../world.js';

/** Where a message stands among the others of its chat. */
export type Standing = Pick<Message, 'threadId' | 'rootId' | 'replyTo'>;

/**
 * Where what is said stands: what answers a message within a thread stays there, what answers the message that opens
 * one does not; in a topic group everything stands in a thread.
 */
export function standingOf(platform: Platform, chat: Chat, { rootId, threadId }: SayInput): Standing {
  const { messages, ids } = platform;
  const openerOf = (thread: string | undefined): Message | undefined =>
    thread === undefined ? undefined : messages.ofChat(chat.chatId).find((one) => one.threadId === thread);
  const answered = messages.get(rootId ?? '');
  const stays = chat.mode === 'topic' || openerOf(answered?.threadId) !== answered;
  const opened = chat.mode === 'topic' ? ids.thread() : undefined;
  const thread = threadId ?? (stays ? answered?.threadId : undefined) ?? opened;
  const root = openerOf(thread)?.messageId ?? answered?.rootId ?? rootId;
  return {
    ...(thread === undefined ? {} : { threadId: thread }),
    ...(rootId === undefined || root === undefined ? {} : { rootId: root, replyTo: rootId }),
  };
}
