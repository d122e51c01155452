import SearchableMap from 'minisearch/SearchableMap';
import { createPostings } from './postings.js';
import type { Proposed } from './proposed.js';
import { initial, isHan, type Speller, type Unit } from './units.js';
import { maySlip } from './slip.js';

/** Longer beginnings of a text are not looked up: two units are hardly longer. */
const LONGEST_TERM = 20;
/** The most characters that are looked up, and the most letters that may differ, when only something like it is wanted. */
const MOST_NEAR = 3;
/** Fewer letters begin too much. */
const LEAST_NEAR = 3;

/**
 * From how names are spelled to the names: every two units that follow each other, in full (`xueli`) and by their initials
 * (`=xl`, and with a third one `=xlx`), single words, and a name's last unit. What it answers is a superset: each name has to be compared.
 */
export interface Terms {
  add(name: number, units: readonly Unit[]): void;
  /** Nothing is added any more: forgets what only adding needs. Each step takes little time. */
  finish(): Generator<undefined>;
  /** Names in which the letters may begin at some unit. */
  beginning(letters: string, names: Proposed): void;
  /** Names in which the letters may stand with a slip. */
  slipped(letters: string, names: Proposed): void;
  /** Names that are a little like the letters. */
  near(letters: string, names: Proposed): void;
}

/** There are never so many different units. */
const UNITS = 2 ** 26;

/** What two units that follow each other are found by. */
interface Following {
  readonly lists: readonly number[];
  /** Their initials. */
  readonly short: readonly string[];
  /** By the number of the unit after them. */
  readonly thirds: Map<number, readonly number[]>;
}

export function createTerms(speller: Speller): Terms {
  const postings = createPostings();
  /** By initials: a list's number. */
  const shorts = new Map<string, number>();
  // In full, also for beginnings of terms and for terms that are not quite right.
  const pairs = new SearchableMap<number>();
  const singles = new SearchableMap<number>();
  const byUnits = new Map<number, Following>();

  const listOf = (term: string, terms: Map<string, number> | SearchableMap<number>): number => {
    const made = terms.get(term) ?? postings.list();
    terms.set(term, made);
    return made;
  };
  /** The lists of the terms that begin with two units. The same ones follow each other again and again. */
  const following = (one: Unit, two: Unit | undefined): Following => {
    const key = one.number * UNITS + (two ? two.number + 1 : 0);
    const known = byUnits.get(key);
    if (known) return known;
    const lists: number[] = [];
    if (!one.han || !two) for (const spelling of one.spellings) lists.push(listOf(spelling, singles));
    for (const second of two?.spellings ?? [])
      for (const first of one.spellings) lists.push(listOf(first + second, pairs));
    const short = two
      ? letters(one).flatMap((first) => letters(two).map((second) => `=${first}${second}`))
      : [];
    lists.push(...short.map((term) => listOf(term, shorts)));
    const made = { lists, short, thirds: new Map<number, readonly number[]>() };
    byUnits.set(key, made);
    return made;
  };
  const third = ({ short, thirds }: Following, three: Unit): readonly number[] => {
    const known = thirds.get(three.number);
    if (known) return known;
    const made = short.flatMap((term) => letters(three).map((letter) => listOf(term + letter, shorts)));
    thirds.set(three.number, made);
    return made;
  };

  type Lists = readonly (number | undefined)[];
  const take = (lists: Lists, names: Proposed): void => {
    for (const list of lists) if (list !== undefined) for (const name of postings.of(list)) names.add(name);
  };
  const sizeOf = (lists: Lists): number =>
    lists.reduce<number>((sum, list) => sum + (list === undefined ? 0 : postings.size(list)), 0);
  const takeAll = (prefix: string, names: Proposed): void => {
    for (const tree of [pairs, singles]) take([...tree.atPrefix(prefix).values()], names);
  };
  const anyBegins = (prefix: string): boolean =>
    [pairs, singles].some((tree) => tree.atPrefix(prefix).size > 0);
  const takeNear = (tree: SearchableMap<number>, term: string, names: Proposed): void => {
    for (const [found] of tree.fuzzyGet(term, 1).values()) take([found], names);
    for (let at = 0; at + 1 < term.length; at += 1) take([tree.get(swapped(term, at))], names);
  };

  return {
    add: (name, units) => {
      for (const [at, unit] of units.entries()) {
        if (at === 0) for (const letter of letters(unit)) postings.add(listOf(`^${letter}`, shorts), name);
        const found = following(unit, units[at + 1]);
        for (const list of found.lists) postings.add(list, name);
        const next = units[at + 2];
        if (next) for (const list of third(found, next)) postings.add(list, name);
      }
    },

    *finish() {
      byUnits.clear();
      yield* postings.finish();
    },

    beginning: (text, names) => {
      if (text.length === 1 && !isHan(text)) return take([shorts.get(`^${text}`)], names);
      for (const first of beginnings(text, speller)) {
        const rest = text.slice(first.length);
        if (first.whole && !isHan(rest)) takeAll(first.spelling + rest, names);
        if (rest === '') continue;
        for (const second of beginnings(rest, speller)) {
          const thirds = startsOf(rest.slice(second.length), speller);
          const short = `=${initial(first.spelling)}${initial(second.spelling)}`;
          const longer = thirds.map((third) => shorts.get(short + third));
          const both = first.whole && second.whole;
          const pair = both ? pairs.get(first.spelling + second.spelling) : undefined;
          // A name that has the pair and what follows it is on either list.
          if (both && (thirds.length === 0 || sizeOf([pair]) < sizeOf(longer))) take([pair], names);
          else if (!both || pair !== undefined) take(longer, names);
          // The text may end within the second unit; all that begin so were taken if the first one is whole.
          if (!first.whole && (thirds.length === 0 || speller.beginsSpelling(rest)))
            take([shorts.get(short)], names);
        }
      }
      if (!isHan(text)) takeAll(text, names);
    },

    slipped: (text, names) => {
      if (!maySlip(text)) return;
      if (isHan(text)) {
        // One of the first two characters is right.
        for (const character of Array.from(text).slice(0, 2))
          for (const reading of speller.readings(character)) takeAll(reading, names);
        return;
      }
      takeNear(singles, text, names);
      for (let length = 3; length <= Math.min(text.length, LONGEST_TERM); length += 1)
        takeNear(pairs, text.slice(0, length), names);
    },

    near: (text, names) => {
      for (const character of Array.from(text).filter(isHan).slice(0, MOST_NEAR))
        for (const reading of speller.readings(character)) takeAll(reading, names);
      if (isHan(text)) return;
      const start = text.slice(0, LONGEST_TERM);
      // What follows may be wrong altogether.
      const least = Math.max(LEAST_NEAR, start.length / 2);
      let begins = start.slice(0, -1);
      while (begins.length >= least && !anyBegins(begins)) begins = begins.slice(0, -1);
      if (begins.length >= least) takeAll(begins, names);
      const far = Math.min(MOST_NEAR, Math.floor(start.length * 0.4));
      for (const tree of [singles, pairs])
        for (const [found] of tree.fuzzyGet(start, far).values()) take([found], names);
    },
  };
}

/** The first letters that a unit may have which begins the text; none when there is no text. */
function startsOf(text: string, speller: Speller): string[] {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
  if (text === '') return [];
  return isHan(first) ? [...new Set(speller.readings(first).map(initial))] : [first];
}

interface Beginning {
  readonly length: number;
  readonly spelling: string;
  /** Or its initial only. */
  readonly whole: boolean;
}

/** What the first unit may be. */
function beginnings(text: string, speller: Speller): Beginning[] {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
  if (isHan(first))
    return speller.readings(first).map((spelling) => ({ length: first.length, spelling, whole: true }));
  const found: Beginning[] = [{ length: first.length, spelling: first, whole: false }];
  if (/^[zcs]h/.test(text)) found.push({ length: 2, spelling: first, whole: false });
  for (let length = 1; length <= Math.min(text.length, LONGEST_TERM * 2); length += 1) {
    const spelling = text.slice(0, length);
    if (speller.isSpelling(spelling)) found.push({ length, spelling, whole: true });
  }
  return found;
}

function letters({ spellings }: Unit): string[] {
  return [...new Set(spellings.map(initial))];
}

function swapped(text: string, at: number): string {
  return `${text.slice(0, at)}${text[at + 1] ?? ''}${text[at] ?? ''}${text.slice(at + 2)}`;
}
