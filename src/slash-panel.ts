import { parseArgs } from 'node:util';
import { systemClock, type Clock } from './base/clock.js';
import { asBotError } from './base/errors.js';
import { createLog, type Log } from './base/log.js';
import { createMetrics } from './base/metrics.js';
import { TIMINGS } from './base/timings.js';
import { panelOf } from './commands/panel.js';
import { createRegistry } from './commands/registry.js';
import { feishuSettings } from './config/feishu-settings.js';
import type { Config } from './config/index.js';
import { createFeishu, type Feishu } from './feishu/index.js';
import { planPanel, reconcilePanel, type PanelOutcome } from './feishu/slash-panel.js';
import { openAsIs, openStore, type Store } from './store/index.js';
import { databaseExists, inspectDatabase } from './store/inspect.js';
import { acquireServeLock } from './store/lock.js';
import { slashPanelRepository } from './store/slash-panel.js';

/** How the bot, or the command line, brings the panel up to date: one process at a time. */
export function panelReconciler(parts: {
  readonly config: Config;
  readonly feishu: Pick<Feishu, 'slashCommands'>;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}): (signal: AbortSignal) => Promise<PanelOutcome | undefined> {
  const { config, feishu, store, clock, log } = parts;
  return async (signal) => {
    const lock = await acquireServeLock('slash-panel', config.database, clock, log, signal);
    if (!lock) return undefined;
    try {
      const book = slashPanelRepository(store, config.feishu.appId);
      return await reconcilePanel(feishu.slashCommands, book, panelOf(createRegistry()), signal);
    } finally {
      await lock.release();
    }
  };
}

/**
 * `npm run slash-panel`: what a start does in the background, now and with its outcome told.
 * @param args `--dry-run` tells what would be done and changes nothing.
 * @returns the exit code; `undefined` for arguments that there are not.
 */
export async function runSlashPanel(
  args: readonly string[],
  readConfig: () => Config,
  io: { readonly out: (text: string) => void; readonly err: (text: string) => void },
): Promise<number | undefined> {
  const dryRun = readDryRun(args);
  if (dryRun === undefined) return undefined;
  const config = readConfig();
  const feishu = feishuFor(config);
  try {
    io.out(describe(dryRun ? await planned(config, feishu) : await done(config, feishu, io.err), dryRun));
    return 0;
  } catch (thrown) {
    const error = asBotError(thrown);
    const { helpUrl } = error.facts;
    io.err(`${error.message}\n${error.hint}\n${helpUrl === undefined ? '' : `${helpUrl}\n`}`);
    return 1;
  } finally {
    await feishu.close();
  }
}

function readDryRun(args: readonly string[]): boolean | undefined {
  try {
    const options = { 'dry-run': { type: 'boolean', default: false } } as const;
    return parseArgs({ args: [...args], options }).values['dry-run'];
  } catch {
    return undefined;
  }
}

async function done(config: Config, feishu: Feishu, err: (text: string) => void): Promise<PanelOutcome> {
  const log = createLog('warn', { write: err });
  const store = await openStore(config.database, log, systemClock);
  try {
    const reconcile = panelReconciler({ config, feishu, store, clock: systemClock, log });
    const outcome = await reconcile(new AbortController().signal);
    if (!outcome) throw new Error('nothing called it off');
    return outcome;
  } finally {
    await store.close();
  }
}

/** The plan only: no database is made or migrated for it. */
async function planned(config: Config, feishu: Feishu): Promise<PanelOutcome> {
  const wanted = panelOf(createRegistry());
  const there = await feishu.slashCommands.list();
  if (!databaseExists(config.database)) return { ...planPanel(wanted, there, []), refused: [] };
  const store = openAsIs(config.database, createLog('error', { write: () => undefined }), systemClock);
  try {
    const { missing } = await inspectDatabase(store);
    const kept = missing.includes('003_slash_panel')
      ? []
      : await slashPanelRepository(store, config.feishu.appId).all();
    return { ...planPanel(wanted, there, kept), refused: [] };
  } finally {
    await store.close();
  }
}

function describe(
  { create, update, remove, foreign, surplus, refused }: PanelOutcome,
  dryRun: boolean,
): string {
  const bad = new Map(refused.map(({ name, error }) => [name, error.message]));
  const line = (what: string, name: string): string => {
    const problem = bad.get(name);
    return `${problem === undefined ? what : 'refused'}  /${name}${problem === undefined ? '' : `: ${problem}`}`;
  };
  const lines = [
    ...remove.map(({ name }) => line('remove', name)),
    ...create.map(({ name }) => line('create', name)),
    ...update.map(({ command }) => line('update', command.name)),
  ];
  const rest = [
    ...foreign.map((name) => `left    /${name}: a command of this name is there that this bot did not make`),
    ...surplus.map((name) => `no room /${name}: an app has at most 100 commands`),
  ];
  const first =
    lines.length === 0
      ? 'The slash panel is up to date.'
      : dryRun
        ? 'To be done (nothing was changed):'
        : 'Done:';
  return `${[first, ...lines, ...rest].join('\n')}\n`;
}

function feishuFor(config: Config): Feishu {
  return createFeishu(
    {
      ...feishuSettings(config),
      redisUrl: undefined,
      quietMs: 0,
      timeouts: { hireMs: TIMINGS.hireTimeoutMs, otherMs: TIMINGS.otherTimeoutMs },
    },
    { clock: systemClock, metrics: createMetrics(), random: Math.random, onSend: () => undefined },
  );
}
