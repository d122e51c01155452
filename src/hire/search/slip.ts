import { isHan, type Unit } from './units.js';

/** Shorter texts are other words rather than slips. */
const LEAST_LETTERS = 4;
const LEAST_CHARACTERS = 3;

/** Whether a slip of one letter may be looked for in the text. */
export function maySlip(text: string): boolean {
  return text.length >= (isHan(text) ? LEAST_CHARACTERS : LEAST_LETTERS);
}

/**
 * Where whole units of a name are the text but for one slip: a wrong letter, one too many, one too few, or two in the
 * wrong order. A Chinese text is compared by its characters, another one by the spelling.
 */
export function slip(text: string, units: readonly Unit[]): { from: number; to: number } | undefined {
  if (!maySlip(text)) return undefined;
  const han = isHan(text);
  const [first, second] = text;
  for (let from = 0; from < units.length; from += 1) {
    const begins = (han ? units[from]?.text : units[from]?.spellings[0]) ?? '';
    // A slip changes one of the first two letters at most, unless they changed places.
    if (
      begins[0] !== first &&
      begins.length > 1 &&
      begins[1] !== first &&
      begins[0] !== second &&
      begins[1] !== second
    )
      continue;
    // Of characters one of the first two is right, and begins a word if it is a letter.
    if (
      han &&
      !units.slice(from, from + 2).some((unit) => startsWith(unit, first) || startsWith(unit, second))
    )
      continue;
    let run = '';
    for (let at = from; at < units.length && run.length <= text.length; at += 1) {
      const unit = units[at];
      run += (han ? unit?.text : unit?.spellings[0]) ?? '';
      // A slip in one syllable of a longer name is another word.
      const syllable = at === from && unit?.han && units.length > 1;
      if (syllable || run.length < text.length - 1 || !oneSlip(run, text)) continue;
      // A letter is no slip of a character.
      if (!han || isHan(run)) return { from, to: at + 1 };
    }
  }
  return undefined;
}

function startsWith({ text }: Unit, character: string | undefined): boolean {
  return character !== undefined && text.startsWith(character);
}

/** Whether the texts differ by at most one slip. */
export function oneSlip(one: string, other: string): boolean {
  const difference = one.length - other.length;
  if (difference > 1 || difference < -1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  if (at === one.length && at === other.length) return true;
  const same = (oneAt: number, otherAt: number): boolean =>
    one.length - oneAt === other.length - otherAt && one.endsWith(other.slice(otherAt));
  if (difference === 1) return same(at + 1, at);
  if (difference === -1) return same(at, at + 1);
  return (
    same(at + 1, at + 1) || (one[at] === other[at + 1] && one[at + 1] === other[at] && same(at + 2, at + 2))
  );
}
