/** One line of a benchmark's table. */
export interface Row {
  readonly what: string;
  readonly ours: string;
  readonly peer: string;
  /** Ours over the peer's, the median of the rounds; absent where a plain figure is judged. */
  readonly ratio?: number;
  /** Such as `<= 0.6`; absent where nothing is aimed at. */
  readonly goal?: string;
  readonly ok?: boolean;
}

/** How much is measured. */
export interface Scale {
  /** Fewer rounds and shorter runs: to see that everything runs, not to compare. */
  readonly quick: boolean;
  /** Alternations of what takes milliseconds. */
  readonly rounds: number;
}

/** A benchmark: measures and tells, and judges nothing but by its goals. */
export interface Bench {
  /** One line: what is compared with what. */
  readonly about: string;
  /** @throws Error when it cannot run here; its message says why. */
  run(scale: Scale): Promise<readonly Row[]>;
}

/** Something that this machine does not have, so that a benchmark is left out. */
export class NotHere extends Error {}
