import type { Text } from '../base/text.js';
import type { Card } from '../../cards/kit/components.js';

/** An event whose signature, token and app have been checked. */
export interface VerifiedEvent {
  /** Such as `im.message.receive_v1`. */
  readonly type: string;
  readonly eventId: string;
  readonly tenant: string;
  /** The event's own time, epoch milliseconds. */
  readonly createdAt: number;
  readonly event: unknown;
}

/** What is answered by the request itself, and never sent again. */
export const CLICK = 'card.action.trigger';

/** The kinds of events that are stored and run. */
export const STORED_KINDS: ReadonlyMap<string, 'message' | 'menu' | 'chat'> = new Map([
  ['im.message.receive_v1', 'message'],
  ['application.bot.menu_v6', 'menu'],
  ['im.chat.member.bot.added_v1', 'chat'],
  ['im.chat.member.bot.deleted_v1', 'chat'],
  ['im.chat.disbanded_v1', 'chat'],
]);

/** What became of an event; all but `unavailable` are answered 200. */
export type Intake =
  | 'accepted'
  | 'duplicate'
  /** Over 24 h old: keys are not kept that long, so it could be a replay. */
  | 'too-old'
  /** Of a kind, or with a content, that the bot has no use for. */
  | 'ignored'
  /** The chat has too many commands waiting. */
  | 'dropped'
  /** Database away, or the process is full or stopping: Feishu shall send it again. */
  | 'unavailable';

/** The answer to a click, as Feishu wants it within three seconds ("Card callback"). */
export interface ClickAnswer {
  readonly toast?: {
    readonly type: string;
    readonly content: string;
    readonly i18n: { zh_cn: string; en_us: string };
  };
  readonly card?: { readonly type: 'raw'; readonly data: Card };
}

/** Where verified events go. */
export interface Inbox {
  accept(event: VerifiedEvent): Promise<Intake>;
  /**
   * Runs a click and answers in time; what takes longer is finished by updating the message.
   * @param answered resolves when the answer has been written: an update before that would be lost.
   */
  click(event: VerifiedEvent, answered: Promise<void>): Promise<ClickAnswer>;
}

/** A toast in the viewer's language. */
export function toast(type: string, { zh, en }: Text): ClickAnswer {
  return { toast: { type, content: zh, i18n: { zh_cn: zh, en_us: en } } };
}
