import { randomUUID } from 'node:crypto';
import { pause, systemClock, type Clock } from './base/clock.js';
import { BotError } from './base/errors.js';
import { errorFields, type Log } from './base/log.js';
import { createMetrics } from './base/metrics.js';
import { BOUNDS, TIMINGS, type Bounds, type Timings } from './base/timings.js';
import { cardRefusedCard } from './commands/checked.js';
import { createCommands } from './commands/index.js';
import { createRegistry } from './commands/registry.js';
import { commandSettings } from './config/command-settings.js';
import { feishuSettings } from './config/feishu-settings.js';
import type { Config } from './config/index.js';
import { watchSettings } from './config/watch-settings.js';
import { checkRunning } from './doctor/index.js';
import { createEdge } from './edge/app.js';
import { createReadiness } from './edge/readiness.js';
import { listen } from './edge/serve.js';
import { keepAsking } from './feishu/credentials.js';
import { createFeishu } from './feishu/index.js';
import { keepPanel, type PanelKeeper } from './feishu/keep-panel.js';
import { createHireReader } from './hire/reader.js';
import { createFinder } from './hire/search/finder.js';
import { LEASE_MS } from './inbox/keeper.js';
import { createInbox, type RunningInbox } from './inbox/index.js';
import { panelReconciler } from './slash-panel.js';
import { callsRepository } from './store/calls.js';
import { createCallsLog } from './store/calls-log.js';
import { inboxRepository } from './store/inbox.js';
import { openStoreWhenReady, type Store } from './store/index.js';
import { acquireServeLock, type ServeLock } from './store/lock.js';
import { oncesRepository } from './store/onces.js';
import { createSendsLog } from './store/sends-log.js';
import { sendsRepository } from './store/sends.js';
import { runEngine } from './watch/alone.js';
import { createWatch, type RunningWatch } from './watch/index.js';

export interface BotOptions {
  readonly clock?: Clock;
  readonly random?: () => number;
  readonly log: Log;
  readonly timings?: Partial<Timings>;
  readonly limits?: Partial<Bounds>;
  /** False: Feishu's slash panel is left as it is. */
  readonly slashPanel?: boolean;
}

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
  const { clock = systemClock, random = Math.random, log, slashPanel = true } = options;
  const timings = { ...TIMINGS, ...options.timings };
  const { settings } = config;
  const metrics = createMetrics({ process: true });
  const stopping = new AbortController();
  const ending = (): boolean => stopping.signal.aborted;
  const alone = config.redisUrl === undefined;

  const sendsLog = createSendsLog(clock, log);
  const callsLog = createCallsLog(clock, log);
  const feishu = createFeishu(
    {
      ...feishuSettings(config),
      redisUrl: config.redisUrl,
      quietMs: timings.quietMs,
      timeouts: { hireMs: timings.hireTimeoutMs, otherMs: timings.otherTimeoutMs },
    },
    {
      clock,
      metrics,
      random,
      onSend: (tenant) => sendsLog.add(tenant),
      onCall: (tenant, api) => callsLog.add(tenant, api),
    },
  );
  const hire = createHireReader(feishu.hire, clock, {
    ttlMs: settings['cache.ttl'],
    giveUpMs: timings.giveUpMs,
  });
  const finder = createFinder();
  const registry = createRegistry();

  let serving:
    | {
        inbox: RunningInbox;
        watching: { stop(): Promise<void> };
        panel: PanelKeeper | undefined;
        store: Store;
        lock: ServeLock | undefined;
      }
    | undefined;

  /** Serves until the right to do so is lost. @throws BotError when serving cannot begin; nothing is held then. */
  const serveOnce = async (): Promise<void> => {
    const lock = alone
      ? await acquireServeLock('serving', config.database, clock, log, stopping.signal)
      : undefined;
    let store: Store | undefined;
    let watching: { stop(): Promise<void> } | undefined;
    try {
      store = await openStoreWhenReady(config.database, clock, log, stopping.signal);
      if (!store || ending()) throw new BotError('overloaded', { detail: 'stopping' });
      feishu.limits.quiet();
      const sends = sendsRepository(store);
      if (alone) await sendsLog.restore(sends, feishu.limits);
      sendsLog.use(sends);
      callsLog.use(callsRepository(store));
      const watch = watchOver(store);
      // Where several processes serve the database, one of them watches.
      const acquire = (signal: AbortSignal) =>
        acquireServeLock('watching', config.database, clock, log, signal);
      watching = await runEngine(watch, { alone, acquire, stopMs: timings.stopMs, clock, log });
      const inbox = inboxOver(store, watch);
      await inbox.start({ alone });
      const reconcile = panelReconciler({ config, feishu, store, clock, log });
      const panel = slashPanel ? keepPanel(reconcile, clock, log) : undefined;
      serving = { inbox, watching, panel, store, lock };
    } catch (error) {
      await watching?.stop().catch(() => undefined);
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

  const watchOver = (store: Store): RunningWatch =>
    createWatch({
      store,
      owner: randomUUID(),
      api: feishu.hire,
      cache: hire,
      messages: feishu.messages,
      chats: feishu.chats,
      callsLog,
      cardRefused: cardRefusedCard,
      settings: watchSettings(settings, timings.giveUpMs),
      clock,
      random,
      log,
      metrics,
    });

  const inboxOver = (store: Store, watch: RunningWatch): RunningInbox => {
    const onces = oncesRepository(store);
    const repository = inboxRepository(store, randomUUID(), LEASE_MS);
    const commands = createCommands({
      registry,
      hire,
      finder,
      watch,
      backlog: () => repository.waiting(),
      holds: (tenant) => feishu.holds(tenant),
      chats: feishu.chats,
      identity: feishu.identity,
      messages: feishu.messages,
      first: (key, at) => onces.first(key, at),
      ...commandSettings(settings),
      giveUpMs: timings.giveUpMs,
      checks: checkRunning({ config, feishu, store, clock }),
      clock,
      log,
      metrics,
    });
    return createInbox({
      commands,
      repository,
      onces,
      messages: feishu.messages,
      files: feishu.files,
      clock,
      random,
      log,
      metrics,
      limits: { ...BOUNDS, ...options.limits },
      clickBudgetMs: timings.clickBudgetMs,
      progressMs: timings.progressMs,
    });
  };

  const putDown = async (graceMs: number): Promise<void> => {
    const current = serving;
    serving = undefined;
    if (!current) return;
    current.panel?.stop();
    await Promise.all([current.inbox.stop(graceMs), current.watching.stop()]);
    await Promise.all([sendsLog.flush(), callsLog.flush()]);
    await current.store.close().catch(() => undefined);
    await current.lock?.release();
  };

  const readiness = createReadiness({
    store: () => serving?.store,
    credentials: () => feishu.credentials(),
    reached: () => feishu.reached(),
    shared: () => feishu.limits.healthy(),
  });

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
