import { describe, expect, it } from 'vitest';
import type { HireSettings } from '../../src/hire/types.js';
import { consider, type BeliefRules, type Pending } from '../../src/watch/believe.js';
import { field, module, settings, source } from './things.js';

const RULES: BeliefRules = { settleMs: 30_000, confirmShrink: 0.3, confirmDelayMs: 5000 };

/** Settings with so many sources, the first of them called `name`. */
const made = (name: string, sources = 10): HireSettings =>
  settings(
    [module('m', [field('f')])],
    Array.from({ length: sources }, (_, n) =>
      source(`s${n}`, n === 0 ? { name: { zh: name, en: name } } : {}),
    ),
  );

const A = made('A');
const B = made('B');
const C = made('C');
const LOST = made('A', 6);
const LOST_MORE = made('A', 5);
const EMPTY = made('A', 0);
const NAMES = new Map([A, B, C, LOST, LOST_MORE, EMPTY].map((one, n) => [one, 'ABC-<0'[n] ?? '']));

/** A read at this second; without settings it came byte for byte as the last one. */
type Read = readonly [second: number, settings?: HireSettings];

/** What each read leads to: `same`, `believe B`, `settling 30` or `confirming 5`, with the second of the next read. */
function follow(
  snapshot: HireSettings | undefined,
  reads: readonly Read[],
  rules: BeliefRules = RULES,
): string[] {
  let pending: Pending | undefined;
  return reads.map(([second, read]) => {
    const belief = consider(snapshot, pending, read, second * 1000, rules);
    pending = belief.kind === 'wait' ? belief.pending : undefined;
    if (belief.kind === 'wait') return `${belief.why} ${belief.nextAt / 1000}`;
    return belief.kind === 'same' ? 'same' : `believe ${NAMES.get(belief.settings) ?? 'another'}`;
  });
}

type Row = [what: string, reads: Read[], expected: string[]];

describe('a read that is different', () => {
  it.each<Row>([
    ['is nothing when nothing is', [[0, A]], ['same']],
    ['is nothing when it came as before and nothing waits', [[0]], ['same']],
    [
      'settles, and is believed when the next read equals it',
      [
        [0, B],
        [30, B],
      ],
      ['settling 30', 'believe B'],
    ],
    ['equals what comes byte for byte again', [[0, B], [30]], ['settling 30', 'believe B']],
    [
      'is not believed before its time, however many agree',
      [[0, B], [1, B], [29.999], [30]],
      ['settling 30', 'settling 30', 'settling 30', 'believe B'],
    ],
    ['is believed late when it is read late', [[0, B], [900]], ['settling 30', 'believe B']],
    [
      'settles no longer because the clock was put back',
      [[7200, B], [10], [39], [40]],
      ['settling 7230', 'settling 40', 'settling 40', 'believe B'],
    ],
    [
      'waits anew when the next read is different again',
      [
        [0, B],
        [30, C],
        [60, C],
      ],
      ['settling 30', 'settling 60', 'believe C'],
    ],
    [
      'and goes back and forth has not settled',
      [
        [0, B],
        [30, C],
        [60, B],
        [90, B],
      ],
      ['settling 30', 'settling 60', 'settling 90', 'believe B'],
    ],
    [
      'and is undone is dropped',
      [
        [0, B],
        [30, A],
        [60, A],
      ],
      ['settling 30', 'same', 'same'],
    ],
    [
      'and was undone begins from nothing when it comes again',
      [
        [0, B],
        [29, A],
        [31, B],
        [60, B],
        [61, B],
      ],
      ['settling 30', 'same', 'settling 61', 'settling 61', 'believe B'],
    ],
  ])('%s', (_, reads, expected) => {
    expect(follow(A, reads)).toEqual(expected);
  });

  it('again and again waits at most ten times, and then is believed as it is', () => {
    const restless = (n: number): Read => [n * 30, made(`${n}`)];
    const outcomes = follow(
      A,
      Array.from({ length: 12 }, (_, n) => restless(n)),
    );
    const waits = outcomes.indexOf('believe another');
    expect(waits).toBeGreaterThanOrEqual(9);
    expect(waits).toBeLessThanOrEqual(11);
    expect(outcomes.slice(0, waits)).toEqual(
      Array.from({ length: waits }, (_, n) => `settling ${(n + 1) * 30}`),
    );
  });

  it('counts its waits from the beginning after it was undone', () => {
    const reads = Array.from({ length: 8 }, (_, n): Read => [n * 30, made(`${n}`)]);
    expect(follow(A, [...reads, [240, A], ...reads])).not.toContain('believe another');
  });
});

describe('a read that lost too much', () => {
  it.each<Row>([
    [
      'is believed when two further reads agree, and it has settled',
      [
        [0, LOST],
        [5, LOST],
        [10, LOST],
        [30, LOST],
      ],
      ['confirming 5', 'confirming 10', 'settling 30', 'believe -'],
    ],
    [
      'is not believed by time alone',
      [
        [0, LOST],
        [40, LOST],
        [45, LOST],
      ],
      ['confirming 5', 'confirming 45', 'believe -'],
    ],
    [
      'agrees with what comes byte for byte again',
      [[0, LOST], [5], [40]],
      ['confirming 5', 'confirming 10', 'believe -'],
    ],
    [
      'by accident is dropped when all is there again',
      [
        [0, LOST],
        [5, A],
      ],
      ['confirming 5', 'same'],
    ],
    [
      'in another way needs two further reads that agree with that',
      [
        [0, LOST],
        [5, LOST],
        [10, LOST_MORE],
        [15, LOST_MORE],
        [40, LOST_MORE],
      ],
      ['confirming 5', 'confirming 10', 'confirming 15', 'confirming 20', 'believe <'],
    ],
    [
      'and then has only changed settles like any other',
      [
        [0, LOST],
        [5, B],
        [35, B],
      ],
      ['confirming 5', 'settling 35', 'believe B'],
    ],
    [
      'of everything is confirmed as well',
      [
        [0, EMPTY],
        [15, EMPTY],
        [30, EMPTY],
      ],
      ['confirming 5', 'confirming 20', 'believe 0'],
    ],
  ])('%s', (_, reads, expected) => {
    expect(follow(A, reads)).toEqual(expected);
  });

  it('is never believed because it waited long', () => {
    const reads = Array.from({ length: 30 }, (_, n): Read => [n * 5, n % 2 === 0 ? LOST : LOST_MORE]);
    expect(follow(A, reads).filter((one) => !one.startsWith('confirming'))).toEqual([]);
  });

  it('depends on the share that may be lost', () => {
    const reads: Read[] = [
      [0, LOST],
      [30, LOST],
    ];
    expect(follow(A, reads, { ...RULES, confirmShrink: 0.4 })).toEqual(['settling 30', 'believe -']);
    // An empty list is confirmed at any share.
    expect(follow(A, [[0, EMPTY]], { ...RULES, confirmShrink: 1 })).toEqual(['confirming 5']);
  });
});

describe('the first read of a tenant', () => {
  it.each<Row>([
    ['is believed at once', [[0, A]], ['believe A']],
    [
      'without sources is doubted, and believed when two further ones agree',
      [
        [0, EMPTY],
        [5, EMPTY],
        [10, EMPTY],
      ],
      ['confirming 5', 'confirming 10', 'believe 0'],
    ],
    [
      'without sources by accident is no baseline',
      [
        [0, EMPTY],
        [5, A],
      ],
      ['confirming 5', 'believe A'],
    ],
  ])('%s', (_, reads, expected) => {
    expect(follow(undefined, reads)).toEqual(expected);
  });
});

it('a status that the API did not tell is no difference', () => {
  const unknown: HireSettings = { ...A, sources: A.sources.map((one) => ({ ...one, status: 'unknown' })) };
  expect(follow(A, [[0, unknown]])).toEqual(['same']);
});
