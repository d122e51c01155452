import type { Clock } from '../../src/base/clock.js';

/** A clock that runs as the machine's does and can be put forward: timers that are then due fire at once. */
export interface TestClock extends Clock {
  advance(ms: number): void;
}

interface Timer {
  readonly due: number;
  readonly run: () => void;
  handle: NodeJS.Timeout;
}

export function testClock(): TestClock {
  let offset = 0;
  const timers = new Set<Timer>();
  const now = (): number => Date.now() + offset;
  return {
    now,
    after: (ms, run) => {
      const timer: Timer = {
        due: now() + ms,
        run: () => {
          timers.delete(timer);
          run();
        },
        handle: setTimeout(() => timer.run(), Math.min(ms, 2 ** 31 - 1)),
      };
      timer.handle.unref();
      timers.add(timer);
      return () => {
        clearTimeout(timer.handle);
        timers.delete(timer);
      };
    },
    advance: (ms) => {
      offset += ms;
      for (const timer of [...timers].sort((a, b) => a.due - b.due)) {
        if (timer.due > now() || !timers.has(timer)) continue;
        clearTimeout(timer.handle);
        timer.run();
      }
    },
  };
}
