import type { Card } from '../../cards/kit/components.js';
import type { Clock } from '../base/clock.js';
import type { Log } from '../base/log.js';
import type { Metrics } from '../base/metrics.js';
import { serial } from '../base/serial.js';
import { sortableIds } from '../base/sortable-id.js';
import type { Chats, HireApi, Messages } from '../feishu/port.js';
import type { HireReader } from '../hire/reader.js';
import { createWatchReader } from '../hire/watch-read.js';
import { answersRepository } from '../store/answers.js';
import { callsRepository } from '../store/calls.js';
import type { CallsLog } from '../store/calls-log.js';
import { changesRepository } from '../store/changes.js';
import type { Store } from '../store/index.js';
import { noticesRepository } from '../store/notices.js';
import { snapshotsRepository } from '../store/snapshots.js';
import { subscriptionsRepository } from '../store/subscriptions.js';
import { watchedRepository } from '../store/watched.js';
import type { BeliefRules } from './believe.js';
import { createBook } from './book.js';
import { createDesk } from './desk.js';
import { createDifferences } from './differences.js';
import type { DigestClock } from './digest-time.js';
import { createGuests } from './guests.js';
import type { SeverityRules } from './kinds.js';
import { NOTICE_LEASE_MS, createOutbox } from './outbox.js';
import { createPace } from './pace.js';
import { createPoller } from './poller.js';
import { createRegather } from './regather.js';
import type { Watch } from './port.js';
import { createSelfWatch } from './self-watch.js';
import { createSender } from './sender.js';
import { createTeller } from './told.js';

export type { Watch } from './port.js';

export interface WatchParts {
  readonly store: Store;
  /** A name for this process that no other has. */
  readonly owner: string;
  readonly api: HireApi;
  readonly cache: Pick<HireReader, 'put' | 'touch'>;
  readonly messages: Messages;
  readonly chats: Chats;
  readonly callsLog: CallsLog;
  /** What takes the place of a card that Feishu refused. */
  readonly cardRefused: () => Card;
  readonly settings: {
    readonly intervalMs: number;
    /** After this many milliseconds a whole read is given up. */
    readonly giveUpMs: number;
    readonly belief: BeliefRules;
    readonly digest: DigestClock;
    readonly severities: SeverityRules;
    /** How long changes are kept, in milliseconds. */
    readonly keepMs: number;
    readonly allowExternal: boolean;
  };
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly metrics: Metrics;
}

export interface RunningWatch extends Watch {
  /** Begins to read and to send. @param options.alone no other process uses the database. */
  start(options: { alone: boolean }): Promise<void>;
  /** Stops reading at once, and sending after up to `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

/** Reads have failed for this many intervals when the chats are told. */
const ALARM_AFTER_INTERVALS = 3;
/** Sent notices are kept for as long as their cards can be clicked (14 days), and some time more for late updates. */
const KEEP_NOTICES_MS = 90 * 24 * 3_600_000;
/** A digest is never further away than a day and an hour, nor is a retry. */
const LATEST_DIGEST_MS = 26 * 3_600_000;
const KEEP_MONTHS_MS = 400 * 24 * 3_600_000;

/** The watch over one store: what commands ask of it, and its two engines, which one process at a time runs. */
export function createWatch(parts: WatchParts): RunningWatch {
  const { store, owner, settings, clock, log, metrics } = parts;
  const newId = sortableIds(clock, parts.random);
  const subscriptions = subscriptionsRepository(store);
  const changes = changesRepository(store);
  const answers = answersRepository(store);
  const notices = noticesRepository(store, owner, NOTICE_LEASE_MS);
  const book = createBook({ store, digest: settings.digest, newId, keepMs: settings.keepMs });
  const tell = createTeller({ changes, answers });
  const hurry = (now: number): Promise<void> => notices.hurry(now + LATEST_DIGEST_MS, now);
  const forget = async (now: number): Promise<void> => {
    await hurry(now);
    await changes.prune(now - settings.keepMs);
    await notices.prune(now - Math.min(KEEP_NOTICES_MS, settings.keepMs));
    await answers.prune(now - settings.keepMs);
    await callsRepository(store).prune(parts.callsLog.month(now - KEEP_MONTHS_MS));
    await parts.callsLog.flush();
  };
  // An engine that was stopped never starts again: a process that loses the right to watch may get it back.
  const createEngine = () => {
    const one = serial();
    const outbox = createOutbox({
      notices,
      serial: one,
      sender: createSender({
        ...parts,
        notices,
        subscriptions,
        tell,
        serial: one,
        guests: createGuests(parts.chats, settings.allowExternal),
      }),
      regather: createRegather({
        store,
        notices,
        owner,
        leaseMs: NOTICE_LEASE_MS,
        differences: createDifferences(snapshotsRepository(store), settings.severities),
        newId,
        clock,
      }),
      hurry,
      forget,
      clock,
      log,
    });
    const poller = createPoller({
      reader: createWatchReader(parts.api, clock, { giveUpMs: settings.giveUpMs }),
      cache: parts.cache,
      book,
      subscriptions,
      selfWatch: createSelfWatch({
        store,
        alarmAfterMs: ALARM_AFTER_INTERVALS * settings.intervalMs,
        newId,
        onNotice: () => outbox.kick(),
        clock,
        log,
      }),
      pace: createPace(settings.intervalMs, parts.random),
      belief: settings.belief,
      severities: settings.severities,
      onVersion: () => outbox.kick(),
      clock,
      log,
      metrics,
    });
    return { outbox, poller };
  };
  let engine = createEngine();
  let running = false;
  const desk = createDesk({
    store,
    tell,
    subscriptions,
    changes,
    notices,
    answers,
    watched: watchedRepository(store),
    snapshots: snapshotsRepository(store),
    calls: callsRepository(store),
    callsLog: parts.callsLog,
    readNow: async (tenant) => {
      const { poller } = engine;
      await poller.readNow(tenant);
      const error = poller.state(tenant)?.error;
      if (error) throw error;
    },
    reads: (tenant) => (running ? engine.poller.state(tenant) : undefined),
    kick: () => engine.outbox.kick(),
    readEveryMs: createPace(settings.intervalMs, () => 0.5).next(0),
    newId,
    clock,
    log,
  });
  return {
    ...desk,
    start: async (options) => {
      running = true;
      await engine.outbox.start(options);
      engine.poller.start();
    },
    stop: async (graceMs) => {
      running = false;
      const { outbox, poller } = engine;
      engine = createEngine();
      await poller.stop();
      await outbox.stop(graceMs);
      await parts.callsLog.flush();
    },
  };
}
