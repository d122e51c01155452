import { add, ranked, type Found, type Hit } from './hits.js';
import { fitId } from './ids.js';
import type { Text } from '../../base/text.js';
import { nearestNames } from './nearest.js';
import { createOwners, type Owners } from './owners.js';
import { createProposed } from './proposed.js';
import { createHaystack, type Haystack } from './haystack.js';
import { fitName, fitWrong, spellName, type Fit, type SpelledName } from './names.js';
import { parseQuery, type Query } from './query.js';
import { called, type Subject } from './subjects.js';
import { createTerms, type Terms } from './terms.js';
import { createSpeller, type Speller } from './units.js';

export interface SearchIndex {
  /** How many things can be found. */
  readonly size: number;
  /**
   * What the text means, the best first, and at most `MOST_HITS` of it.
   * @param options.every compares every name instead of those that the index proposes: the same hits, slowly.
   */
  search(text: string, options?: { readonly every?: boolean }): Hit[];
  /** What is most like a text that finds nothing, the nearest first. */
  nearest(text: string, most: number): Subject[];
}

/** A pair of names; many options of many fields share theirs. */
interface Names {
  readonly zh: SpelledName;
  readonly en: SpelledName;
  readonly subjects: readonly number[];
}

/** More hits than this nobody looks at; and who finds so many has to say more. */
export const MOST_HITS = 2000;
/** Words that stand apart are looked for one by one, and one alone may be in very many names. */
const MOST_OF_A_WORD = 20_000;
/** Lengths of names are told apart up to here. */
const LONG = 1024;
/** All the words are there, not together. */
const SCATTERED = 740;

/**
 * Makes things findable.
 * @returns steps; each takes little time, so that others get their turn in between. The last returns the index.
 */
export function* buildIndex(things: Iterable<Subject>): Generator<undefined, SearchIndex> {
  const speller = createSpeller();
  const subjects: Subject[] = [];
  const ids = createHaystack();
  const byName = new Map<string, NamesOnly>();
  const owners = createOwners();
  for (const subject of things) {
    const { id, name } = called(subject);
    const number = subjects.push(subject) - 1;
    owners.add(subject, number);
    ids.add(id.toLowerCase());
    const key = `${name.zh}\n${name.en}`;
    const known = byName.get(key);
    known?.subjects.push(number);
    if (known) known.onlyOptions &&= subject.kind === 'option';
    else byName.set(key, { name, subjects: [number], onlyOptions: subject.kind === 'option' });
    yield;
  }
  // The likely ones have the low numbers, so that a search that finds too much can stop early.
  const shelves: (NamesOnly[] | undefined)[] = [];
  for (const one of byName.values()) {
    const shelf = (one.onlyOptions ? LONG : 0) + Math.min(LONG - 1, shorter(one.name));
    (shelves[shelf] ??= []).push(one);
    yield;
  }
  const terms = createTerms(speller);
  const texts = createHaystack();
  const names: Names[] = [];
  for (const { name, subjects: own } of inOrder(shelves)) {
    const zh = spellName(name.zh, speller);
    const en = name.en === name.zh ? zh : spellName(name.en, speller);
    const at = names.push({ zh, en, subjects: own }) - 1;
    texts.add(zh.plain, en.plain);
    terms.add(at, zh.units);
    if (en !== zh) terms.add(at, en.units);
    yield;
  }
  yield* terms.finish();
  return searchIndex({ speller, terms, texts, ids, owners, subjects, names });
}

/** A pair of names before it is spelled. */
interface NamesOnly {
  readonly name: Text;
  readonly subjects: number[];
  /** Nothing but options is called so. */
  onlyOptions: boolean;
}

/** @param shelves holes in it are shelves on which nothing stands. */
function* inOrder(shelves: readonly (readonly NamesOnly[] | undefined)[]): Generator<NamesOnly> {
  for (const shelf of shelves) if (shelf) yield* shelf;
}

function shorter({ zh, en }: Text): number {
  return Math.min(zh.length || Infinity, en.length || Infinity);
}

interface Parts {
  readonly speller: Speller;
  readonly terms: Terms;
  readonly texts: Haystack;
  readonly ids: Haystack;
  readonly owners: Owners;
  readonly subjects: readonly Subject[];
  readonly names: readonly Names[];
}

function searchIndex(parts: Parts): SearchIndex {
  return {
    size: parts.subjects.length,
    search: (text, { every = false } = {}) => {
      const query = parseQuery(text, parts.speller);
      const found = together(parts, query, every, every ? Infinity : MOST_HITS);
      if (found.size === 0 && query.words.length > 0) scattered(parts, query, every, found);
      return ranked(parts.subjects, found).slice(0, MOST_HITS);
    },
    nearest: (text, most) => nearest(parts, parseQuery(text, parts.speller), most),
  };
}

function nearest({ names, subjects, terms }: Parts, query: Query, most: number): Subject[] {
  const like = createProposed(names.length);
  for (const { letters } of query.forms) terms.near(letters, like);
  const candidates = [...like].flatMap((at) => names[at] ?? []);
  return nearestNames(query, candidates, most).flatMap((pair) => {
    const [first] = pair.subjects.flatMap((number) => subjects[number] ?? []);
    return first ? [first] : [];
  });
}

/** What has the whole text in its id or in one of its names, the likely ones first, until there are `most`. */
function together(parts: Parts, query: Query, every: boolean, most: number): Map<number, Found> {
  const { terms, texts, names } = parts;
  const found = new Map<number, Found>();
  for (const number of every ? parts.subjects.keys() : parts.ids.find(query.plain)) {
    const subject = parts.subjects[number];
    const fit = subject && fitId(query.plain, called(subject).id, subject.kind);
    if (fit) add(found, number, fit, 'id', true);
    if (found.size >= most) break;
  }
  const asTyped = createProposed(names.length);
  if (!every) {
    // Names that begin with the text come before all that have it.
    compare(names, texts.beginning(query.plain), (name) => fitName(query, name), {
      found,
      most,
      asTyped: true,
    });
    // Each of these is a hit, so that more of them are not needed.
    for (const at of atMost(most, texts.find(query.plain))) asTyped.add(at);
    for (const { letters } of query.forms) terms.beginning(letters, asTyped);
  }
  const likely = every ? names.keys() : asTyped;
  compare(names, likely, (name) => fitName(query, name), { found, most, asTyped: true });
  if (found.size > 0) return found;
  const wrong = createProposed(names.length);
  if (!every) {
    if (query.sound) terms.beginning(query.sound.letters, wrong);
    for (const { letters } of query.forms) terms.slipped(letters, wrong);
  }
  const nearly = every ? names.keys() : wrong;
  compare(names, nearly, (name) => fitWrong(query, name), { found, most, asTyped: false });
  return found;
}

function* atMost<T>(most: number, all: Iterable<T>): Generator<T> {
  let count = 0;
  for (const one of all) {
    if (count === most) return;
    count += 1;
    yield one;
  }
}

/** What has every word of the text, in itself or in what it belongs to: `教育经历 学历`. */
function scattered(parts: Parts, query: Query, every: boolean, found: Map<number, Found>): void {
  const byWord = query.words.map((word) =>
    together(parts, parseQuery(word, parts.speller), every, every ? Infinity : MOST_OF_A_WORD),
  );
  if (byWord.some(({ size }) => size === 0)) return;
  for (const number of new Set(byWord.flatMap((hits) => [...hits.keys()]))) {
    if (!byWord.every((hits) => parts.owners.some(number, hits))) continue;
    const own = byWord.flatMap((hits) => hits.get(number) ?? []);
    const score = own.reduce((sum, hit) => sum + hit.score / 20, SCATTERED);
    const marks = own.reduce((all, hit) => ({ ...all, ...hit.marks }), {});
    const asTyped = own.every((hit) => hit.asTyped);
    found.set(number, { score: Math.floor(score), asTyped, marks });
  }
}

function compare(
  names: readonly Names[],
  which: Iterable<number>,
  fit: (name: SpelledName) => Fit | undefined,
  { found, most, asTyped }: { found: Map<number, Found>; most: number; asTyped: boolean },
): void {
  for (const at of which) {
    if (found.size >= most) return;
    const pair = names[at];
    if (!pair) continue;
    const zh = fit(pair.zh);
    const en = pair.en === pair.zh ? undefined : fit(pair.en);
    for (const number of zh || en ? pair.subjects : []) {
      if (zh) add(found, number, zh, 'zh', asTyped);
      if (en) add(found, number, en, 'en', asTyped);
    }
  }
}
