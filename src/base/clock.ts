/** Time as a parameter: everything that reads or waits for time gets it from here, so that no test sleeps. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `run` once after `ms` milliseconds; the returned function cancels it. */
  after(ms: number, run: () => void): () => void;
}

/** The machine's own clock. Its timers do not keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    // Node runs a timer of more than 2^31 - 1 ms at once.
    const timer = setTimeout(run, Math.min(ms, 2 ** 31 - 1));
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** Resolves after `ms` milliseconds, or at once when `signal` is aborted. Never rejects. */
export function pause(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  if (ms <= 0 || signal?.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      cancel();
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const cancel = clock.after(ms, done);
    signal?.addEventListener('abort', done, { once: true });
  });
}

/**
 * Waits for `work`, but no longer than `ms`.
 * @returns the work's value, or `undefined` when the time was up first. The work goes on.
 * @throws what the work throws, when it throws in time.
 */
export async function within<T>(
  clock: Clock,
  ms: number,
  work: Promise<T>,
): Promise<{ value: T } | undefined> {
  const stop = new AbortController();
  work.catch(() => undefined);
  try {
    return await Promise.race([
      work.then((value) => ({ value })),
      pause(clock, ms, stop.signal).then(() => undefined),
    ]);
  } finally {
    stop.abort();
  }
}
