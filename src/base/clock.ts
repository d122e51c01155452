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

/** A time that began at a moment and ends at another; epoch milliseconds. */
export interface Period {
  readonly from: number;
  readonly until: number;
}

/** The next `ms` milliseconds. */
export function periodOf(clock: Clock, ms: number): Period {
  const from = clock.now();
  return { from, until: from + ms };
}

/**
 * How many milliseconds of a period are left. A clock that was put back before its beginning ends it: otherwise a second
 * of waiting would last as long as the clock was wrong.
 */
export function leftOf(clock: Clock, { from, until }: Period): number {
  const now = clock.now();
  return now < from ? 0 : Math.max(0, until - now);
}

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
