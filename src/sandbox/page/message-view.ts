import { avatar } from './avatar.js';
import { cardFooterElement } from './card-footer.js';
import { senderName } from './directory.js';
import { make } from './dom.js';
import { fileView } from './file-view.js';
import { actsOf, type Act } from './message-acts.js';
import { pieceNode } from './pieces.js';
import { pieces, plainText } from './plain.js';
import { clockTime } from './times.js';
import type { Message } from './types.js';
import { view } from './view.js';
import { word } from './words.js';

/** What stands around a message. */
export interface Around {
  /** The rendered card of an `interactive` message. */
  readonly html: string | undefined;
  /** The message that it replies to. */
  readonly answered?: Message | undefined;
  /** It follows one of the same sender, whose name need not be said again. */
  readonly follows?: boolean;
  /** The thread that it opens: how many replies, and the last of them. */
  readonly thread?: { readonly count: number; readonly last: Message } | undefined;
  /** What the person at the page may do with it. */
  readonly acts: readonly Act[];
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
    return [cardNode(html), ...(message.card === undefined ? [] : [cardFooterElement(message.card)])];
  if (message.file !== undefined) return [fileView(message.file)];
  return [make('p', { class: 'bubble' }, ...pieces(message).map(pieceNode))];
}

/** In one line, what a message says: for the quote above a reply and the list of chats. */
export function gist(message: Message): string {
  if (message.recalledAt !== undefined) return word('recalled');
  if (message.type === 'interactive') return `[${word('card')}] ${cardTitle(message.card)}`.trim();
  const text = message.file === undefined ? plainText(message) : `[${word('file')}] ${message.file.name}`;
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

interface Title {
  content?: string;
  i18n_content?: Record<string, string>;
}

function cardTitle(card: object | undefined): string {
  const { title } = (card as { header?: { title?: Title } } | undefined)?.header ?? {};
  return title?.i18n_content?.[view.lang] ?? title?.content ?? '';
}

function quote(answered: Message): HTMLElement {
  return make(
    'button',
    { class: 'quote', type: 'button', 'data-jump': answered.messageId },
    `${word('replyTo')} ${senderName(answered.sender)}: ${gist(answered)}`,
  );
}

function threadBar({ messageId }: Message, { count, last }: NonNullable<Around['thread']>): HTMLElement {
  return make(
    'button',
    { class: 'thread-bar', type: 'button', 'data-thread': messageId },
    make('span', { class: 'thread-count' }, `${String(count)} ${word(count === 1 ? 'oneReply' : 'replies')}`),
    make('span', { class: 'thread-last' }, `${senderName(last.sender)}: ${gist(last)}`),
  );
}

/** One entry of a conversation. */
export function messageEntry(message: Message, around: Around): HTMLLIElement {
  const mine = message.sender.id === view.me;
  const name = senderName(message.sender);
  const stamp = [
    clockTime(message.createdAt),
    ...(message.updatedAt === undefined ? [] : [word('edited')]),
  ].join(' · ');
  const { html, answered, follows = false, thread, acts } = around;
  const look = ['message', ...(mine ? ['message-mine'] : []), ...(follows ? ['message-follows'] : [])];
  return make(
    'li',
    { class: look.join(' '), 'data-message': message.messageId, tabindex: -1 },
    avatar(name, message.sender.type, message.sender.id),
    make(
      'div',
      { class: 'message-main' },
      make(
        'p',
        { class: 'message-head' },
        make('span', {}, name),
        ...(message.sender.type === 'bot' ? [make('span', { class: 'badge badge-bot' }, word('bot'))] : []),
        make('time', {}, stamp),
      ),
      ...(answered === undefined ? [] : [quote(answered)]),
      make(
        'div',
        { class: 'message-body' },
        ...body(message, html),
        actsOf(message.recalledAt === undefined ? acts : ['copy']),
      ),
      ...(thread === undefined ? [] : [threadBar(message, thread)]),
    ),
  );
}
