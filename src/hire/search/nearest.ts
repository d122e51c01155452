import { distance } from 'fastest-levenshtein';
import type { SpelledName } from './names.js';
import type { Query } from './query.js';

/** More are not compared: a suggestion is not worth a long wait. */
const MOST_COMPARED = 2000;
/** What differs more than this, of the longer of the two, is something else. */
const FARTHEST = 0.6;

interface Pair {
  readonly zh: SpelledName;
  readonly en: SpelledName;
}

/** Those whose names, or their spelling, are most like the text, the nearest first. */
export function nearestNames<T extends Pair>(query: Query, pairs: readonly T[], most: number): T[] {
  const wanted = [query.plain, ...query.forms.map(({ letters }) => letters)];
  return pairs
    .slice(0, MOST_COMPARED)
    .map((pair) => ({
      pair,
      far: Math.min(...waysToWrite(pair).map((way) => Math.min(...wanted.map((one) => far(one, way))))),
    }))
    .filter((candidate) => candidate.far <= FARTHEST)
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ pair }) => pair);
}

function waysToWrite({ zh, en }: Pair): string[] {
  const spelled = zh.units.map(({ spellings }) => spellings[0] ?? '').join('');
  return [...new Set([zh.plain, en.plain, spelled])].filter((way) => way !== '');
}

function far(one: string, other: string): number {
  return distance(one, other) / Math.max(one.length, other.length);
}
