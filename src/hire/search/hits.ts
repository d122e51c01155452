import type { Fit } from './names.js';
import { KINDS, called, type Subject } from './subjects.js';
import type { Place } from './units.js';

/** Something that was found. */
export interface Hit {
  readonly subject: Subject;
  /** Higher is better; equal scores are equally good. */
  readonly score: number;
  /** Found as it was typed, not by a slip or by characters that only sound the same. */
  readonly asTyped: boolean;
  /** What matched, in the id and in each name. */
  readonly marks: () => Marks;
}

/** Where the text stands in the id and in each name. */
export type Marks = Readonly<Partial<Record<Where, Place>>>;
type Where = 'id' | 'zh' | 'en';

/** What is known of a hit while the search goes on. */
export interface Found {
  score: number;
  asTyped: boolean;
  readonly marks: Partial<Record<Where, Fit['mark']>>;
}

/** An option is meant less often than what stands above it. */
const OPTION = -60;
const INACTIVE = -3;

/** Notes a way in which something was found; the best one decides. */
export function add(
  found: Map<number, Found>,
  number: number,
  { score, mark }: Fit,
  where: Where,
  asTyped: boolean,
): void {
  const known = found.get(number);
  if (!known) found.set(number, { score, asTyped, marks: { [where]: mark } });
  else {
    known.score = Math.max(known.score, score);
    known.marks[where] ??= mark;
  }
}

/** The bits of order that are left when scores are equal: sources, modules, fields, options. */
export function byScore(a: Hit, b: Hit): number {
  return b.score - a.score || KINDS.indexOf(a.subject.kind) - KINDS.indexOf(b.subject.kind);
}

function placesIn(marks: Found['marks']): Marks {
  const places = Object.entries(marks).flatMap(([where, mark]) => {
    const place = mark();
    return place ? [[where, place]] : [];
  });
  return Object.fromEntries(places) as Marks;
}

/** The best first. */
export function ranked(subjects: readonly Subject[], found: ReadonlyMap<number, Found>): Hit[] {
  return [...found]
    .sort(([a], [b]) => a - b)
    .flatMap(([number, { score, asTyped, marks }]): Hit[] => {
      const subject = subjects[number];
      if (!subject) return [];
      const less = (subject.kind === 'option' ? OPTION : 0) + (called(subject).active ? 0 : INACTIVE);
      return [{ subject, score: score + less, asTyped, marks: () => placesIn(marks) }];
    })
    .sort(byScore);
}
