import type { HireSettings } from '../src/hire/types.js';
import type { Change } from '../src/watch/change.js';
import { diffSettings } from '../src/watch/diff.js';
import { keyedDiff } from './kit/keyed-diff.js';
import { alternate, timed } from './kit/rounds.js';
import { alone, beside, count, ms, type Unit } from './kit/rows.js';
import { editsOf, rawAnswer, settingsOf } from './kit/settings.js';
import { startChild } from './kit/child.js';
import { median } from './kit/stats.js';
import type { Bench, Row, Scale } from './kit/types.js';

const SIZES = [2000, 20_000, 200_000] as const;
/** Small ones are repeated, so that a round takes longer than the clock's grain. */
const WORK = 40_000;

/** So much room for young objects that none is collected while one comparison runs. */
const NOTHING_COLLECTED = ['--expose-gc', '--min-semi-space-size=512', '--max-semi-space-size=512'];

const plain: Unit = (value) => value.toFixed(2);

/** How many options changes are about. */
function optionsIn(changes: readonly Change[]): number {
  return changes.reduce((sum, { before, after }) => {
    const group = [after, before].find((one) => one !== null && typeof one === 'object' && 'options' in one);
    return sum + (group && 'options' in group ? group.options.length : 1);
  }, 0);
}

function edited(size: number) {
  const [one, other] = [rawAnswer(size, false), rawAnswer(size, true)];
  return { one, other, text: JSON.stringify(other), before: settingsOf(one), after: settingsOf(other) };
}

/** @returns the rows of one size, and what one comparison took in each round, milliseconds. */
async function bySize(size: number, rounds: number): Promise<{ rows: Row[]; ours: number[] }> {
  const { one, other, text, before, after } = edited(size);
  const times = Math.max(1, Math.round(WORK / size));
  const each = (run: () => unknown) => async () =>
    (await timed(() => {
      for (let i = 0; i < times; i += 1) run();
    })) / times;
  const found = await alternate(rounds, {
    ours: each(() => diffSettings(before, after)),
    parse: each(() => JSON.parse(text) as unknown),
    keyed: each(() => keyedDiff(one, other)),
  });
  const label = `diff of ${size} options`;
  const told = optionsIn(diffSettings(before, after));
  return {
    ours: found.ours,
    rows: [
      beside(label, ms, found.ours, ['JSON.parse of the same text', found.parse], { most: 0.6 }),
      beside(label, ms, found.ours, ['bare keyed diff, counts only', found.keyed]),
      alone(`${label}: wrongly told`, count, Math.abs(told - editsOf(size)), `${editsOf(size)} edits`, {
        most: 0,
      }),
    ],
  };
}

async function reversed({ rounds }: Scale): Promise<Row> {
  const size = 20_000;
  const before = settingsOf(rawAnswer(size, false));
  const again = settingsOf(rawAnswer(size, false));
  const turned = settingsOf(rawAnswer(size, false, (options) => options.reverse()));
  const against = (after: HireSettings) => () => timed(() => diffSettings(before, after));
  const found = await alternate(rounds, { ours: against(turned), same: against(again) });
  return beside(`diff of ${size} options, lists reversed`, ms, found.ours, ['identical lists', found.same], {
    most: 3,
  });
}

/** What one comparison allocates, all of it, which is more than it ever holds at once. */
async function memory(size: number): Promise<Row> {
  const child = await startChild('diff-memory', [String(size)], NOTHING_COLLECTED);
  const { input, allocated } = await child.ask<{ input: number; allocated: number }>('memory');
  child.end();
  return beside(
    `all memory that a diff of ${size} options allocates`,
    (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`,
    [allocated],
    ['both parsed inputs', [input]],
    { most: 0.25 },
  );
}

export const bench: Bench = {
  about:
    'The comparison of two reads, 1 % of the options renamed, removed or added, beside parsing one of them.',
  run: async (scale) => {
    const rows: Row[] = [];
    const ours: number[] = [];
    for (const size of SIZES) {
      const found = await bySize(size, scale.rounds);
      rows.push(...found.rows);
      ours.push(median(found.ours));
    }
    const [small = 1, , large = 1] = ours;
    const exponent = Math.log(large / small) / Math.log(SIZES[2] / SIZES[0]);
    rows.push(
      alone('growth exponent, 2,000 to 200,000 options', plain, exponent, 'linear: 1', { most: 1.35 }),
      await reversed(scale),
      await memory(20_000),
      await memory(200_000),
    );
    return rows;
  },
};
