/** How long things may take, in milliseconds. Users cannot change them: the platform's rules set them. */
export interface Timings {
  /** A click is answered within this; Feishu waits for three seconds. */
  clickBudgetMs: number;
  /** A reply that takes longer than this says that it is being read, and how far it is, as often as this. */
  progressMs: number;
  /** A read is given up after this. */
  giveUpMs: number;
  /** Nothing is sent this long after a start. */
  quietMs: number;
  hireTimeoutMs: number;
  otherTimeoutMs: number;
  /** What runs may finish for this long when the bot is stopped. */
  stopMs: number;
}

/** How much may wait. */
export interface Bounds {
  perLane: number;
  total: number;
}

export const TIMINGS: Timings = {
  clickBudgetMs: 2200,
  progressMs: 2000,
  giveUpMs: 30_000,
  quietMs: 1000,
  hireTimeoutMs: 15_000,
  otherTimeoutMs: 6000,
  stopMs: 6000,
};

export const BOUNDS: Bounds = { perLane: 200, total: 5000 };
