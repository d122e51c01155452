import { distance } from 'fastest-levenshtein';
import { comparable } from '../../hire/match.js';

/** Of a word so much may be wrong that another one was meant; of a short one, one letter. */
const MOST_WRONG = 0.4;

/** Two letters in the wrong order are one slip, not two. */
export function sameLetters(name: string, wanted: string): boolean {
  const sorted = (text: string): string => Array.from(text).sort().join('');
  return name !== wanted && name.length > 2 && sorted(name) === sorted(wanted);
}

/** The word that a mistyped one most likely means. */
export function nearestWord(said: string, words: Iterable<string>): string | undefined {
  const wanted = comparable(said);
  let best: { word: string; far: number } | undefined;
  for (const word of words) {
    const far = sameLetters(word, wanted) ? 1 : distance(wanted, word);
    const allowed = Math.max(1, Math.floor(Math.max(word.length, wanted.length) * MOST_WRONG));
    // A word of one letter has nothing left when that one is wrong.
    if (far < word.length && far <= allowed && far < (best?.far ?? Infinity)) best = { word, far };
  }
  return best?.word;
}
