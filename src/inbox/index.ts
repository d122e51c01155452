import { setImmediate as nextTurn } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { pause, within, type Clock } from '../base/clock.js';
import { asBotError } from '../base/errors.js';
import { errorFields, type Log } from '../base/log.js';
import type { Metrics } from '../base/metrics.js';
import { sortableIds } from '../base/sortable-id.js';
import type { Commands } from '../commands/outcome.js';
import type { Files, Messages } from '../feishu/port.js';
import { storedRow, type InboxRepository, type InboxRow, type NewInboxRow } from '../store/inbox.js';
import type { Onces } from '../store/onces.js';
import { createClicks } from './clicks.js';
import { createDelivery } from './delivery.js';
import { groupCommit } from './intake.js';
import { eventKey, laneOf, replyUuid } from './keys.js';
import { createKeeper } from './keeper.js';
import { STORED_KINDS, type ClickAnswer, type Inbox, type Intake, type VerifiedEvent } from './port.js';
import { createProgress } from './progress.js';
import { createWork, payloadOf } from './work.js';

export interface InboxParts {
  readonly commands: Commands;
  readonly repository: InboxRepository;
  readonly onces: Onces;
  readonly messages: Messages;
  readonly files: Files;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly limits: { readonly perLane: number; readonly total: number };
  /** A click is answered within this many milliseconds. */
  readonly clickBudgetMs: number;
  /** A reply that takes longer than this many milliseconds says so. */
  readonly progressMs: number;
}

export interface RunningInbox extends Inbox {
  /** Takes up what an earlier process left, and goes on doing so. */
  start(options: { alone: boolean }): Promise<void>;
  /** Takes nothing new, waits up to `graceMs` for what runs, and leaves the rest to the next process. */
  stop(graceMs: number): Promise<void>;
}

/** An event's own time may be this old; keys are kept at least as long, so that no replay gets between. */
const OLDEST_MS = 24 * 3_600_000;
/** Feishu waits three seconds for the answer to an event ("Event overview"). */
const STORE_WITHIN_MS = 2500;

/** Accepted events: stored before they are acknowledged, run once, finished by this process or the next. */
export function createInbox(parts: InboxParts): RunningInbox {
  const { commands, repository, clock, log, metrics } = parts;
  const store = groupCommit(repository, parts.limits);
  const shown = new LRUCache<string, string>({ max: 10_000 });
  const deliver = createDelivery({ ...parts, shown });
  const work = createWork({ commands, repository, deliver, progressOf: createProgress(parts), clock, log });
  const running = new Set<Promise<void>>();
  // What this process works on is not taken up a second time, even when a stall has let its lease run out.
  const inHand = new Set<string>();
  const newId = sortableIds(clock, parts.random);
  let open = true;

  const track = (id: string, start: () => Promise<void>): void => {
    if (inHand.has(id)) return;
    const job = start();
    running.add(job);
    inHand.add(id);
    metrics.waiting.set(running.size);
    void job.finally(() => {
      running.delete(job);
      inHand.delete(id);
      metrics.waiting.set(running.size);
    });
  };
  const keeper = createKeeper({
    ...parts,
    keepKeysMs: OLDEST_MS,
    inHand: () => [...inHand],
    take: (row) => track(row.id, () => work(row)),
  });

  const newRow = (event: VerifiedEvent, kind: InboxRow['kind']): NewInboxRow => {
    const at = clock.now();
    return {
      id: newId(),
      event_key: eventKey(event),
      lane: laneOf(event),
      kind,
      state: kind === 'click' ? 'done' : 'waiting',
      payload: kind === 'click' ? null : payloadOf(event, kind),
      accepted_at: at,
    };
  };
  const click = createClicks({
    ...parts,
    store,
    shown,
    deliver,
    newRow,
    track,
    budgetMs: parts.clickBudgetMs,
  });

  const tellBusy = async (event: VerifiedEvent, row: NewInboxRow): Promise<void> => {
    const minute = Math.floor(clock.now() / 60_000);
    if (!(await parts.onces.first(`busy ${row.lane} ${minute}`, clock.now()))) return;
    const word = commands.busy(event.event);
    if (word.kind === 'reply')
      await parts.messages.send(
        event.tenant,
        word.target,
        { card: word.card },
        replyUuid(`busy ${row.event_key}`),
      );
  };

  const storeAndStart = async (event: VerifiedEvent, row: NewInboxRow): Promise<Intake> => {
    const acceptance = await store.store(row);
    // After this turn: the acknowledgements of a burst are written before its work begins.
    if (acceptance === 'accepted') track(row.id, () => nextTurn().then(() => work(storedRow(row))));
    if (acceptance === 'dropped')
      track(row.id, () =>
        tellBusy(event, row).catch((error: unknown) => log.warn('busy was not said', errorFields(error))),
      );
    return acceptance;
  };

  const accept = async (event: VerifiedEvent): Promise<Intake> => {
    const kind = STORED_KINDS.get(event.type);
    if (kind === undefined || !commands.concerns(kind, event.event)) return 'ignored';
    if (clock.now() - event.createdAt > OLDEST_MS) return 'too-old';
    if (!open) return 'unavailable';
    const row = newRow(event, kind);
    try {
      // What is stored too late to be acknowledged is run all the same; Feishu sends it again as a duplicate.
      const stored = await within(clock, STORE_WITHIN_MS, storeAndStart(event, row));
      return stored?.value ?? 'unavailable';
    } catch (thrown) {
      log.warn('an event could not be stored', errorFields(asBotError(thrown)));
      return 'unavailable';
    }
  };

  return {
    accept: async (event) => {
      const intake = await accept(event);
      metrics.events.inc({ type: STORED_KINDS.has(event.type) ? event.type : 'other', outcome: intake });
      return intake;
    },
    click: async (event, answered): Promise<ClickAnswer> => {
      const old = clock.now() - event.createdAt > OLDEST_MS;
      metrics.events.inc({ type: event.type, outcome: old ? 'too-old' : 'click' });
      return old ? {} : click(event, answered);
    },
    start: (options) => keeper.start(options),
    stop: async (graceMs) => {
      open = false;
      await store.idle();
      await keeper.stop();
      await Promise.race([Promise.allSettled([...running]), pause(clock, graceMs)]);
      await repository.release().catch(() => undefined);
    },
  };
}
