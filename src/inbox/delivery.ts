import { cardAsText } from '../../cards/kit/plain.js';
import type { LRUCache } from 'lru-cache';
import type { Card } from '../../cards/kit/components.js';
import type { Clock } from '../base/clock.js';
import { errorFields, type Log } from '../base/log.js';
import type { Commands } from '../commands/outcome.js';
import { GIVE_UP_AFTER_MS, isOverdue, nextStep, sendInSomeForm } from '../feishu/outgoing.js';
import type { Content, Files, Messages, SendResult, Target, Upload } from '../feishu/port.js';
import type { InboxRepository, InboxRow } from '../store/inbox.js';
import { chatOf, replyUuid, tenantOf } from './keys.js';
import { PERHAPS_SENT } from './progress.js';

interface ReplyHead {
  readonly target: Target;
  /** When the command was typed, epoch milliseconds. */
  readonly typedAt?: number | undefined;
  /** Set when the reply is an update of this message. */
  readonly update?: string | undefined;
  /** When the card or file was made, epoch milliseconds. */
  readonly madeAt: number;
}

type KeptCard = ReplyHead & { readonly card: Card };

/** A reply as it is kept while it cannot be delivered: of a file the key that Feishu gave it, never its bytes. */
export type KeptReply = KeptCard | (ReplyHead & { readonly fileKey: string });

/** A reply that was just made; its file has yet to be uploaded. */
export type MadeReply = KeptReply | (ReplyHead & { readonly file: Upload });

export interface DeliveryParts {
  readonly messages: Messages;
  readonly files: Files;
  readonly repository: InboxRepository;
  readonly commands: Pick<Commands, 'cardRefused' | 'dated' | 'fileRefused'>;
  /** For each message the click whose card it shows; ids of rows sort by the time of their acceptance. */
  readonly shown: LRUCache<string, string>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
}

/** The series of uuids for a reply that goes out beside a message that cannot be changed. */
const BESIDE = 2;
/** Results of an update after which the same update may succeed later. */
const MAY_PASS: ReadonlySet<SendResult['kind']> = new Set(['later', 'quota', 'unknown']);

/** Whether a put-off reply is so old that nobody wants it any more; asked before the command is run for it again. */
export function isExpired(row: InboxRow, now: number): boolean {
  return row.outcome === 'quota' && now - row.accepted_at > GIVE_UP_AFTER_MS.quota;
}

/** The one place that delivers replies: it sends, records what became of it, and puts off what may pass later. */
export function createDelivery(parts: DeliveryParts) {
  const { messages, repository, clock, log } = parts;

  /** Delivers once, in the first form that the platform takes. */
  const attempt = (row: InboxRow, reply: KeptReply, series: number): Promise<SendResult> => {
    if ('card' in reply && reply.update !== undefined) return update(row, reply.update, reply);
    return row.progress === null
      ? send(row, reply, series)
      : replaceProgress(row, row.progress, reply, series);
  };

  const update = async (row: InboxRow, messageId: string, reply: KeptCard): Promise<SendResult> => {
    const message = { messageId, chat: chatOf(reply.target) };
    const card = parts.commands.dated(reply.card, reply.typedAt);
    const result = await messages.update(tenantOf(row), message, card);
    return result.kind === 'card'
      ? messages.update(tenantOf(row), message, parts.commands.cardRefused())
      : result;
  };

  /**
   * The reply takes the place of the message that said that it is being read. Where that message cannot be found or
   * changed, the reply is sent beside it: twice is better than never.
   */
  const replaceProgress = async (
    row: InboxRow,
    progress: string,
    reply: KeptReply,
    series: number,
  ): Promise<SendResult> => {
    if (!('card' in reply)) return send(row, reply, BESIDE);
    let messageId = progress;
    if (progress === PERHAPS_SENT) {
      // Under the same uuid Feishu answers with the message that is there already, and does not change it.
      const sent = await send(row, reply, series);
      if (sent.kind !== 'sent' || sent.messageId === '') return sent;
      messageId = sent.messageId;
    }
    const result = await update(row, messageId, reply);
    return result.kind === 'sent' || MAY_PASS.has(result.kind) ? result : send(row, reply, BESIDE);
  };

  const send = (row: InboxRow, reply: KeptReply, series: number): Promise<SendResult> =>
    sendInSomeForm(messages, {
      tenant: tenantOf(row),
      target: reply.target,
      content: contentOf(reply),
      uuid: replyUuid(row.event_key, series),
      refusedCard: () => parts.commands.cardRefused(),
      asText: (card) => cardAsText(card as Card),
      onOtherForm: (why) => log.info('a reply is sent in another form', { why }),
    });

  const contentOf = (reply: KeptReply): Content =>
    'card' in reply ? { card: parts.commands.dated(reply.card, reply.typedAt) } : { file: reply.fileKey };

  /** Uploads what is a file. @returns the reply as it may be sent and kept, or that it cannot be sent now. */
  const uploaded = async (row: InboxRow, made: MadeReply): Promise<KeptReply | PassingFailure> => {
    if (!('file' in made)) return made;
    const { file, ...head } = made;
    const result = await parts.files.upload(tenantOf(row), file);
    if (result.kind === 'uploaded') return { ...head, fileKey: result.key };
    if (result.kind !== 'refused') return result;
    log.warn('a file was refused', errorFields(result.error));
    return { ...head, card: parts.commands.fileRefused(result.error) };
  };

  /** Delivers a reply, or puts it off. Throws BotError when the database is away; the lease then brings the row back. */
  return async function deliver(row: InboxRow, made: MadeReply): Promise<void> {
    const finish = (outcome: string, answeredBy: string | null = null): Promise<void> =>
      repository.update(row.id, {
        state: 'done',
        payload: null,
        reply: null,
        outcome,
        answered_by: answeredBy,
      });
    const { update } = made;
    if (update !== undefined && (parts.shown.get(update) ?? '') > row.id) return finish('overtaken');
    const overdue = isOverdue(row.unknown_since, clock.now());
    const reply = await uploaded(row, made);
    // A file that could not be uploaded is made anew: its bytes are not kept.
    const kept = 'error' in reply ? null : JSON.stringify(reply);
    const result = 'error' in reply ? reply : await attempt(row, reply, overdue ? 1 : 0);
    const next = nextStep(
      {
        result,
        acceptedAt: row.accepted_at,
        attempts: row.attempts,
        unknownSince: row.unknown_since,
        overdue,
        repeatable: update !== undefined || (row.progress ?? PERHAPS_SENT) !== PERHAPS_SENT,
      },
      clock.now(),
      parts.random,
    );
    if (result.kind !== 'sent')
      log.warn('a reply was not delivered', {
        result: result.kind,
        attempts: row.attempts + 1,
        ...errorFields(result.error),
      });
    switch (next.step) {
      case 'sent':
        if (update !== undefined) parts.shown.set(update, row.id);
        return finish('answered', next.messageId);
      case 'put-off':
        return repository.putOff(row.id, {
          reply: kept,
          outcome: result.kind,
          attempts: next.attempts,
          unknown_since: next.unknownSince,
          next_try_at: next.nextTryAt,
        });
      case 'given-up':
        // A reply asks for nothing that could be stopped: a chat that is gone is one more refusal.
        return finish(next.why === 'gone' ? 'refused' : next.why);
    }
  };
}

type PassingFailure = Exclude<Awaited<ReturnType<Files['upload']>>, { kind: 'uploaded' | 'refused' }>;

export type Deliver = ReturnType<typeof createDelivery>;
