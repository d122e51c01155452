import { z } from 'zod';
import { ID_FORMS } from '../../base/ids.js';
import { normalise } from './tokens.js';

/** `im.message.receive_v1` as far as the bot reads it (Feishu, "Receive message"). Unknown members are left alone. */
export const messageEvent = z.object({
  sender: z.object({
    sender_id: z.object({ open_id: z.string().nullish(), union_id: z.string().nullish() }).nullish(),
    sender_type: z.string().nullish(),
    tenant_key: z.string().nullish(),
  }),
  message: z.object({
    message_id: z.string().regex(ID_FORMS.message),
    thread_id: z.string().nullish(),
    create_time: z.coerce.number().min(0).max(8.64e15).nullish().catch(undefined),
    chat_id: z.string().regex(ID_FORMS.chat),
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    mentions: z
      .array(
        z.object({
          key: z.string(),
          id: z.object({ open_id: z.string().nullish() }).nullish(),
        }),
      )
      .nullish(),
  }),
});

export type MessageEvent = z.output<typeof messageEvent>;

/** Commands are short. What comes after this many characters is not looked at, so that no text can keep the process busy. */
const LONGEST_TEXT = 2000;

/** What a message says, without the mentions in it. */
export interface Said {
  readonly text: string;
  readonly mentionsBot: boolean;
  /** Mentions people (or everybody), but not the bot. */
  readonly mentionsOthersOnly: boolean;
}

/**
 * The words of a text or rich-text message. Mentions stand in it as `@_user_N` and are taken out wherever they
 * are; `@_user_1` is not the beginning of `@_user_10`.
 * @returns `undefined` for other kinds of messages, or content that is not what it should be.
 */
export function readMessage({ message }: MessageEvent, botOpenId: string): Said | undefined {
  const raw = rawText(message.message_type, message.content);
  if (raw === undefined) return undefined;
  const mentions = message.mentions ?? [];
  const mentionsBot = mentions.some((mention) => mention.id?.open_id === botOpenId);
  const anybody = mentions.length > 0 || /@_all\b/.test(raw);
  const text = normalise(raw.replaceAll(/@_(?:user_\d+|all)(?!\d)/g, ' '));
  return { text, mentionsBot, mentionsOthersOnly: anybody && !mentionsBot };
}

/**
 * Whether a message could be meant for the bot at all, before anything is known about it: group talk that is no
 * command and mentions nobody is not even stored.
 */
export function mayConcernBot({ message }: MessageEvent): boolean {
  if (message.message_type !== 'text' && message.message_type !== 'post') return false;
  if (message.chat_type === 'p2p' || (message.mentions ?? []).length > 0) return true;
  return normalise(rawText(message.message_type, message.content) ?? '').startsWith('/');
}

function rawText(type: string, content: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(content);
    if (type === 'text') return z.object({ text: z.string() }).parse(parsed).text.slice(0, LONGEST_TEXT);
    if (type === 'post') return postText(parsed).slice(0, LONGEST_TEXT);
  } catch {
    // Content that does not parse is a message that says nothing.
  }
  return undefined;
}

const post = z.object({
  title: z.string().nullish(),
  content: z.array(
    z.array(z.looseObject({ tag: z.string(), text: z.string().optional(), user_id: z.string().optional() })),
  ),
});

/** Rich text arrives without a language wrapper; its words are in text and link nodes, line by line. */
function postText(parsed: unknown): string {
  const { title, content } = post.parse(parsed);
  const lines = content.map((nodes) =>
    nodes.map(({ tag, text, user_id }) => (tag === 'at' ? ` ${user_id ?? ''} ` : (text ?? ''))).join(''),
  );
  return [title ?? '', ...lines].filter((line) => line.trim() !== '').join(' ');
}
