import type { Message } from '../../src/sandbox/index.js';

export type Language = 'zh_cn' | 'en_us';

interface Node {
  readonly tag?: string;
  readonly [key: string]: unknown;
}

/** Every object of a card that carries a tag, in reading order. */
export function nodes(card: unknown): Node[] {
  if (Array.isArray(card)) return card.flatMap(nodes);
  if (typeof card !== 'object' || card === null) return [];
  const own = 'tag' in card ? [card as Node] : [];
  return [...own, ...Object.entries(card).flatMap(([key, value]) => (key === 'value' ? [] : nodes(value)))];
}

/** All words of a card as a reader of this language sees them, entities decoded, tags taken out. */
export function words(message: Message | object, language: Language = 'en_us'): string {
  const card = 'messageId' in message ? message.card : message;
  return nodes(card)
    .map((node) => {
      const localised = node['i18n_content'] as Record<string, string> | undefined;
      return localised?.[language] ?? node['content'];
    })
    .filter((text): text is string => typeof text === 'string')
    .map((text) =>
      text
        .replaceAll(/<br>/g, '\n')
        .replaceAll(/<[^>]*>/g, '')
        .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))),
    )
    .join('\n');
}

/** The title of a card, in English. */
export function title(message: Message | object): string {
  const card = 'messageId' in message ? message.card : message;
  const header = nodes(card)[0];
  const localised = header?.['i18n_content'] as Record<string, string> | undefined;
  return localised?.['en_us'] ?? String(header?.['content']);
}

export interface CallbackValue {
  readonly action: string;
  readonly [key: string]: unknown;
}

/** What the interactive elements of a card send, by the words on them in English. */
export function callbacks(message: Message | object): { text: string; value: CallbackValue }[] {
  const card = 'messageId' in message ? message.card : message;
  return nodes(card).flatMap((node) => {
    const behaviors = node['behaviors'] as { type: string; value: CallbackValue }[] | undefined;
    const callback = behaviors?.find(({ type }) => type === 'callback');
    return callback ? [{ text: words({ x: { ...node, tag: 'x' } }), value: callback.value }] : [];
  });
}

/** The value of the button with these words. */
export function button(message: Message | object, text: string): CallbackValue {
  const found = callbacks(message).find((callback) => callback.text.includes(text));
  if (!found)
    throw new Error(
      `no button says ${text}; there are ${callbacks(message)
        .map((c) => c.text)
        .join(' | ')}`,
    );
  return found.value;
}
