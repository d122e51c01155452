import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diffSettings } from '../../src/watch/diff.js';
import { CHANGE_KINDS, type SeverityRules } from '../../src/watch/kinds.js';
import { createUndone } from '../../src/watch/undone.js';
import { seededRandom } from '../support/random.js';
import { apply } from './apply.js';
import { SETTINGS, TWO_READS, shuffled } from './arbitraries.js';
import { comparable, flatSettings } from './flat.js';

const RUNS = { seed: 20_260_101, numRuns: 200 };

it('the changes make the new settings of the old ones', () => {
  fc.assert(
    fc.property(TWO_READS, ([before, after]) => {
      const [made, wanted] = comparable(apply(before, diffSettings(before, after)), flatSettings(after));
      expect(made).toEqual(wanted);
    }),
    RUNS,
  );
});

it('settings do not differ from themselves, whether cloned or in another order', () => {
  fc.assert(
    fc.property(SETTINGS, fc.nat(), (settings, seed) => {
      expect(diffSettings(settings, settings)).toEqual([]);
      expect(diffSettings(settings, structuredClone(settings))).toEqual([]);
      expect(diffSettings(settings, shuffled(settings, seededRandom(seed)))).toEqual([]);
    }),
    RUNS,
  );
});

it('the order of either read has no part in the result', () => {
  fc.assert(
    fc.property(TWO_READS, fc.nat(), ([before, after], seed) => {
      const random = seededRandom(seed);
      expect(diffSettings(shuffled(before, random), shuffled(after, random))).toStrictEqual(
        diffSettings(before, after),
      );
    }),
    RUNS,
  );
});

it('every change has a fingerprint of its own, the same one when it is made again', () => {
  const rules: SeverityRules = {
    'field.moved': 'breaking',
    'option.added': 'safe',
    'module.removed': 'risky',
  };
  fc.assert(
    fc.property(TWO_READS, ([before, after]) => {
      const prints = diffSettings(before, after).map(({ fingerprint }) => fingerprint);
      expect(new Set(prints).size).toBe(prints.length);
      const again = diffSettings(structuredClone(before), structuredClone(after), rules);
      expect(again.map(({ fingerprint }) => fingerprint).sort()).toEqual(prints.sort());
      const back = diffSettings(after, before).map(({ fingerprint }) => fingerprint);
      expect(back.filter((print) => prints.includes(print))).toEqual([]);
    }),
    RUNS,
  );
});

it('every change is undone by the old settings, and not by the new ones', () => {
  fc.assert(
    fc.property(TWO_READS, ([before, after]) => {
      const changes = diffSettings(before, after);
      const undoneBefore = createUndone(before, changes);
      const undoneAfter = createUndone(after, changes);
      expect(changes.filter((change) => !undoneBefore(change))).toEqual([]);
      expect(changes.filter(undoneAfter)).toEqual([]);
    }),
    RUNS,
  );
});

it('these reads show every kind of change', () => {
  const kinds = fc
    .sample(TWO_READS, RUNS)
    .flatMap(([before, after]) => diffSettings(before, after).map(({ kind }) => kind));
  expect([...new Set(kinds)].sort()).toEqual(Object.keys(CHANGE_KINDS).sort());
});
