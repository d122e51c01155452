import { median } from './stats.js';
import type { Row } from './types.js';

/** How a figure is written. */
export type Unit = (value: number) => string;

const digits = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(Math.abs(value) < 1 ? 2 : 3);

/** Milliseconds. */
export const ms: Unit = (value) => (value >= 10_000 ? `${digits(value / 1000)} s` : `${digits(value)} ms`);
/** Bytes. */
export const mib: Unit = (value) => `${digits(value / 2 ** 20)} MiB`;
export const count: Unit = (value) => String(Math.round(value));
export const percent: Unit = (value) => `${(value * 100).toFixed(1)} %`;

/** What is aimed at: at most or at least this. */
export type Goal = { readonly most: number } | { readonly least: number };

function judged(value: number, goal: Goal | undefined): Pick<Row, 'goal' | 'ok'> {
  if (!goal) return {};
  return 'most' in goal
    ? { goal: `<= ${goal.most}`, ok: value <= goal.most }
    : { goal: `>= ${goal.least}`, ok: value >= goal.least };
}

/**
 * Ours beside a peer's, measured in the same rounds. Machines slow down and recover, so the ratio is the median of the
 * rounds' own ratios, not the ratio of the medians.
 * @param peer names it
 */
export function beside(
  what: string,
  unit: Unit,
  ours: readonly number[],
  [peer, theirs]: readonly [peer: string, values: readonly number[]],
  goal?: Goal,
): Row {
  const ratio = median(ours.map((value, round) => value / (theirs[round] ?? NaN)));
  return {
    what,
    ours: unit(median(ours)),
    peer: `${peer} ${unit(median(theirs))}`,
    ratio,
    ...judged(ratio, goal),
  };
}

/** A figure that is judged by itself. @param peer what it is held against, in words */
export function alone(what: string, unit: Unit, value: number, peer = '', goal?: Goal): Row {
  return { what, ours: unit(value), peer, ...judged(value, goal) };
}
