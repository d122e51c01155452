import type { Card } from '../../cards/kit/components.js';
import type { Text } from '../base/text.js';
import type { Target } from '../feishu/port.js';

/** What a message or menu event leads to: one reply and where it goes, or nothing. */
export type MessageOutcome =
  | {
      readonly kind: 'reply';
      readonly card: Card;
      readonly target: Target;
      readonly typedAt?: number | undefined;
    }
  | { readonly kind: 'silent'; readonly why: 'not-for-us' | 'bot' | 'guest' | 'unreadable' };

export interface Toast {
  readonly type: 'info' | 'success' | 'warning' | 'error';
  readonly text: Text;
}

/** What a click leads to: a new card, a word, or a failure, which is a word at once and a card with a retry later. */
export type ClickOutcome =
  | { readonly kind: 'card'; readonly card: Card }
  | { readonly kind: 'toast'; readonly toast: Toast }
  | { readonly kind: 'failed'; readonly toast: Toast; readonly card: Card };

/** What the inbox asks of the commands. Events come verified; `tenant` is what Feishu signed. */
export interface Commands {
  /** Whether an event could be meant for the bot; what could not is not stored. */
  concerns(kind: 'message' | 'menu', event: unknown): boolean;
  /** @throws BotError when it cannot even be found out what is asked; it is tried again. */
  message(tenant: string, event: unknown): Promise<MessageOutcome>;
  menu(tenant: string, event: unknown): Promise<MessageOutcome>;
  /** Never throws. */
  click(tenant: string, event: unknown): Promise<ClickOutcome>;
  /** The word that a chat with too many waiting commands gets, as a reply to the one that was dropped. */
  busy(event: unknown): MessageOutcome;
  /** The card as it is to be sent now: one that comes long after the command was typed says so. */
  dated(card: Card, typedAt: number | undefined): Card;
  /** What replaces a card that Feishu refused. */
  cardRefused(): Card;
}
