import { isHan, type Unit } from './units.js';

/** What a typed text covers in a name, spelled unit by unit. */
export interface Alignment {
  /** The first unit, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** How many letters of the last unit were typed; `undefined` for the whole of it. */
  readonly typed: number | undefined;
  /** No unit was cut short to its initial. */
  readonly full: boolean;
}

/** A text that has been typed, and its ends from every letter on. */
export interface Typed {
  readonly letters: string;
  readonly ends: readonly string[];
}

export function typed(letters: string): Typed {
  return { letters, ends: Array.from({ length: letters.length }, (_, at) => letters.slice(at)) };
}

/**
 * Lays a typed text over a name: characters by themselves, by their pinyin or its initial, words by themselves or their
 * first letter, in any mixture; the last unit may be unfinished. Begins where a unit begins, first at the name's start.
 */
export function align(text: Typed, units: readonly Unit[]): Alignment | undefined {
  // One letter begins far too much to be looked for inside a name.
  const most = text.letters.length === 1 && !isHan(text.letters) ? 1 : units.length;
  const dead = new Set<number>();
  let mixed: Alignment | undefined;
  const begins = text.letters.charAt(0);
  for (let from = 0; from < most && begins !== ''; from += 1) {
    if (!units[from]?.firsts.has(begins)) continue;
    const found = follow(text, units, from, from, 0, true, dead);
    if (found?.full || (found && from === 0)) return found;
    mixed ??= found;
  }
  return mixed;
}

function follow(
  text: Typed,
  units: readonly Unit[],
  from: number,
  at: number,
  done: number,
  full: boolean,
  dead: Set<number>,
): Alignment | undefined {
  const rest = text.ends[done];
  if (rest === undefined) return { from, to: at, typed: undefined, full };
  const unit = units[at];
  if (!unit) return undefined;
  const state = at * 1024 + done;
  if (dead.has(state)) return undefined;
  const next = (length: number, whole: boolean): Alignment | undefined =>
    follow(text, units, from, at + 1, done + length, full && whole, dead);
  if (unit.han && rest.startsWith(unit.text)) {
    const found = next(unit.text.length, true);
    if (found) return found;
  }
  for (const spelling of unit.spellings) {
    const found = rest.startsWith(spelling) ? next(spelling.length, true) : undefined;
    if (found) return found;
  }
  const unfinished = unit.spellings.some((spelling) => spelling.startsWith(rest));
  // `zh` at the end may be two initials, which cover more of the name than one unfinished unit.
  if (rest.length > 1 || !unfinished) {
    for (const initial of unit.initials) {
      const found = rest.startsWith(initial) ? next(initial.length, false) : undefined;
      if (found) return found;
    }
  }
  if (unfinished) return { from, to: at + 1, typed: rest.length, full };
  dead.add(state);
  return undefined;
}
