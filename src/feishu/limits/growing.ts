import { leftOf, periodOf, type Clock, type Period } from '../../base/clock.js';

/** Without a header: one second, doubling to thirty (Feishu, "Rate limits", advises to wait for the reset). */
const WAIT_MS = { first: 1000, most: 30_000 } as const;

/** How long a limit is waited for that does not say how long it lasts: longer each time that a wait was in vain. */
export interface GrowingHolds {
  /**
   * A call was refused that went out at `began`. Calls that were out together meet one limit, so only one that
   * went out after the last wait makes the next one longer.
   * @returns how many milliseconds to wait from now.
   */
  refused(hold: string, began: number): number;
  /** A call succeeded that went out at `began`; after the last wait, the next one is short again. */
  passed(hold: string, began: number): void;
}

export function growingHolds(clock: Clock): GrowingHolds {
  const last = new Map<string, { step: number; period: Period }>();
  return {
    refused: (hold, began) => {
      const known = last.get(hold);
      // A clock that was put back says nothing about what was out together.
      const back = known !== undefined && clock.now() < known.period.from;
      if (known && !back && began < known.period.until) return leftOf(clock, known.period);
      const step = known ? known.step + 1 : 0;
      const wait = Math.min(WAIT_MS.first * 2 ** step, WAIT_MS.most);
      last.set(hold, { step, period: periodOf(clock, wait) });
      return wait;
    },
    passed: (hold, began) => {
      const known = last.get(hold);
      if (known && began >= known.period.until) last.delete(hold);
    },
  };
}
