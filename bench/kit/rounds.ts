/** Something that is measured; gives the figure of one round. */
export type Measure = () => number | Promise<number>;

/**
 * Measures all variants once in every round, each round beginning with another, after one round that does not count.
 * What else the machine does then hits all of them alike.
 * @returns the figures by variant, one for each round
 */
export async function alternate<N extends string>(
  rounds: number,
  variants: Readonly<Record<N, Measure>>,
): Promise<Record<N, number[]>> {
  const names = Object.keys(variants) as N[];
  const found = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<N, number[]>;
  for (let round = -1; round < rounds; round += 1) {
    const first = Math.max(0, round) % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      const figure = await variants[name]();
      if (round >= 0) found[name].push(figure);
    }
  }
  return found;
}

/** Milliseconds of wall clock that `run` takes. What earlier work left to be collected is collected before. */
export async function timed(run: () => unknown): Promise<number> {
  globalThis.gc?.();
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** Milliseconds of processor time, of all threads of this process, that `run` takes. */
export async function cpuTimed(run: () => Promise<unknown>): Promise<number> {
  globalThis.gc?.();
  const start = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
