import { asBotError } from '../base/errors.js';
import { errorFields, type Log } from '../base/log.js';
import type { Clock } from '../base/clock.js';
import type { Commands, MessageOutcome } from '../commands/outcome.js';
import type { InboxRepository, InboxRow } from '../store/inbox.js';
import { isExpired, type Deliver, type KeptReply } from './delivery.js';

export interface WorkParts {
  readonly commands: Commands;
  readonly repository: InboxRepository;
  readonly deliver: Deliver;
  readonly clock: Clock;
  readonly log: Log;
}

/** A card that could not be delivered for this long is made anew: the chat may have guests by now, and the data have changed. */
const KEPT_MS = 5 * 60_000;
/** What cannot even be read for this long is given up: nobody waits for it any more. */
const GIVE_UP_MS = 60 * 60_000;

/** Runs one accepted event: what is asked, the reply, its delivery. Never throws; what failed on the way stays waiting. */
export function createWork(parts: WorkParts): (row: InboxRow) => Promise<void> {
  const { commands, repository, deliver, clock, log } = parts;

  const outcomeOf = (row: InboxRow): Promise<MessageOutcome | Omit<KeptReply, 'madeAt'>> => {
    const { tenant, event } = JSON.parse(row.payload ?? '{}') as { tenant: string; event: unknown };
    if (row.kind === 'message') return commands.message(tenant, event);
    if (row.kind === 'menu') return commands.menu(tenant, event);
    return clickOutcome(tenant, event);
  };

  /** A click that was promised by a toast, taken up after a restart: its message is updated. */
  const clickOutcome = async (
    tenant: string,
    event: unknown,
  ): Promise<MessageOutcome | Omit<KeptReply, 'madeAt'>> => {
    const outcome = await commands.click(tenant, event);
    const place = clickPlace(event);
    if (outcome.kind === 'toast' || !place) return { kind: 'silent', why: 'not-for-us' };
    return { card: outcome.card, target: { chat: place.chat }, update: place.messageId };
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
      const outcome = await outcomeOf(row);
      if ('kind' in outcome && outcome.kind === 'silent') return void (await end(row, outcome.why));
      await deliver(row, { ...outcome, madeAt: clock.now() });
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

/** The message that a click was made on. */
export function clickPlace(event: unknown): { messageId: string; chat: string } | undefined {
  const context = (event as { context?: { open_message_id?: unknown; open_chat_id?: unknown } } | null)
    ?.context;
  const { open_message_id: messageId, open_chat_id: chat } = context ?? {};
  if (typeof messageId !== 'string' || !/^om_\w{1,100}$/.test(messageId)) return undefined;
  return { messageId, chat: typeof chat === 'string' ? chat : messageId };
}
