import type { Message } from './types.js';

function parsed(content: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(content);
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : { text: content };
  } catch {
    return { text: content };
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The words of a rich text: the paragraphs of its first language, or of a post without languages. */
function postText(content: Record<string, unknown>): string {
  const post = Array.isArray(content['content'])
    ? content
    : (Object.values(content).find((value) => typeof value === 'object' && value !== null) as
        typeof content | undefined);
  const paragraphs = Array.isArray(post?.['content']) ? (post['content'] as unknown[]) : [];
  const lines = paragraphs.map((paragraph) =>
    (Array.isArray(paragraph) ? (paragraph as Record<string, unknown>[]) : [])
      .map((part) => textOf(part['text'] ?? part['user_id']))
      .join(''),
  );
  const title = typeof post?.['title'] === 'string' ? post['title'] : '';
  return [title, ...lines].filter(Boolean).join('\n');
}

/** The words of a message that is not a card, with names in place of `@_user_1`. */
export function plainText(message: Pick<Message, 'type' | 'content' | 'mentions'>): string {
  const content = parsed(message.content);
  const text =
    message.type === 'post'
      ? postText(content)
      : textOf(content['text'] ?? content['file_name'] ?? message.content);
  const names = new Map((message.mentions ?? []).map((mention) => [mention.key, mention.name]));
  return text.replace(/@_(?:user_\d+|all)/g, (key) => `@${names.get(key) ?? key.slice(1)}`);
}
