import { comparable } from '../match.js';
import { align, type Alignment } from './align.js';
import type { Query } from './query.js';
import { slip } from './slip.js';
import { placesOf, type Place, type Speller, type Unit } from './units.js';

/** One name, ready to be compared. */
export interface SpelledName {
  readonly text: string;
  readonly plain: string;
  readonly units: readonly Unit[];
}

/** How well a text fits, and where it stands in the name. */
export interface Fit {
  /** Up to `WHOLE`; see `SCORES`. */
  readonly score: number;
  readonly mark: () => Place | undefined;
}

/** How good a way to be found is; the whole of a name is better than its beginning, and that better than its middle. */
export const SCORES = {
  text: { whole: 1000, start: 900, word: 850, inside: 800 },
  spelling: { whole: 970, start: 880, word: 830 },
  initials: { whole: 960, start: 840, word: 780 },
  sound: { whole: 700, start: 660, word: 620 },
  slip: { whole: 600, start: 560, word: 520 },
} as const;
/** What the part that was typed adds: more of the name is better. */
const COVERED = 30;

export function spellName(text: string, speller: Speller): SpelledName {
  return { text, plain: comparable(text), units: speller.units(text) };
}

/** How the text is found as it stands, or as it is spelled. */
export function fitName(query: Query, name: SpelledName): Fit | undefined {
  const plain = fitPlain(query.plain, name);
  if (plain && plain.score >= SCORES.text.word) return plain;
  let best = plain;
  for (const form of query.forms) {
    const found = align(form, name.units);
    if (!found) continue;
    const fit = fitUnits(found, name, found.full ? SCORES.spelling : SCORES.initials);
    if (!best || fit.score > best.score) best = fit;
  }
  return best;
}

/** How the text is found when something is wrong with it: characters that sound the same, or a slip of one letter. */
export function fitWrong(query: Query, name: SpelledName): Fit | undefined {
  const sound = query.sound && align(query.sound, name.units);
  if (sound?.full) return fitUnits(sound, name, SCORES.sound);
  for (const { letters } of query.forms) {
    const found = slip(letters, name.units);
    if (found) return fitUnits({ ...found, typed: undefined, full: true }, name, SCORES.slip);
  }
  return undefined;
}

function fitPlain(wanted: string, { text, plain }: SpelledName): Fit | undefined {
  if (wanted === '') return undefined;
  const at = plain.indexOf(wanted);
  if (at < 0 || (wanted.length === 1 && at > 0 && /[\p{Script=Latin}\p{N}]/u.test(wanted))) return undefined;
  const word = at > 0 ? beginsWord(plain, wanted, at) : undefined;
  const from = word ?? at;
  // Where both are not equally long the places differ; the name is then shown without a mark.
  const mark = (): Place | undefined =>
    text.length === plain.length ? { from, to: from + wanted.length } : undefined;
  const { whole, start, word: inWord, inside } = SCORES.text;
  const score = at === 0 ? (plain === wanted ? whole : start) : word === undefined ? inside : inWord;
  return { score: score + covered(wanted.length, plain.length, score), mark };
}

/** Where the text begins a word; a Chinese character is a word. */
function beginsWord(plain: string, wanted: string, first: number): number | undefined {
  for (let at = first; at >= 0; at = plain.indexOf(wanted, at + 1)) {
    const around = plain.slice(at - 1, at + 1);
    if (!/^[\p{L}\p{N}]{2}$/u.test(around) || /\p{Script=Han}/u.test(around)) return at;
  }
  return undefined;
}

function fitUnits(
  found: Alignment,
  name: SpelledName,
  scores: { whole: number; start: number; word: number },
): Fit {
  const { from, to, typed, full } = found;
  const unfinished = typed !== undefined && (full || typed > 1);
  const everything = from === 0 && to === name.units.length && !unfinished;
  const score = everything ? scores.whole : from === 0 ? scores.start : scores.word;
  return { score: score + covered(to - from, name.units.length, score), mark: () => placeOf(found, name) };
}

function placeOf({ from, to, typed }: Alignment, { text, units }: SpelledName): Place | undefined {
  const places = placesOf(text);
  const first = places[from];
  const last = places[to - 1];
  const unit = units[to - 1];
  if (!first || !last) return undefined;
  // Letters that a word lost or gained when it was folded are not counted: the whole word is marked.
  const countable = unit && !unit.han && last.to - last.from === unit.text.length;
  return { from: first.from, to: typed !== undefined && countable ? last.from + typed : last.to };
}

function covered(part: number, whole: number, score: number): number {
  return score === SCORES.text.whole ? 0 : Math.floor((COVERED * part) / Math.max(1, whole));
}
