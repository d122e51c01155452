import { parseArgs } from 'node:util';
import { systemClock } from '../base/clock.js';
import type { Log } from '../base/log.js';
import { createMetrics } from '../base/metrics.js';
import { feishuSettings } from '../config/feishu-settings.js';
import { ConfigError, loadConfig, type Config } from '../config/index.js';
import { createFeishu } from '../feishu/index.js';
import { openAsIs, type Store } from '../store/index.js';
import { databaseExists } from '../store/inspect.js';
import { NOTHING_YET, overviewOf } from '../store/overview.js';
import { once, runChecks, type Finding } from './check.js';
import { localChecks, networkChecks } from './index.js';
import { configurationCheck, nodeCheck } from './local.js';
import { asJson, asTable } from './print.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** Whoever asks is told by the checks. */
const SILENT: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
/** One answer of Hire may take this long; a hanging Feishu must not hold the doctor up for more than twenty seconds. */
const TIMEOUTS = { hireMs: 12_000, otherMs: 5000 } as const;

/**
 * `npm run doctor`: looks at everything beside a bot that may be running, and changes nothing.
 * @param args `--offline` leaves out what needs a network, `--json` prints for programs.
 * @returns the exit code, 1 when a check failed; `undefined` for arguments that there are not.
 */
export async function runDoctor(
  args: readonly string[],
  env: Environment,
  print: (text: string) => void,
): Promise<number | undefined> {
  const flags = readFlags(args);
  if (!flags) return undefined;
  const findings = await examine(env, flags.offline);
  print(flags.json ? asJson(findings) : asTable(findings));
  return findings.some(({ status }) => status === 'fail') ? 1 : 0;
}

function readFlags(args: readonly string[]): { offline: boolean; json: boolean } | undefined {
  try {
    const boolean = { type: 'boolean', default: false } as const;
    return parseArgs({ args: [...args], options: { offline: boolean, json: boolean } }).values;
  } catch {
    return undefined;
  }
}

async function examine(env: Environment, offline: boolean): Promise<Finding[]> {
  const read = readConfig(env);
  if (read instanceof ConfigError) return runChecks([configurationCheck(read), nodeCheck()], systemClock);
  return examineWith(read, offline);
}

function readConfig(env: Environment): Config | ConfigError {
  try {
    return loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}

async function examineWith(config: Config, offline: boolean): Promise<Finding[]> {
  let opened: Store | undefined;
  const open = once(async () => (opened = openAsIs(config.database, SILENT, systemClock)));
  const overview = once(async () =>
    databaseExists(config.database) ? overviewOf(await open(), systemClock.now()) : NOTHING_YET,
  );
  const feishu = feishuFor(config);
  const patient = { config, feishu, tenant: '', open, overview, clock: systemClock };
  // A server is asked over the network as well.
  const local = localChecks(patient).filter(
    ({ name }) => !offline || config.database.kind === 'sqlite' || name === 'node' || name === 'quota',
  );
  const checks = [configurationCheck(undefined), ...local, ...(offline ? [] : networkChecks(patient))];
  try {
    return await runChecks(checks, systemClock);
  } finally {
    await Promise.allSettled([opened?.close(), feishu.close()]);
  }
}

/** Limits of its own: those in Redis would wait for a Redis that is away. It makes one call of each API. */
function feishuFor(config: Config) {
  return createFeishu(
    {
      ...feishuSettings(config),
      redisUrl: undefined,
      quietMs: 0,
      timeouts: TIMEOUTS,
    },
    { clock: systemClock, metrics: createMetrics(), random: Math.random, onSend: ignore },
  );
}

function ignore(): void {
  // Nothing is logged and nothing is sent.
}
