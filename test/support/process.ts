import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Sandbox } from '../../src/sandbox/index.js';
import { until } from './until.js';

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The compiled program, run as its users run it. */
export interface Program {
  readonly pid: number;
  stdout(): string;
  stderr(): string;
  /** What the first group of the pattern matched in the standard output, as soon as it stands there. */
  printed(pattern: RegExp): Promise<string>;
  /** `http://…` of the bot, once it listens. */
  listening(): Promise<string>;
  readonly exited: Promise<Exit>;
  kill(signal: NodeJS.Signals): void;
  /** Ends it with everything that it started. */
  destroy(): void;
}

export interface Bench {
  /** A folder of its own, in which the programs run. */
  readonly folder: string;
  /** Starts the program with just this environment. */
  run(args: readonly string[], env?: Readonly<Record<string, string>>): Program;
  /** Starts one of package.json's scripts through npm, which starts a shell, which starts the program. */
  npm(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Program>;
  /** Ends what still runs. */
  close(): Promise<void>;
}

const MAIN = resolve('dist/src/main.js');

export async function openBench(): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'hirebot-'));
  const programs: Program[] = [];
  const begin = (
    command: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
  ): Program => {
    if (!existsSync(MAIN))
      throw new Error(`${MAIN} is missing; "npm run build" makes it ("npm ci" does so too)`);
    const program = start(command, args, env, folder);
    programs.push(program);
    return program;
  };
  return {
    folder,
    run: (args, env = {}) => begin(process.execPath, [MAIN, ...args], env),
    npm: async (args, env = {}) => {
      // npm runs scripts where their package.json is; a copy of it keeps their data in this folder.
      await copyFile('package.json', join(folder, 'package.json'));
      await symlink(resolve('dist'), join(folder, 'dist'));
      return begin('npm', args, { HOME: folder, npm_config_update_notifier: 'false', ...env });
    },
    close: async () => {
      for (const program of programs) program.destroy();
      await Promise.all(programs.map(({ exited }) => exited));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function start(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd: string,
): Program {
  const child = spawn(command, args, {
    cwd,
    // npm gets a group of its own, so that what it leaves behind is found at the end; a program dies with the tests.
    detached: command === 'npm',
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const text = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (part: string) => void (text.stdout += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => void (text.stderr += part));
  let ended = false;
  const exited = new Promise<Exit>((done) => {
    child.once('close', (code, signal) => {
      ended = true;
      done({ code, signal });
    });
  });
  const printed = (pattern: RegExp): Promise<string> =>
    until(
      () => {
        const found = pattern.exec(text.stdout)?.[1];
        if (found === undefined && ended)
          throw new Error(`ended without printing ${pattern.source}: ${text.stdout}${text.stderr}`);
        return found;
      },
      { what: `${pattern.source} on the standard output`, timeoutMs: 15_000 },
    );
  return {
    pid: child.pid ?? 0,
    stdout: () => text.stdout,
    stderr: () => text.stderr,
    printed,
    listening: async () => `http://127.0.0.1:${await printed(/"port":(\d+),"msg":"listening"/)}`,
    exited,
    kill: (signal) => void (ended || child.kill(signal)),
    destroy: () => {
      if (ended || child.pid === undefined) return;
      try {
        process.kill(command === 'npm' ? -child.pid : child.pid, 'SIGKILL');
      } catch {
        // It is gone already.
      }
    },
  };
}

/** The environment of a bot that speaks to this sandbox. */
export function environmentFor(sandbox: Sandbox): Record<string, string> {
  const { appId, appSecret, encryptKey, verificationToken } = sandbox.credentials;
  return {
    FEISHU_APP_ID: appId,
    FEISHU_APP_SECRET: appSecret,
    FEISHU_ENCRYPT_KEY: encryptKey,
    FEISHU_VERIFICATION_TOKEN: verificationToken,
    FEISHU_BASE_URL: sandbox.url,
    HOST: '127.0.0.1',
    PORT: '0',
  };
}
