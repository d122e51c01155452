import type { Message, Sandbox } from '../../src/sandbox/index.js';
import { title, words } from './card.js';

/** The bot's replies to a message. */
export function repliesTo(sandbox: Sandbox, messageId: string): Message[] {
  const chat = sandbox.message(messageId)?.chatId ?? '';
  return sandbox.messages(chat).filter(({ replyTo }) => replyTo === messageId);
}

/** A real bot on a busy machine first says that it is reading; that is no answer yet. */
const isAnswer = (reply: Message): boolean => reply.card === undefined || title(reply) !== 'Reading…';

/** Waits for the answer to a message; 10 s when not said. */
export function answerTo(sandbox: Sandbox, messageId: string, timeoutMs = 10_000): Promise<Message> {
  return sandbox.waitFor(() => repliesTo(sandbox, messageId).find(isAnswer), {
    what: 'an answer',
    timeoutMs,
  });
}

/** Waits until a message that may be updated shows these words. */
export async function shows(sandbox: Sandbox, messageId: string, text: string): Promise<void> {
  await sandbox.waitFor(() => words(sandbox.message(messageId) ?? {}).includes(text), {
    what: `${messageId} to show ${text}`,
  });
}
