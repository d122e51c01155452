import type { Card } from '../../cards/kit/components.js';
import type { Text } from '../base/text.js';
import type { Target, Upload } from '../feishu/port.js';

/** What a message or menu event leads to: one reply and where it goes, or nothing. */
export type MessageOutcome =
  | {
      readonly kind: 'reply';
      readonly card: Card;
      readonly target: Target;
      readonly typedAt?: number | undefined;
    }
  | { readonly kind: 'file'; readonly file: Upload; readonly target: Target }
  | { readonly kind: 'silent'; readonly why: 'not-for-us' | 'bot' | 'guest' | 'unreadable' | 'noted' };

/** A reply that is on its way: where it will go, and what its message may show until it is there. */
export interface Coming {
  readonly target: Target;
  /** How far it is, at this moment. */
  readonly card: () => Card;
}

/** Told when a reply that may show its progress is begun; not told of files, refusals and what stays unanswered. */
export type OnComing = (coming: Coming) => void;

export interface Toast {
  readonly type: 'info' | 'success' | 'warning' | 'error';
  readonly text: Text;
}

/**
 * What a click leads to: a new card, a word, a card or a file below the one that was clicked, or a failure, which is a
 * word at once and a card later: in place of the clicked one, or below it (`aside`).
 */
export type ClickOutcome =
  | { readonly kind: 'card'; readonly card: Card; readonly toast?: Toast | undefined }
  | { readonly kind: 'toast'; readonly toast: Toast }
  | { readonly kind: 'aside'; readonly card: Card; readonly toast: Toast }
  | { readonly kind: 'file'; readonly file: Upload; readonly toast: Toast }
  | { readonly kind: 'failed'; readonly toast: Toast; readonly card: Card; readonly aside: boolean };

/** An event about the bot's place in a chat. */
export interface ChatEvent {
  readonly type: string;
  /** The event's own time, epoch milliseconds. */
  readonly createdAt: number;
  readonly event: unknown;
}

/** What the inbox asks of the commands. Events come verified; `tenant` is what Feishu signed. */
export interface Commands {
  /** Whether an event could be meant for the bot; what could not is not stored. */
  concerns(kind: 'message' | 'menu' | 'chat', event: unknown): boolean;
  /** @throws BotError when it cannot even be found out what is asked; it is tried again. */
  message(tenant: string, event: unknown, onComing: OnComing): Promise<MessageOutcome>;
  menu(tenant: string, event: unknown, onComing: OnComing): Promise<MessageOutcome>;
  /** The bot was added to a chat or removed from it, or the chat was dissolved. */
  chat(tenant: string, event: ChatEvent): Promise<MessageOutcome>;
  /** Never throws. */
  click(tenant: string, event: unknown): Promise<ClickOutcome>;
  /** What is said at once of a click that takes longer than Feishu waits. */
  slowClick(tenant: string, event: unknown): Toast;
  /** The word that a chat with too many waiting commands gets, as a reply to the one that was dropped. */
  busy(event: unknown): MessageOutcome;
  /** The card as it is to be sent now: one that comes long after the command was typed says so. */
  dated(card: Card, typedAt: number | undefined): Card;
  /** What replaces a card that Feishu refused. */
  cardRefused(): Card;
  /** What is said in the place of a file that Feishu does not take. */
  fileRefused(error: Error): Card;
}
