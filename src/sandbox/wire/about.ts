import { objectOf } from '../api/route.js';
import type { About, ExchangeKind } from './types.js';

const MOST_CHARACTERS = 120;

/** What an exchange is about, in a few words: what was said, clicked, asked for or shown. */
export function aboutOf(
  kind: ExchangeKind,
  body: unknown,
  query: Readonly<Record<string, string>>,
): About | undefined {
  return short(kind === 'hire' ? askedFor(query) : inBody(kind, objectOf(body)));
}

/** What the person sees after a click, in a few words: the words of the toast, or the title of the card. */
export function seenAfter(kind: ExchangeKind, answer: string): About | undefined {
  if (kind !== 'callback') return undefined;
  const { toast, card } = jsonOf(answer);
  const { content, i18n } = objectOf(toast);
  return short(inBoth(i18n) ?? textOf(content) ?? titleOf(objectOf(objectOf(card).data)));
}

function inBody(kind: ExchangeKind, body: Record<string, unknown>): About | undefined {
  const event = objectOf(body.event);
  if (kind === 'event') return said(objectOf(event.message)) ?? textOf(event.name);
  if (kind === 'callback') return clicked(objectOf(event.action));
  if (kind === 'message') return textOf(body.file_name) ?? showing(body);
  return undefined;
}

/** The words of a message, with names in place of its mentions' keys. */
function said({ content, mentions }: Record<string, unknown>): string | undefined {
  const { text, title, content: paragraphs } = jsonOf(content);
  let words = textOf(text) ?? [textOf(title), ...wordsIn(paragraphs)].filter(Boolean).join(' ');
  for (const { key, name } of (Array.isArray(mentions) ? mentions : []).map(objectOf))
    words = words.replaceAll(String(key), () => `@${String(name)}`);
  return textOf(words);
}

function wordsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  const { text, user_id } = objectOf(value);
  return [textOf(text) ?? textOf(user_id) ?? ''];
}

/** The command of a button; what was picked or written otherwise. */
function clicked({ value, option, input_value, tag }: Record<string, unknown>): string | undefined {
  const action = textOf(objectOf(value).action);
  const entered = textOf(option) ?? textOf(input_value);
  return [action, entered].filter(Boolean).join(' · ') || textOf(tag);
}

/** The title of a card, the words of a text, the name of a kind of message. */
function showing({ content, card, msg_type }: Record<string, unknown>): About | undefined {
  const shown = card === undefined ? jsonOf(content) : objectOf(card);
  return titleOf(shown) ?? textOf(shown.text) ?? textOf(msg_type);
}

function titleOf({ header }: Record<string, unknown>): About | undefined {
  const { content, i18n_content } = objectOf(objectOf(header).title);
  return inBoth(i18n_content) ?? textOf(content);
}

function inBoth(value: unknown): About | undefined {
  const { zh_cn, en_us } = objectOf(value);
  return typeof zh_cn === 'string' && typeof en_us === 'string' ? { zh_cn, en_us } : undefined;
}

/** Page tokens are long and tell nobody anything. */
function askedFor(query: Readonly<Record<string, string>>): string {
  return Object.entries(query)
    .map(([key, value]) => `${key}=${value.length > 16 ? `${value.slice(0, 12)}…` : value}`)
    .join(' ');
}

function jsonOf(text: unknown): Record<string, unknown> {
  try {
    return objectOf(JSON.parse(String(text)));
  } catch {
    return {};
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function short(about: About | undefined): About | undefined {
  if (about === undefined || about === '') return undefined;
  if (typeof about === 'string') return inLine(about);
  return { zh_cn: inLine(about.zh_cn), en_us: inLine(about.en_us) };
}

function inLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS)}…` : line;
}
