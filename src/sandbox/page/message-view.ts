import { senderName } from './directory.js';
import { make } from './dom.js';
import { measure, MOST_BYTES, MOST_TAGS } from './meters.js';
import { plainText } from './plain.js';
import type { Message } from './types.js';
import { view } from './view.js';
import { word } from './words.js';

function clockTime(milliseconds: number): string {
  const locale = view.lang === 'zh_cn' ? 'zh-CN' : 'en-GB';
  return new Date(milliseconds).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });
}

function meters(card: object): HTMLElement {
  const { bytes, tags } = measure(card);
  const kilobytes = (bytes / 1024).toFixed(1);
  return make(
    'p',
    { class: bytes > MOST_BYTES || tags > MOST_TAGS ? 'meters meters-over' : 'meters' },
    make(
      'label',
      {},
      `${word('bytes')} ${kilobytes} / 30 KB `,
      make('meter', { max: MOST_BYTES, value: bytes }),
    ),
    make(
      'label',
      {},
      `${word('tags')} ${String(tags)} / 200 `,
      make('meter', { max: MOST_TAGS, value: tags }),
    ),
  );
}

/** The fragment comes from the sandbox's renderer, which escapes the card; scripts in a template never run. */
function cardNode(html: string): HTMLElement {
  const template = make('template');
  template.innerHTML = html;
  return make('div', { class: 'card-stage', 'data-width': view.width }, template.content);
}

function body(message: Message, html: string | undefined): HTMLElement[] {
  if (message.recalledAt !== undefined) return [make('p', { class: 'bubble bubble-gone' }, word('recalled'))];
  if (html !== undefined)
    return [cardNode(html), ...(message.card === undefined ? [] : [meters(message.card)])];
  const text = plainText(message);
  return [make('p', { class: 'bubble' }, message.type === 'file' ? `${word('file')}: ${text}` : text)];
}

/** In one line, what a message says: for the quote above a reply. */
function gist(message: Message): string {
  if (message.recalledAt !== undefined) return word('recalled');
  const text = message.type === 'interactive' ? `[${word('card')}]` : plainText(message);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/**
 * One entry of the conversation.
 * @param html the rendered card of an `interactive` message
 * @param answered the message that this one replies to
 */
export function messageEntry(
  message: Message,
  html: string | undefined,
  answered: Message | undefined,
): HTMLLIElement {
  const mine = message.sender.id === view.me;
  const name = senderName(message.sender);
  const stamp = [
    clockTime(message.createdAt),
    ...(message.updatedAt === undefined ? [] : [word('edited')]),
  ].join(' · ');
  const quote =
    answered === undefined
      ? []
      : [
          make(
            'p',
            { class: 'quote' },
            `${word('replyTo')} ${senderName(answered.sender)}: ${gist(answered)}`,
          ),
        ];
  const face = make(
    'span',
    { class: `face face-${message.sender.type}`, 'aria-hidden': 'true' },
    name.slice(0, 1),
  );
  return make(
    'li',
    { class: mine ? 'message message-mine' : 'message', 'data-message': message.messageId, tabindex: -1 },
    face,
    make(
      'div',
      { class: 'message-main' },
      make('p', { class: 'message-head' }, make('span', {}, name), make('time', {}, stamp)),
      ...quote,
      ...body(message, html),
    ),
  );
}
