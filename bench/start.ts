import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alternate } from './kit/rounds.js';
import { beside, mib, ms } from './kit/rows.js';
import { NotHere, type Bench, type Row } from './kit/types.js';

const MAIN = resolve('dist/src/main.js');
const program = (name: string): string => fileURLToPath(new URL(`./programs/${name}.js`, import.meta.url));

/** Nothing answers at this address: listening comes first, whatever Feishu does. */
const ENV = {
  FEISHU_APP_ID: 'cli_a1b2c3d4e5f60718',
  FEISHU_APP_SECRET: 'sandboxAppSecret0123456789abcdef',
  FEISHU_ENCRYPT_KEY: 'sandbox-encrypt-key',
  FEISHU_VERIFICATION_TOKEN: 'sandboxVerificationToken01234567',
  FEISHU_BASE_URL: 'http://127.0.0.1:9',
  HOST: '127.0.0.1',
  PORT: '0',
};

/** Bytes that a process holds in memory; NaN where the system does not tell. */
function memoryOf(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
  } catch {
    return NaN;
  }
}

/** Starts a program until it says that it listens. @returns how long that took (ms), and its memory then (bytes) */
async function begun(args: readonly string[], folder: string): Promise<{ took: number; rss: number }> {
  const env = { PATH: process.env['PATH'], DATABASE_URL: `sqlite:${join(folder, 'bot.db')}`, ...ENV };
  const start = performance.now();
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const found = await new Promise<{ took: number; rss: number }>((done, fail) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (text.includes('"msg":"listening"'))
        done({ took: performance.now() - start, rss: memoryOf(child.pid ?? 0) });
    });
    child.once('close', (code) => fail(new Error(`${args.join(' ')} ended with code ${code}`)));
  });
  child.kill('SIGKILL');
  await ended;
  return found;
}

export const bench: Bench = {
  about:
    'From the start of a process to its listening, and its memory then. Fresh processes, files in the cache.',
  run: async ({ quick }): Promise<Row[]> => {
    if (!existsSync(MAIN)) throw new NotHere(`${MAIN} is missing; "npm run build" makes it`);
    const folder = await mkdtemp(join(tmpdir(), 'hirebot-bench-'));
    const rss: Record<string, number[]> = {};
    const start = (name: string, args: readonly string[]) => async () => {
      const found = await begun(args, folder);
      (rss[name] ??= []).push(found.rss);
      return found.took;
    };
    const found = await alternate(quick ? 3 : 11, {
      ours: start('ours', [MAIN, 'start']),
      bare: start('bare', [program('start-bare')]),
      esm: start('esm', [program('start-sdk-import')]),
      cjs: start('cjs', [program('start-sdk-require')]),
    });
    await rm(folder, { recursive: true, force: true });
    const memory = (peer: string, name: string, most?: number): Row =>
      beside(
        'memory when it listens',
        mib,
        rss['ours'] ?? [],
        [peer, rss[name] ?? []],
        most === undefined ? undefined : { most },
      );
    return [
      beside('start to listening', ms, found.ours, ['bare node:http', found.bare], { most: 3 }),
      beside('start to listening', ms, found.ours, ['express and SDK by import', found.esm], { most: 0.42 }),
      beside('start to listening', ms, found.ours, ['express and SDK by require', found.cjs], { most: 0.65 }),
      memory('bare node:http', 'bare'),
      memory('express and SDK by import', 'esm', 0.75),
      memory('express and SDK by require', 'cjs', 0.75),
    ];
  },
};
