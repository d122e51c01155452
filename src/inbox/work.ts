import { asBotError } from '../base/errors.js';
import { ID_FORMS } from '../base/ids.js';
import { errorFields, type Log } from '../base/log.js';
import type { Clock } from '../base/clock.js';
import type { ClickOutcome, Commands, MessageOutcome } from '../commands/outcome.js';
import type { InboxRepository, InboxRow } from '../store/inbox.js';
import { isExpired, type Deliver, type KeptReply, type MadeReply } from './delivery.js';
import type { VerifiedEvent } from './port.js';
import type { Progress } from './progress.js';

export interface WorkParts {
  readonly commands: Commands;
  readonly repository: InboxRepository;
  readonly deliver: Deliver;
  readonly progressOf: (row: InboxRow) => Progress;
  readonly clock: Clock;
  readonly log: Log;
}

/** A reply before it is known when it was made. */
type Unsent = MadeReply extends infer R ? (R extends MadeReply ? Omit<R, 'madeAt'> : never) : never;

/** A card that could not be delivered for this long is made anew: the chat may have guests by now, and the data have changed. */
const KEPT_MS = 5 * 60_000;
/** What cannot even be read for this long is given up: nobody waits for it any more. */
const GIVE_UP_MS = 60 * 60_000;

/** Runs one accepted event: what is asked, the reply, its delivery. Never throws; what failed on the way stays waiting. */
export function createWork(parts: WorkParts): (row: InboxRow) => Promise<void> {
  const { commands, repository, deliver, clock, log } = parts;

  const outcomeOf = (row: InboxRow, { onComing }: Progress): Promise<MessageOutcome | Unsent> => {
    const payload = JSON.parse(row.payload ?? '{}') as Payload;
    const { tenant, event } = payload;
    if (row.kind === 'message') return commands.message(tenant, event, onComing);
    if (row.kind === 'menu') return commands.menu(tenant, event, onComing);
    if (row.kind === 'chat')
      return commands.chat(tenant, { type: payload.type ?? '', createdAt: payload.createdAt ?? 0, event });
    return clickOutcome(tenant, event);
  };

  /** A click that was promised by a toast, taken up after a restart: its message is updated. */
  const clickOutcome = async (tenant: string, event: unknown): Promise<MessageOutcome | Unsent> => {
    const outcome = await commands.click(tenant, event);
    const place = clickPlace(event);
    if (outcome.kind === 'toast' || !place) return { kind: 'silent', why: 'not-for-us' };
    return clickReply(outcome, place);
  };

  /** Runs it, and meanwhile shows how far it is. */
  const runShowing = async (row: InboxRow) => {
    const progress = parts.progressOf(row);
    try {
      const outcome = await outcomeOf(row, progress);
      return { outcome, progress: await progress.end() };
    } catch (thrown) {
      await progress.end();
      throw thrown;
    }
  };

  return async (row) => {
    try {
      if (isExpired(row, clock.now())) {
        await end(row, 'expired');
        return;
      }
      const kept = row.reply === null ? undefined : (JSON.parse(row.reply) as KeptReply);
      if (kept && clock.now() - kept.madeAt < KEPT_MS) {
        await deliver(row, kept);
        return;
      }
      const { outcome, progress } = await runShowing(row);
      if ('kind' in outcome && outcome.kind === 'silent') return void (await end(row, outcome.why));
      await deliver({ ...row, progress }, { ...outcome, madeAt: clock.now() });
    } catch (thrown) {
      log.warn('an accepted event was not finished', errorFields(thrown));
      await putOff(row, thrown).catch(() => undefined);
    }
  };

  function end(row: InboxRow, outcome: string): Promise<void> {
    return repository.update(row.id, { state: 'done', payload: null, reply: null, outcome });
  }

  /** When even this fails, the lease ends and the row is taken up again. */
  async function putOff(row: InboxRow, thrown: unknown): Promise<void> {
    const attempts = row.attempts + 1;
    const broken = asBotError(thrown).code === 'internal' && attempts >= 5;
    if (broken || clock.now() - row.accepted_at > GIVE_UP_MS) return end(row, 'given-up');
    const delay = Math.min(1000 * 2 ** attempts, 60_000);
    await repository.putOff(row.id, { attempts, next_try_at: clock.now() + delay });
  }
}

/** A stored event. */
interface Payload {
  readonly tenant: string;
  readonly event: unknown;
  /** Of an event about a chat: which, and its own time. */
  readonly type?: string;
  readonly createdAt?: number;
}

/** What of an event is kept until it is finished. */
export function payloadOf({ tenant, event, type, createdAt }: VerifiedEvent, kind: InboxRow['kind']): string {
  const payload: Payload = kind === 'chat' ? { tenant, event, type, createdAt } : { tenant, event };
  return JSON.stringify(payload);
}

/** The message that a click was made on. */
export interface ClickPlace {
  readonly messageId: string;
  readonly chat: string;
}

/** What a click leads to, as a delivery: the clicked message is updated, or replied to. */
export function clickReply(
  outcome: Exclude<ClickOutcome, { kind: 'toast' }>,
  { messageId, chat }: ClickPlace,
): Unsent {
  const reply = { replyTo: messageId, chat, inThread: false };
  if (outcome.kind === 'file') return { file: outcome.file, target: reply };
  const below = outcome.kind === 'aside' || (outcome.kind === 'failed' && outcome.aside);
  return below
    ? { card: outcome.card, target: reply }
    : { card: outcome.card, target: { chat }, update: messageId };
}

/** Where a click was made; `undefined` when the event does not say. */
export function clickPlace(event: unknown): ClickPlace | undefined {
  const context = (event as { context?: { open_message_id?: unknown; open_chat_id?: unknown } } | null)
    ?.context;
  const { open_message_id: messageId, open_chat_id: chat } = context ?? {};
  if (typeof messageId !== 'string' || !ID_FORMS.message.test(messageId)) return undefined;
  return { messageId, chat: typeof chat === 'string' ? chat : messageId };
}
