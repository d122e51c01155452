import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a program has used since it started. */
export interface Usage {
  /** Processor time of all its threads, milliseconds. */
  readonly cpuMs: number;
  /** Bytes of memory now, and at most. */
  readonly rss: number;
  readonly peakRss: number;
}

/** A program of a process of its own, so that what it uses is known apart from who asks it. */
export interface Child {
  readonly port: number;
  usage(): Promise<Usage>;
  /** Asks what the program offers beside its usage, see `serve`. */
  ask<T>(what: string): Promise<T>;
  end(): void;
}

interface Answer {
  readonly port?: number;
  readonly id?: number;
  readonly value?: unknown;
}

/**
 * Starts a program of `bench/programs` and waits until it listens.
 * @param execArgv options of Node
 * @throws Error when it ends before that
 */
export async function startChild(
  program: string,
  args: readonly string[] = [],
  execArgv: string[] = [],
): Promise<Child> {
  const file = fileURLToPath(new URL(`../programs/${program}.js`, import.meta.url));
  const child = fork(file, args, { execArgv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const asked = new Map<number, (value: unknown) => void>();
  let asks = 0;
  const ended = new Promise<never>((_, reject) =>
    child.once('exit', (code) => reject(new Error(`${program} ended with code ${code}`))),
  );
  ended.catch(() => undefined);
  const listening = new Promise<number>((resolve) =>
    child.on('message', (message: Answer) => {
      if (message.port !== undefined) resolve(message.port);
      if (message.id !== undefined) asked.get(message.id)?.(message.value);
    }),
  );
  const port = await Promise.race([listening, ended]);
  const ask = <T>(what: string): Promise<T> => {
    const id = (asks += 1);
    const answer = new Promise<unknown>((resolve) => asked.set(id, resolve));
    child.send({ id, what });
    return Promise.race([answer, ended]) as Promise<T>;
  };
  return { port, ask, usage: () => ask<Usage>('usage'), end: () => void child.kill('SIGKILL') };
}
