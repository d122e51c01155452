import { randomUUID } from 'node:crypto';
import { pause, systemClock, type Clock } from './base/clock.js';
import { BotError } from './base/errors.js';
import { errorFields, type Log } from './base/log.js';
import { createMetrics } from './base/metrics.js';
import { createCommands } from './commands/index.js';
import { createRegistry } from './commands/registry.js';
import type { Config } from './config/index.js';
import { createEdge, type Readiness } from './edge/app.js';
import { listen } from './edge/serve.js';
import { keepAsking } from './feishu/credentials.js';
import { createFeishu } from './feishu/index.js';
import { createHireReader } from './hire/reader.js';
import { LEASE_MS } from './inbox/keeper.js';
import { createInbox, type RunningInbox } from './inbox/index.js';
import { inboxRepository } from './store/inbox.js';
import { openStoreWhenReady, type Store } from './store/index.js';
import { acquireServeLock, type ServeLock } from './store/lock.js';
import { oncesRepository } from './store/onces.js';
import { createSendsLog } from './store/sends-log.js';
import { sendsRepository } from './store/sends.js';

export interface BotOptions {
  readonly clock?: Clock;
  readonly random?: () => number;
  readonly log: Log;
  readonly timings?: Partial<Timings>;
  readonly limits?: Partial<Bounds>;
}

/** How long things may take, in milliseconds. Users cannot change them: the platform's rules set them. */
export interface Timings {
  /** A click is answered within this; Feishu waits for three seconds. */
  clickBudgetMs: number;
  /** A read is given up after this. */
  giveUpMs: number;
  /** Nothing is sent this long after a start. */
  quietMs: number;
  hireTimeoutMs: number;
  otherTimeoutMs: number;
  /** What runs may finish for this long when the bot is stopped. */
  stopMs: number;
}

/** How much may wait. */
export interface Bounds {
  perLane: number;
  total: number;
}

const TIMINGS: Timings = {
  clickBudgetMs: 2200,
  giveUpMs: 30_000,
  quietMs: 1000,
  hireTimeoutMs: 15_000,
  otherTimeoutMs: 6000,
  stopMs: 6000,
};
const BOUNDS: Bounds = { perLane: 200, total: 5000 };

/** A running bot. */
export interface Bot {
  /** Where it listens. */
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * The composition root: the one place that knows every room and wires them.
 * @throws the system's error when the address cannot be listened on. Everything else that is missing at the start
 *   (database, Feishu, another process to let go) is waited for, and told by `/readyz`.
 */
export async function startBot(config: Config, options: BotOptions): Promise<Bot> {
  const { clock = systemClock, random = Math.random, log } = options;
  const timings = { ...TIMINGS, ...options.timings };
  const { settings } = config;
  const metrics = createMetrics({ process: true });
  const stopping = new AbortController();
  const ending = (): boolean => stopping.signal.aborted;
  const alone = config.redisUrl === undefined;

  const sendsLog = createSendsLog(clock, log);
  const feishu = createFeishu(
    {
      ...config.feishu,
      redisUrl: config.redisUrl,
      resumeSourcesPerSecond: settings['limits.resume_sources_per_second'],
      talentObjectsPerSecond: settings['limits.talent_objects_per_second'],
      quietMs: timings.quietMs,
      timeouts: { hireMs: timings.hireTimeoutMs, otherMs: timings.otherTimeoutMs },
    },
    { clock, metrics, random, onSend: (tenant) => sendsLog.add(tenant) },
  );
  const hire = createHireReader(feishu.hire, clock, {
    ttlMs: settings['cache.ttl'],
    giveUpMs: timings.giveUpMs,
  });
  const registry = createRegistry();

  let serving: { inbox: RunningInbox; store: Store; lock: ServeLock | undefined } | undefined;

  /** Serves until the right to do so is lost. @throws BotError when serving cannot begin; nothing is held then. */
  const serveOnce = async (): Promise<void> => {
    const lock = alone ? await acquireServeLock(config.database, clock, log, stopping.signal) : undefined;
    let store: Store | undefined;
    try {
      store = await openStoreWhenReady(config.database, clock, log, stopping.signal);
      if (!store || ending()) throw new BotError('overloaded', { detail: 'stopping' });
      feishu.limits.quiet();
      const sends = sendsRepository(store);
      if (alone) await sendsLog.restore(sends, feishu.limits);
      sendsLog.use(sends);
      const inbox = inboxOver(store);
      await inbox.start({ alone });
      serving = { inbox, store, lock };
    } catch (error) {
      await store?.close().catch(() => undefined);
      await lock?.release();
      throw error;
    }
    log.info('serving', { database: config.database.kind, shared: !alone });
    const stopped = new Promise<void>((resolve) =>
      stopping.signal.addEventListener('abort', () => resolve(), { once: true }),
    );
    await Promise.race([lock?.lost ?? new Promise<void>(() => undefined), stopped]);
    if (ending()) return;
    log.error('the right to serve the database was lost; waiting for it again');
    await putDown(0);
  };

  const serve = async (): Promise<void> => {
    while (!ending()) {
      try {
        await serveOnce();
      } catch (error) {
        if (ending()) return;
        log.error('serving could not begin; trying again', errorFields(error));
        await pause(clock, 1000, stopping.signal);
      }
    }
  };

  const inboxOver = (store: Store): RunningInbox => {
    const onces = oncesRepository(store);
    const commands = createCommands({
      registry,
      hire,
      chats: feishu.chats,
      identity: feishu.identity,
      messages: feishu.messages,
      first: (key, at) => onces.first(key, at),
      pageSize: settings['lists.page_size'],
      allowExternal: settings['access.allow_external'],
      timeZone: settings['time_zone'],
      giveUpMs: timings.giveUpMs,
      clock,
      log,
      metrics,
    });
    return createInbox({
      commands,
      repository: inboxRepository(store, randomUUID(), LEASE_MS),
      onces,
      messages: feishu.messages,
      clock,
      random,
      log,
      metrics,
      limits: { ...BOUNDS, ...options.limits },
      clickBudgetMs: timings.clickBudgetMs,
    });
  };

  const putDown = async (graceMs: number): Promise<void> => {
    const current = serving;
    serving = undefined;
    if (!current) return;
    await current.inbox.stop(graceMs);
    await sendsLog.flush();
    await current.store.close().catch(() => undefined);
    await current.lock?.release();
  };

  const readiness = async (): Promise<Readiness> => {
    const reasons: string[] = [];
    if (!serving) reasons.push('waiting for the database, or for another process to let go of it');
    else await serving.store.ping().catch(() => reasons.push('database away'));
    if (feishu.credentials() === 'refused') reasons.push('credentials refused');
    const degraded = [
      ...(feishu.reached() ? [] : ['Feishu unreachable']),
      ...(feishu.limits.healthy() ? [] : ['Redis away']),
    ];
    return { ready: reasons.length === 0, reasons, degraded };
  };

  const app = createEdge({
    security: { ...config.security, appId: config.feishu.appId },
    inbox: () => serving?.inbox,
    readiness,
    metrics,
    metricsToken: config.http.metricsToken,
    log,
  });
  const server = await listen(app, config.http.host, config.http.port);
  log.info('listening', { port: server.port });
  const ended = serve();
  const asking = keepAsking(feishu, clock, log, stopping.signal);

  return {
    port: server.port,
    stop: async () => {
      stopping.abort();
      await Promise.all([server.close(timings.stopMs), ended.then(() => putDown(timings.stopMs))]);
      await feishu.close();
      await asking;
      log.info('stopped');
    },
  };
}
