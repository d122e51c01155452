import { cardAsText } from '../../cards/kit/plain.js';
import type { LRUCache } from 'lru-cache';
import type { Card } from '../../cards/kit/components.js';
import type { Clock } from '../base/clock.js';
import { errorFields, type Log } from '../base/log.js';
import type { Commands } from '../commands/outcome.js';
import type { Content, Messages, SendResult, Target } from '../feishu/port.js';
import type { InboxRepository, InboxRow } from '../store/inbox.js';
import { replyUuid } from './keys.js';

/** A reply as it is kept while it cannot be delivered. */
export interface KeptReply {
  readonly card: Card;
  readonly target: Target;
  /** When the command was typed, epoch milliseconds. */
  readonly typedAt?: number | undefined;
  /** Set when the reply is an update of this message. */
  readonly update?: string | undefined;
  /** When the card was made, epoch milliseconds. */
  readonly madeAt: number;
}

export interface DeliveryParts {
  readonly messages: Messages;
  readonly repository: InboxRepository;
  readonly commands: Pick<Commands, 'cardRefused' | 'dated'>;
  /** For each message the click whose card it shows; ids of rows sort by the time of their acceptance. */
  readonly shown: LRUCache<string, string>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
}

const MINUTE = 60_000;
/** A send that was definitely refused is tried again for a day; one that the quota refused for an hour. */
const GIVE_UP_AFTER = { later: 24 * 60 * MINUTE, quota: 60 * MINUTE } as const;
/** A uuid protects for an hour (Feishu, "Send message"); five minutes of it are left for the last try to arrive. */
const UUID_PROTECTS_MS = 55 * MINUTE;
const BACKOFF = { firstMs: 1000, mostMs: 5 * MINUTE } as const;

/** Whether a put-off reply is so old that nobody wants it any more; asked before the command is run for it again. */
export function isExpired(row: InboxRow, now: number): boolean {
  return row.outcome === 'quota' && now - row.accepted_at > GIVE_UP_AFTER.quota;
}

/** The one place that delivers replies: it sends, records what became of it, and puts off what may pass later. */
export function createDelivery(parts: DeliveryParts) {
  const { messages, repository, clock, log } = parts;

  /** Sends once, in the first form that the platform takes. */
  const attempt = async (row: InboxRow, reply: KeptReply, series: number): Promise<SendResult> => {
    const tenant = row.event_key.split(' ', 1)[0] ?? '';
    const uuid = replyUuid(row.event_key, series);
    if (reply.update !== undefined) {
      const message = {
        messageId: reply.update,
        chat: 'chat' in reply.target ? reply.target.chat : row.lane,
      };
      const result = await messages.update(tenant, message, reply.card);
      return result.kind === 'card' ? messages.update(tenant, message, parts.commands.cardRefused()) : result;
    }
    let target = reply.target;
    let content: Content = { card: parts.commands.dated(reply.card, reply.typedAt) };
    for (;;) {
      const result = await messages.send(tenant, target, content, uuid);
      const next = otherForm(result.kind, target, content);
      if (!next) return result;
      log.info('a reply is sent in another form', { why: result.kind });
      ({ target, content } = next);
    }
  };

  const otherForm = (kind: SendResult['kind'], target: Target, content: Content) => {
    if (kind === 'no-thread' && 'replyTo' in target && target.inThread)
      return { target: { ...target, inThread: false }, content };
    if (kind === 'plain' && 'replyTo' in target) return { target: { chat: target.chat }, content };
    if (kind === 'text' && 'card' in content)
      return { target, content: { text: cardAsText(content.card as Card) } };
    if (kind === 'card' && 'card' in content) {
      const instead = parts.commands.cardRefused();
      const tried = JSON.stringify(instead) === JSON.stringify(content.card);
      return { target, content: tried ? { text: cardAsText(instead) } : { card: instead } };
    }
    return undefined;
  };

  /** Delivers a reply, or puts it off. Throws BotError when the database is away; the lease then brings the row back. */
  return async function deliver(row: InboxRow, reply: KeptReply): Promise<void> {
    const finish = (outcome: string, answeredBy: string | null = null): Promise<void> =>
      repository.update(row.id, {
        state: 'done',
        payload: null,
        reply: null,
        outcome,
        answered_by: answeredBy,
      });
    if (reply.update !== undefined && (parts.shown.get(reply.update) ?? '') > row.id)
      return finish('overtaken');
    const overdue = row.unknown_since !== null && clock.now() - row.unknown_since >= UUID_PROTECTS_MS;
    const result = await attempt(row, reply, overdue ? 1 : 0);
    const now = clock.now();
    if (result.kind === 'sent' && reply.update !== undefined) parts.shown.set(reply.update, row.id);
    if (result.kind === 'sent') return finish('answered', result.messageId);
    const attempts = row.attempts + 1;
    log.warn('a reply was not delivered', { result: result.kind, attempts, ...errorFields(result.error) });
    const putOff = (unknownSince: number | null): Promise<void> => {
      const backoff = Math.min(BACKOFF.firstMs * 2 ** Math.min(attempts, 20), BACKOFF.mostMs);
      const delay = Math.max(result.retryAfterMs ?? 0, backoff * (0.75 + parts.random() / 2));
      return repository.putOff(row.id, {
        reply: JSON.stringify(reply),
        outcome: result.kind,
        attempts,
        unknown_since: unknownSince,
        next_try_at: Math.round(now + delay),
      });
    };
    switch (result.kind) {
      case 'later':
      case 'quota':
        return now - row.accepted_at < GIVE_UP_AFTER[result.kind]
          ? putOff(row.unknown_since)
          : finish('expired');
      case 'unknown':
        // Once the one try under a new uuid has been made, a further one could only make a third message.
        // An update may be made twice.
        if (reply.update !== undefined)
          return now - row.accepted_at < GIVE_UP_AFTER.later ? putOff(null) : finish('expired');
        return overdue ? finish('outcome-unknown') : putOff(row.unknown_since ?? now);
      default:
        return finish('refused');
    }
  };
}

export type Deliver = ReturnType<typeof createDelivery>;
