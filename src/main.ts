#!/usr/bin/env node
import { createLog } from './base/log.js';
import { startBot, type Bot } from './bot.js';
import { ConfigError, loadConfig, type Config } from './config/index.js';

/** sysexits.h EX_CONFIG: the configuration is wrong, and starting again will not help. */
const EXIT_CONFIG = 78;
const EXIT_USAGE = 64;
/** SIGTERM is answered within ten seconds whatever hangs. */
const LONGEST_STOP_MS = 9500;

const USAGE = `Usage: feishu-hire-bot COMMAND

  start               run the bot against the configured Feishu app
  sandbox [--port N] [--scene NAME]
                      run the bot and a pretend Feishu on this machine; needs no account
  doctor [--offline] [--json]
                      check configuration, credentials, scopes, APIs, database and clock
  slash-panel [--dry-run]
                      show the commands in Feishu's slash panel, as every start does
  export sources|fields [FORMAT] [--out FILE] [--check FILE]
                      write the live settings as xlsx, csv, json, json-schema or typescript; with --check
                      tell how they differ from an earlier json, json-schema or typescript export
                      (exit code 0 not or safely, 10 risky, 20 breaking)
`;

await main(process.argv.slice(2));

async function main([name, ...rest]: string[]): Promise<void> {
  if (name === 'start' && rest.length === 0) return start();
  if (name === 'sandbox') {
    const { runSandbox } = await import('./sandbox/run.js');
    const { sampleGroups: gallery } = await import('../cards/samples/index.js');
    return runSandbox(rest, { env: process.env, startBot: startConfigured, gallery, exitUsage: usage });
  }
  if (name === 'doctor') {
    const { runDoctor } = await import('./doctor/command.js');
    return end(runDoctor(rest, process.env, out));
  }
  if (name === 'slash-panel') {
    const { runSlashPanel } = await import('./slash-panel.js');
    return end(runSlashPanel(rest, () => readConfig(process.env), { out, err }));
  }
  if (name === 'export') {
    const { runExport } = await import('./export-job.js');
    return end(
      runExport(rest, () => readConfig(process.env), {
        out: (bytes) => void process.stdout.write(bytes),
        err,
        terminal: process.stderr.isTTY ? process.stderr : undefined,
      }),
    );
  }
  usage(name === undefined ? undefined : `There is no command "${[name, ...rest].join(' ')}".`);
}

function usage(problem = ''): never {
  process.stderr.write(problem ? `${problem}\n\n${USAGE}` : USAGE);
  process.exit(EXIT_USAGE);
}

function out(text: string): void {
  process.stdout.write(text);
}

function err(text: string): void {
  process.stderr.write(text);
}

/** Does the work of a command and ends with its code, when everything is written, whatever is still open. */
async function end(work: Promise<number | undefined>): Promise<void> {
  // The bot's timers do not keep a process alive.
  const awake = setInterval(() => undefined, 60_000);
  const code = await work.finally(() => clearInterval(awake));
  if (code === undefined) usage();
  process.stdout.write('', () => process.exit(code));
}

async function start(): Promise<void> {
  const starting = startConfigured(process.env);
  stopOnSignal(async () => (await starting).stop());
  await starting;
}

/** Starts the bot from an environment; a wrong configuration ends the process. */
async function startConfigured(env: Readonly<Record<string, string | undefined>>): Promise<Bot> {
  const config = readConfig(env);
  const log = createLog(config.logLevel);
  process.on('unhandledRejection', (reason) => {
    log.error('a promise was rejected and nobody looked', {
      detail: reason instanceof Error ? reason.message : 'unknown',
    });
  });
  try {
    return await startBot(config, { log });
  } catch (error) {
    process.stderr.write(
      `The bot could not be started: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exit(1);
  }
}

function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  try {
    return loadConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(EXIT_CONFIG);
  }
}

function stopOnSignal(stop: () => Promise<void>): void {
  const once = (): void => {
    setTimeout(() => process.exit(0), LONGEST_STOP_MS).unref();
    void stop().finally(() => process.exit(0));
  };
  process.once('SIGTERM', once);
  process.once('SIGINT', once);
}
