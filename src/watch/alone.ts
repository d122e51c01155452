import { pause, type Clock } from '../base/clock.js';
import { errorFields, type Log } from '../base/log.js';

/** What one process at a time runs. */
interface Engine {
  start(options: { alone: boolean }): Promise<void>;
  stop(graceMs: number): Promise<void>;
}

/** The right to be that process. */
interface Right {
  readonly lost: Promise<void>;
  release(): Promise<void>;
}

export interface AloneParts {
  /** Waits for the right; `undefined` when `signal` was aborted first. */
  readonly acquire: (signal: AbortSignal) => Promise<Right | undefined>;
  readonly stopMs: number;
  readonly clock: Clock;
  readonly log: Log;
}

/** Runs an engine while this process has the right to, and waits for that right again when it was lost. */
function runAlone(engine: Engine, parts: AloneParts): { stop(): Promise<void> } {
  const { clock, log } = parts;
  const stopping = new AbortController();
  const over = (): boolean => stopping.signal.aborted;
  const stopped = new Promise<void>((resolve) =>
    stopping.signal.addEventListener('abort', () => resolve(), { once: true }),
  );

  const once = async (): Promise<void> => {
    const right = await parts.acquire(stopping.signal);
    if (!right) return;
    try {
      // The database's leases tell whether others of its processes still work on something.
      await engine.start({ alone: false });
      await Promise.race([right.lost, stopped]);
    } finally {
      await engine.stop(over() ? parts.stopMs : 0);
      await right.release();
    }
  };

  const ended = (async () => {
    while (!over()) {
      try {
        await once();
      } catch (error) {
        log.error('the watch could not be run; trying again', errorFields(error));
      }
      await pause(clock, 1000, stopping.signal);
    }
  })();

  return {
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}

/**
 * Runs an engine: at once in a process that serves its database alone, else while this is the process that has the right to.
 * @throws what its start throws, in the first case.
 */
export async function runEngine(
  engine: Engine,
  { alone, ...parts }: AloneParts & { readonly alone: boolean },
): Promise<{ stop(): Promise<void> }> {
  if (!alone) return runAlone(engine, parts);
  await engine.start({ alone });
  return { stop: () => engine.stop(parts.stopMs) };
}
