import { describe, expect, it } from 'vitest';
import { BotError } from '../../src/base/errors.js';
import { createPace } from '../../src/watch/pace.js';
import { seededRandom } from '../support/random.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('at the default interval', () => {
  const pace = (seed: number) => createPace(10 * MINUTE, seededRandom(seed));
  const month = (seed: number): number[] => {
    const one = pace(seed);
    const times: number[] = [];
    for (let at = one.next(0); at < 31 * DAY; at = one.next(at)) times.push(at);
    return times;
  };

  it.each([1, 2, 3])('a month of reads of one page of sources stays under 9,000 calls (seed %i)', (seed) => {
    expect(month(seed).length * 2).toBeLessThan(9000);
    expect(month(seed).length).toBeGreaterThan(3900);
  });

  it('never reads in the first minute of an hour or a half hour', () => {
    expect(month(4).filter((at) => at % (30 * MINUTE) < MINUTE)).toEqual([]);
  });

  it('two tenants that start together do not stay together', () => {
    const one = pace(5);
    const apart = Array.from({ length: 20 }, () => [one.next(0), one.next(0)] as const);
    expect(apart.some(([a, b]) => Math.abs(a - b) > 20_000)).toBe(true);
  });
});

describe('after a failure', () => {
  const error = new BotError('upstream_failed');

  it('waits longer each time, and at the latest one interval', () => {
    const pace = createPace(10 * MINUTE, () => 0.5);
    const waits = [1, 2, 3, 20].map((failures) => pace.afterFailure(0, failures, error));
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits[0]).toBeLessThan(5000);
    expect(waits.at(-1)).toBeLessThanOrEqual(10 * MINUTE);
  });

  it('asks a used-up month once an hour', () => {
    const pace = createPace(10 * MINUTE, () => 0.5);
    expect(pace.afterFailure(0, 1, new BotError('quota_exceeded'))).toBe(60 * MINUTE);
  });
});
