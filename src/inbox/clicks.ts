import type { LRUCache } from 'lru-cache';
import { within, type Clock } from '../base/clock.js';
import { ERROR_TABLE } from '../base/error-table.js';
import { BotError, asBotError } from '../base/errors.js';
import { errorFields, type Log } from '../base/log.js';
import type { ClickOutcome, Commands, Toast } from '../commands/outcome.js';
import { storedRow, type InboxRepository, type NewInboxRow } from '../store/inbox.js';
import type { Deliver } from './delivery.js';
import type { GroupCommit } from './intake.js';
import { toast, type ClickAnswer, type VerifiedEvent } from './port.js';
import { clickPlace, clickReply, payloadOf, type ClickPlace } from './work.js';

export interface ClickParts {
  readonly commands: Commands;
  readonly store: GroupCommit;
  readonly repository: InboxRepository;
  readonly deliver: Deliver;
  readonly newRow: (event: VerifiedEvent, kind: 'click') => NewInboxRow;
  readonly clock: Clock;
  readonly log: Log;
  /** A click is answered within this many milliseconds; Feishu waits for 3,000. */
  readonly budgetMs: number;
  /** For each message the click whose card it shows. A slow answer must not replace what a later click has shown since. */
  readonly shown: LRUCache<string, string>;
  /** Keeps the process from stopping while something is still to be finished. */
  readonly track: (id: string, start: () => Promise<void>) => void;
}

/** What is left of the three seconds when a click turns out to be slow. */
const PROMISE_WITHIN_MS = 400;

/**
 * Answers clicks. Feishu never sends one again and waits for its answer, so it runs in its own request behind the
 * duplicate check; only one that is answered with a toast first is stored, and so survives a restart.
 */
export function createClicks(parts: ClickParts) {
  const { commands, repository, clock, log } = parts;
  return async function click(event: VerifiedEvent, answered: Promise<void>): Promise<ClickAnswer> {
    const row = parts.newRow(event, 'click');
    const deadline = clock.now() + parts.budgetMs;
    try {
      const stored = await within(clock, parts.budgetMs, parts.store.store(row));
      if (stored?.value === 'duplicate') return {};
      if (!stored)
        throw new BotError('database_unavailable', { detail: 'a click could not be stored in time' });
    } catch (thrown) {
      log.warn('a click could not be taken', errorFields(thrown));
      return toast('error', asBotError(thrown).user);
    }
    const place = clickPlace(event.event);
    const work = commands.click(event.tenant, event.event);
    const inTime = await within(clock, deadline - clock.now(), work);
    if (!inTime)
      return place
        ? promise(row, event, work, answered, place, commands.slowClick(event.tenant, event.event))
        : toast('warning', ERROR_TABLE.upstream_failed.user);
    const outcome = inTime.value;
    if (outcome.kind === 'card' && place) parts.shown.set(place.messageId, row.id);
    if ((outcome.kind === 'aside' || outcome.kind === 'file') && place)
      return promise(row, event, work, answered, place, outcome.toast);
    return answerOf(outcome);
  };

  /** Stores the click, then says that it will be finished. */
  async function promise(
    row: NewInboxRow,
    event: VerifiedEvent,
    work: Promise<ClickOutcome>,
    answered: Promise<void>,
    place: ClickPlace,
    word: Toast,
  ): Promise<ClickAnswer> {
    const payload = payloadOf(event, row.kind);
    try {
      const promised = await within(
        clock,
        PROMISE_WITHIN_MS,
        repository.update(row.id, { state: 'waiting', payload }),
      );
      if (!promised)
        throw new BotError('database_unavailable', { detail: 'a slow click could not be stored in time' });
    } catch (thrown) {
      log.warn('a slow click could not be stored', errorFields(thrown));
      return toast('error', asBotError(thrown).user);
    }
    parts.track(row.id, () =>
      (async () => {
        const outcome = await work;
        await answered;
        if (outcome.kind === 'toast')
          return repository.update(row.id, { state: 'done', payload: null, outcome: 'toast' });
        await parts.deliver(storedRow({ ...row, state: 'waiting', payload }), {
          ...clickReply(outcome, place),
          madeAt: clock.now(),
        });
      })().catch((thrown: unknown) => log.warn('a slow click was not finished', errorFields(thrown))),
    );
    return toast(word.type, word.text);
  }
}

function answerOf(outcome: ClickOutcome): ClickAnswer {
  if (outcome.kind === 'card')
    return {
      ...(outcome.toast ? toast(outcome.toast.type, outcome.toast.text) : {}),
      card: { type: 'raw', data: outcome.card },
    };
  return toast(outcome.toast.type, outcome.toast.text);
}
