import type { Content, Messages, SendPriority, SendResult, Target } from './port.js';

/** A message that is to arrive once, in the first form that the platform takes. */
export interface Outgoing {
  readonly tenant: string;
  readonly target: Target;
  readonly content: Content;
  /** The same for every form and every try, at most 50 characters ("Send message"). */
  readonly uuid: string;
  readonly priority?: SendPriority;
  /** The card that takes the place of one whose content was refused. */
  readonly refusedCard: () => object;
  /** The words of a card, for chats that do not allow cards. */
  readonly asText: (card: object) => string;
  /** Told each time another form is tried. */
  readonly onOtherForm?: (why: SendResult['kind']) => void;
}

const MINUTE = 60_000;
/** A send that was definitely refused is tried again for a day; a reply that the quota refused for an hour. */
export const GIVE_UP_AFTER_MS = { later: 24 * 60 * MINUTE, quota: 60 * MINUTE } as const;
/** A uuid protects for an hour (Feishu, "Send message"); five minutes of it are left for the last try to arrive. */
const UUID_PROTECTS_MS = 55 * MINUTE;
const BACKOFF = { firstMs: 1000, mostMs: 5 * MINUTE } as const;

/**
 * Sends a message: outside the thread, plainly instead of as a reply, as another card or as text, where the platform
 * refuses the form before. Each form is refused once at most, so this ends. Never throws.
 */
export async function sendInSomeForm(
  messages: Pick<Messages, 'send'>,
  message: Outgoing,
): Promise<SendResult> {
  const { tenant, uuid, priority } = message;
  let { target, content } = message;
  for (;;) {
    const result = await messages.send(tenant, target, content, uuid, priority);
    const next = otherForm(result.kind, target, content, message);
    if (!next) return result;
    message.onOtherForm?.(result.kind);
    ({ target, content } = next);
  }
}

function otherForm(
  kind: SendResult['kind'],
  target: Target,
  content: Content,
  { refusedCard, asText }: Outgoing,
): { target: Target; content: Content } | undefined {
  if (kind === 'no-thread' && 'replyTo' in target && target.inThread)
    return { target: { ...target, inThread: false }, content };
  if (kind === 'plain' && 'replyTo' in target) return { target: { chat: target.chat }, content };
  if (kind === 'text' && 'card' in content) return { target, content: { text: asText(content.card) } };
  if (kind === 'card' && 'card' in content) {
    const instead = refusedCard();
    const tried = JSON.stringify(instead) === JSON.stringify(content.card);
    return { target, content: tried ? { text: asText(instead) } : { card: instead } };
  }
  return undefined;
}

/** A message whose outcome is unknown for so long that its uuid no longer protects: the next try needs a new one. */
export function isOverdue(unknownSince: number | null, now: number): boolean {
  return unknownSince !== null && now - unknownSince >= UUID_PROTECTS_MS;
}

/** A try to send a message, and what came before it. Times are epoch milliseconds. */
export interface Try {
  readonly result: SendResult;
  /** When it was promised that the message would be sent. */
  readonly acceptedAt: number;
  /** How many tries came before this one. */
  readonly attempts: number;
  /** Since when an earlier try may have delivered it. */
  readonly unknownSince: number | null;
  /** Whether this try was made under a new uuid, see `isOverdue`. */
  readonly overdue: boolean;
  /** True for an update: made twice, it does no harm. */
  readonly repeatable?: boolean;
  /** After how many milliseconds nobody wants the message any more. */
  readonly giveUpAfterMs?: { readonly later: number; readonly quota: number };
}

export type NextStep =
  | { readonly step: 'sent'; readonly messageId: string }
  | {
      readonly step: 'put-off';
      readonly attempts: number;
      readonly unknownSince: number | null;
      readonly nextTryAt: number;
    }
  | { readonly step: 'given-up'; readonly why: 'expired' | 'outcome-unknown' | 'gone' | 'refused' };

/**
 * What happens after a try: what may pass later is put off, longer each time; what may have been delivered is tried
 * under its uuid while that protects, then once under a new one, because twice is better than never.
 */
export function nextStep(tried: Try, now: number, random: () => number): NextStep {
  const { result, unknownSince, giveUpAfterMs = GIVE_UP_AFTER_MS } = tried;
  const putOff = (since: number | null): NextStep => {
    const attempts = tried.attempts + 1;
    const retryAfterMs = result.kind === 'sent' ? 0 : (result.retryAfterMs ?? 0);
    const backoff = Math.min(BACKOFF.firstMs * 2 ** Math.min(attempts, 20), BACKOFF.mostMs);
    const delay = Math.max(retryAfterMs, backoff * (0.75 + random() / 2));
    return { step: 'put-off', attempts, unknownSince: since, nextTryAt: Math.round(now + delay) };
  };
  const unlessExpired = (patience: number, since: number | null): NextStep =>
    now - tried.acceptedAt < patience ? putOff(since) : { step: 'given-up', why: 'expired' };
  switch (result.kind) {
    case 'sent':
      return { step: 'sent', messageId: result.messageId };
    case 'later':
    case 'quota':
      return unlessExpired(giveUpAfterMs[result.kind], unknownSince);
    case 'unknown':
      if (tried.repeatable) return unlessExpired(giveUpAfterMs.later, null);
      // Once the one try under a new uuid has been made, a further one could only make a third message.
      return tried.overdue ? { step: 'given-up', why: 'outcome-unknown' } : putOff(unknownSince ?? now);
    case 'gone':
      return { step: 'given-up', why: 'gone' };
    default:
      return { step: 'given-up', why: 'refused' };
  }
}
