import { createHash } from 'node:crypto';
import { checkCard } from '../../cards/kit/check.js';
import { cardAsText } from '../../cards/kit/plain.js';
import type { Card } from '../../cards/kit/components.js';
import { updateReplyCard } from '../../cards/notice.js';
import type { Clock } from '../base/clock.js';
import { asBotError } from '../base/errors.js';
import { errorFields, type Log } from '../base/log.js';
import type { Metrics } from '../base/metrics.js';
import { isOverdue, nextStep, sendInSomeForm, type NextStep } from '../feishu/outgoing.js';
import type { Messages, SendResult } from '../feishu/port.js';
import type { NoticeRow, NoticeUpdate, Notices } from '../store/notices.js';
import type { Subscriptions } from '../store/subscriptions.js';
import type { Guests } from './guests.js';
import { readContent, writeContent } from './content.js';
import { alarmCardFor, noticeCardFor, testNoticeCard } from './show.js';
import type { Teller, ToldNotice } from './told.js';

export interface SenderParts {
  readonly tell: Teller;
  /** Draws cards one after the other; one of thirty changes takes a millisecond or more. */
  readonly serial: <T>(work: () => Promise<T>) => Promise<T>;
  readonly messages: Messages;
  readonly notices: Notices;
  readonly subscriptions: Pick<Subscriptions, 'ofChat' | 'park' | 'person'>;
  readonly guests: Guests;
  /** What takes the place of a card that Feishu refused. */
  readonly cardRefused: () => Card;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** A card can be updated for 14 days (Feishu, "Update card"); an hour less, for a clock that is not quite right. */
const UPDATABLE_MS = 14 * 24 * 3_600_000 - 3_600_000;
/** A notice that the quota refused is sent when the month begins, if that is soon enough. */
const GIVE_UP_AFTER_MS = { later: 24 * 3_600_000, quota: 24 * 3_600_000 } as const;
/** "The card is older than 14 days" (Feishu, "Update card"). */
const TOO_OLD = 230031;

/** The `uuid` of a notice: the same for every try, so that Feishu shows it once. */
function uuidOf(id: string, series: string): string {
  return createHash('sha256').update(`notice ${id} ${series}`).digest('base64url').slice(0, 40);
}

/** Sends notices and keeps them as they should look. One try each; what becomes of it is written down. */
export function createSender(parts: SenderParts) {
  const { messages, notices, subscriptions, clock, log, metrics } = parts;

  const finish = async (row: NoticeRow, change: NoticeUpdate): Promise<void> => {
    metrics.notices.inc({ kind: row.kind, outcome: change.outcome ?? change.state ?? 'put-off' });
    await notices.finish(row.id, change);
  };

  const checked = (card: Card): Card => {
    const findings = checkCard(card);
    if (findings.length === 0) return card;
    metrics.cardsReplaced.inc();
    log.error('a notice failed the check and was replaced', {
      code: 'card_refused',
      findings: findings.slice(0, 10).map(({ path, rule }) => `${rule} at ${path || 'card'}`),
    });
    return parts.cardRefused();
  };

  /** What a notice tells now, and its card. Whether the chat has guests is asked first: nobody else waits for that. */
  const drawn = async (row: NoticeRow): Promise<{ told: ToldNotice; card: Card }> => {
    const withheld = row.kind === 'changes' && (await hidden(row));
    return parts.serial(async () => {
      const told = await parts.tell(row, clock.now());
      return { told, card: cardOf(told, withheld) };
    });
  };

  const cardOf = (told: ToldNotice, withheld: boolean): Card => {
    const { row } = told;
    if (row.kind === 'test') return testNoticeCard(row.created_at);
    if (row.kind !== 'changes') return alarmCardFor(row);
    return checked(noticeCardFor(told, { hidden: withheld }));
  };

  const hidden = async ({ tenant, chat }: NoticeRow): Promise<boolean> => {
    const person = await subscriptions.person(tenant, chat);
    // Sends to a private chat count as sends to its person.
    if (person !== null) messages.privateChat(tenant, chat, person);
    return person === null && (await parts.guests.mayBeIn(tenant, chat));
  };

  const afterwards = (row: NoticeRow, result: SendResult, overdue: boolean, repeatable: boolean): NextStep =>
    nextStep(
      {
        result,
        acceptedAt: row.due_since,
        attempts: row.attempts,
        unknownSince: row.unknown_since,
        overdue,
        repeatable,
        giveUpAfterMs: GIVE_UP_AFTER_MS,
      },
      clock.now(),
      parts.random,
    );

  const putOff = (row: NoticeRow, step: Extract<NextStep, { step: 'put-off' }>): Promise<void> =>
    finish(row, {
      attempts: step.attempts,
      unknown_since: step.unknownSince,
      next_try_at: step.nextTryAt,
    });

  /** The chat is closed to the bot: nobody is told there until that changes. */
  const gone = async (row: NoticeRow, result: SendResult): Promise<void> => {
    const code = result.kind === 'sent' ? undefined : asBotError(result.error).facts.feishuCode;
    const parked = await subscriptions.park(row.tenant, row.chat, String(code ?? 'gone'));
    log.warn('a chat cannot be reached; its subscriptions are parked', { parked, feishuCode: code });
    await finish(row, { state: 'refused', outcome: 'gone' });
    await notices.drop(row.tenant, row.chat, 'gone');
  };

  const send = async (row: NoticeRow): Promise<void> => {
    if (row.kind !== 'test' && !(await somebodyWants(row))) return finish(row, { state: 'dropped' });
    const { told, card } = await drawn(row);
    const overdue = isOverdue(row.unknown_since, clock.now());
    // If nothing can be written afterwards, the next try must know that this one may have arrived.
    if (!(await notices.begin(row.id, clock.now()))) return;
    const result = await sendInSomeForm(messages, {
      tenant: row.tenant,
      target: { chat: row.chat },
      content: { card },
      uuid: uuidOf(row.id, overdue ? 'again' : 'first'),
      priority: 'notice',
      refusedCard: parts.cardRefused,
      asText: (refused) => cardAsText(refused as Card),
      onOtherForm: (why) => log.info('a notice is sent in another form', { why }),
    });
    const step = afterwards(row, result, overdue, false);
    if (result.kind !== 'sent') warn(row, result);
    switch (step.step) {
      case 'sent':
        metrics.notices.inc({ kind: row.kind, outcome: 'sent' });
        // An earlier try may be what is shown, with what was so then: it is shown anew.
        return notices.shown(row.id, row.unknown_since === null ? row.wanted : -1, {
          message_id: step.messageId,
          sent_at: clock.now(),
          content: withSaid(row, told),
        });
      case 'put-off':
        return putOff(row, step);
      case 'given-up':
        if (step.why === 'gone') return gone(row, result);
        log.error('a notice was given up', { why: step.why });
        return finish(row, { state: step.why === 'expired' ? 'expired' : 'refused', outcome: step.why });
    }
  };

  const somebodyWants = async ({ tenant, chat }: NoticeRow): Promise<boolean> =>
    (await subscriptions.ofChat(tenant, chat)).some(({ state }) => state === 'active');

  /** Shows a sent notice as it is to look now. What was asked for while that is done is done next. */
  const update = async (row: NoticeRow): Promise<void> => {
    const { told, card } = await drawn(row);
    const wanted = row.wanted;
    const result = await updateOnce(row, told, card);
    if (!result) return notices.shown(row.id, wanted);
    const step = afterwards(row, result, false, true);
    if (result.kind !== 'sent') warn(row, result);
    if (step.step === 'put-off') return putOff(row, step);
    metrics.notices.inc({ kind: 'update', outcome: step.step === 'sent' ? 'sent' : step.why });
    // What Feishu refuses for good stays as it is: the notice itself was told.
    await notices.shown(row.id, wanted, { content: withSaid(row, told) });
  };

  /** @returns `undefined` when there is nothing new to say. */
  const updateOnce = async (
    row: NoticeRow,
    told: ToldNotice,
    card: Card,
  ): Promise<SendResult | undefined> => {
    const { tenant, chat } = row;
    const messageId = row.message_id ?? '';
    if (clock.now() - (row.sent_at ?? 0) < UPDATABLE_MS) {
      const result = await messages.update(tenant, { messageId, chat }, card, 'notice');
      const tooOld = result.kind !== 'sent' && asBotError(result.error).facts.feishuCode === TOO_OLD;
      if (!tooOld) return result;
    }
    const before = readContent(row.content).said;
    const said = saidOf(told);
    const acknowledged = said.acknowledged && !before?.acknowledged ? told.acknowledged : undefined;
    const reverted = said.reverted > (before?.reverted ?? 0) ? said.reverted : undefined;
    if (!acknowledged && reverted === undefined) return undefined;
    return messages.send(
      tenant,
      { replyTo: messageId, chat, inThread: false },
      { card: updateReplyCard({ acknowledged, reverted }) },
      uuidOf(row.id, `update ${row.wanted}`),
      'notice',
    );
  };

  const warn = (row: NoticeRow, result: Exclude<SendResult, { kind: 'sent' }>): void =>
    log.warn('a notice was not delivered', {
      kind: row.kind,
      result: result.kind,
      attempts: row.attempts + 1,
      ...errorFields(result.error),
    });

  return { send, update };
}

/** What a notice's message says of what became of it. */
function saidOf({ acknowledged, changes }: ToldNotice): { acknowledged: boolean; reverted: number } {
  return {
    acknowledged: acknowledged !== undefined,
    reverted: changes.filter(({ view }) => view.reverted).length,
  };
}

function withSaid(row: NoticeRow, told: ToldNotice): string {
  return writeContent({ ...readContent(row.content), said: saidOf(told) });
}
