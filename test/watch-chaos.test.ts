import { expect, it } from 'vitest';
import { wreak } from './support/chaos.js';

/** `npm run chaos` has more. */
const ROUNDS = Number(process.env['CHAOS_ROUNDS'] ?? 20);
const SEED = Number(process.env['CHAOS_SEED'] ?? Date.now() % 1_000_000);
/** So many databases side by side: most of the time of each is spent waiting. */
const LANES = 2;
const AT_MOST_MS = 60_000 + ROUNDS * 10_000;

it(
  `kill -9 in ${ROUNDS} rounds: every change is announced, and none twice in a chat`,
  async () => {
    const lanes = await Promise.all(
      Array.from({ length: LANES }, (_, lane) => wreak(SEED + lane, Math.ceil(ROUNDS / LANES))),
    );
    const problems = lanes.flatMap(({ problems: own, story }, lane) =>
      own.length === 0 ? [] : [`CHAOS_SEED=${SEED}, lane ${lane}:`, ...own, ...story],
    );
    expect(problems).toEqual([]);
    for (const { counts } of lanes) expect(counts.notices).toBeGreaterThan(0);
    const total = (what: 'changes' | 'notices' | 'again'): number =>
      lanes.reduce((sum, { counts }) => sum + counts[what], 0);
    // Some kills have hit between a send and its mark: what arrived then was sent again, and shown once.
    if (ROUNDS >= 20) expect(total('again')).toBeGreaterThan(0);
    console.log(
      `CHAOS_SEED=${SEED}: ${total('changes')} changes, ${total('notices')} notices, ${total('again')} sent again`,
    );
  },
  AT_MOST_MS,
);
