import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { systemClock } from './base/clock.js';
import { asBotError } from './base/errors.js';
import { createMetrics } from './base/metrics.js';
import { fieldsFile, sourcesFile } from './commands/export-files.js';
import { readExport, type ExportSaid } from './commands/export-words.js';
import type { Config } from './config/index.js';
import { withProgressBar } from './export-progress.js';
import { createFeishu } from './feishu/index.js';
import type { ExportFile } from './hire/export/file.js';
import { createHireReader, type HireReader } from './hire/reader.js';
import { driftText } from './watch/export/drift-text.js';
import { driftOf, readPinned, worstOf, type Pinned } from './watch/export/drift.js';
import type { Severity } from './watch/kinds.js';

/** How the job ends: nothing to worry about, something that integrations may stumble over, something that breaks them. */
const EXIT: Readonly<Record<Severity, number>> = { safe: 0, risky: 10, breaking: 20 };
const EXIT_FAILED = 1;
/** A custom app reads its own tenant, whatever it is called. */
const TENANT = '';
/** The bot may be running beside the job and knows nothing of it, so that the job leaves most of the limits to it. */
const SLOWLY = { resumeSourcesPerSecond: 5, talentObjectsPerSecond: 1 };
const TIMES = { giveUpMs: 120_000, timeouts: { hireMs: 30_000, otherMs: 10_000 } };

interface JobOutput {
  readonly out: (bytes: Uint8Array | string) => void;
  readonly err: (text: string) => void;
  /** Where a bar shows how far the read is; only for people who look at a terminal. */
  readonly terminal?: NodeJS.WritableStream | undefined;
}

/** What the job is to do. */
interface Job extends ExportSaid {
  readonly list: 'sources' | 'fields';
  /** Where the file is written; to the standard output when neither this nor `check` is said. */
  readonly out: string | undefined;
  /** An earlier export that the live settings are compared with. */
  readonly check: string | undefined;
}

/**
 * `feishu-hire-bot export sources|fields [FORMAT] [--out FILE] [--check FILE]`: reads the live settings of the configured
 * app, for CI jobs and cron.
 * @returns the exit code: 0 done, with --check also no change or safe ones only; 10 risky changes, 20 breaking ones; 1 the
 *   read or a file failed; `undefined` for words that make no sense.
 */
export async function runExport(
  args: readonly string[],
  readConfig: () => Config,
  output: JobOutput,
): Promise<number | undefined> {
  const job = jobOf(args);
  if (!job) return undefined;
  const config = readConfig();
  try {
    // The pinned file is read before anything is written: both may be the same.
    const pinned = job.check === undefined ? undefined : await pinnedOf(job.check, job.list);
    const { file, live } = await readLive(job, config, output.terminal);
    if (job.out !== undefined) await writeFile(job.out, file.content);
    else if (job.check === undefined) output.out(file.content);
    if (!pinned) return 0;
    const changes = driftOf(pinned, live, config.settings['watch.severity']);
    output.out(driftText(changes));
    return EXIT[worstOf(changes) ?? 'safe'];
  } catch (thrown) {
    output.err(`The export failed: ${sentenceOf(thrown)}\n`);
    return EXIT_FAILED;
  }
}

function jobOf(args: readonly string[]): Job | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { out: { type: 'string' }, check: { type: 'string' } },
      allowPositionals: true,
    });
    const said = readExport(positionals.join(' '));
    if ('problem' in said || said.list === 'changes') return undefined;
    return { list: said.list, format: said.format, out: values.out, check: values.check };
  } catch {
    return undefined;
  }
}

async function pinnedOf(path: string, list: Job['list']): Promise<Pinned> {
  const pinned = readPinned(await readFile(path, 'utf8'));
  if (pinned?.list === list) return pinned;
  throw new Error(
    `${path} is no earlier export of the ${list} as json${list === 'fields' ? ', json-schema or typescript' : ''}.`,
  );
}

/** Reads the live settings once, and makes the file of them. */
async function readLive(
  job: Job,
  config: Config,
  terminal: JobOutput['terminal'],
): Promise<{ file: ExportFile; live: Pinned }> {
  const timeZone = config.settings['time_zone'];
  return withHire(config, async (hire) => {
    const shown = <T>(read: Promise<T>): Promise<T> =>
      terminal ? withProgressBar(terminal, systemClock, () => hire.progress(TENANT), read) : read;
    if (job.list === 'sources') {
      const read = await shown(hire.sources(TENANT));
      const file = await sourcesFile(read, job.format, timeZone);
      return { file, live: { list: 'sources', sources: read.items } };
    }
    const read = await shown(hire.talent(TENANT));
    const file = await fieldsFile(read, job.format, timeZone);
    return { file, live: { list: 'fields', modules: read.items } };
  });
}

async function withHire<T>(config: Config, work: (hire: HireReader) => Promise<T>): Promise<T> {
  const clock = systemClock;
  const feishu = createFeishu(
    { ...config.feishu, ...SLOWLY, redisUrl: undefined, quietMs: 0, timeouts: TIMES.timeouts },
    { clock, metrics: createMetrics(), random: Math.random, onSend: () => undefined },
  );
  try {
    return await work(createHireReader(feishu.hire, clock, { ttlMs: 0, giveUpMs: TIMES.giveUpMs }));
  } finally {
    await feishu.close();
  }
}

function sentenceOf(thrown: unknown): string {
  const error = asBotError(thrown);
  if (error.code === 'internal') return thrown instanceof Error ? thrown.message : 'unknown';
  return `${error.message}. ${error.hint}`;
}
