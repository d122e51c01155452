import { pinyin } from 'pinyin-pro';

/** The least part of a name that can be typed on its own: a Chinese character, or a word of another script. */
export interface Unit {
  /** Equal units have equal numbers. */
  readonly number: number;
  /** As it is compared: see `fold`. */
  readonly text: string;
  /** How it is spelled: the pinyin of a character, without tones; the word itself. The most likely comes first. */
  readonly spellings: readonly string[];
  /** What may stand for it: the first letter of the most likely spelling, and zh, ch, sh. */
  readonly initials: readonly string[];
  /** What a text that begins here begins with. */
  readonly firsts: ReadonlySet<string>;
  readonly han: boolean;
}

/** Where a unit stands in the text. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** Names are spelled up to here; what comes after it is found by its characters only. */
const MOST_UNITS = 48;
const MOST_SPELLINGS = 3;
const WORD = String.raw`(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+`;
const UNIT = new RegExp(String.raw`\p{Script=Han}|${WORD}`, 'gu');
const RUN_OR_WORD = new RegExp(String.raw`\p{Script=Han}+|${WORD}`, 'gu');
const ASCII = /^[ -~]*$/;
const HAN = /\p{Script=Han}/u;
/** The signs of the four tones; the dots of ü are none. */
const TONES = /[\u0300\u0301\u0304\u030c]/g;

/** A text without what nobody types: accents, tones, full-width forms, capitals. */
export function fold(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase();
  return ASCII.test(plain) ? plain : plain.normalize('NFD').replaceAll(/\p{M}+/gu, '');
}

/** Whether there is a Chinese character in the text. */
export function isHan(text: string): boolean {
  return HAN.test(text);
}

/** Where the units of a text stand, in the order of `Speller.units`. */
export function placesOf(text: string): Place[] {
  const places: Place[] = [];
  for (const { 0: found, index } of text.matchAll(UNIT)) {
    if (places.length === MOST_UNITS) break;
    places.push({ from: index, to: index + found.length });
  }
  return places;
}

/** Spells texts. Equal units are one object, so that an index of many names stays small. */
export interface Speller {
  units(text: string): readonly Unit[];
  /** Every way to spell a character by itself. */
  readings(character: string): readonly string[];
  /** Whether a unit is spelled so. */
  isSpelling(letters: string): boolean;
  /** Whether a unit's spelling begins so. */
  beginsSpelling(letters: string): boolean;
}

export function createSpeller(): Speller {
  const words = new Map<string, Unit>();
  const characters = new Map<string, Unit>();
  const spelled = new Set<string>();
  const begun = new Set<string>();
  const alone = new Map<string, readonly string[]>();
  const withoutTone = new Map<string, string>();
  let made = 0;
  const readings = (character: string): readonly string[] => {
    const found = alone.get(character) ?? readingsAlone(character);
    alone.set(character, found);
    return found;
  };
  const toneless = (reading: string): string => {
    const known = withoutTone.get(reading) ?? withoutTones(reading);
    withoutTone.set(reading, known);
    return known;
  };
  const make = (text: string, spellings: readonly string[], han: boolean): Unit => {
    for (const spelling of spellings) {
      spelled.add(spelling);
      for (let end = 1; end <= spelling.length; end += 1) begun.add(spelling.slice(0, end));
    }
    const firsts = new Set([text, ...spellings].map((way) => way.charAt(0)));
    return { number: made++, text, spellings, initials: initialsOf(spellings, han), firsts, han };
  };
  const wordUnit = (found: string): Unit => {
    const known = words.get(found);
    if (known) return known;
    const folded = fold(found);
    const unit = words.get(folded) ?? make(folded, [folded], false);
    words.set(folded, unit);
    words.set(found, unit);
    return unit;
  };
  const characterUnit = (found: string, reading: string): Unit => {
    const key = found + reading;
    const known = characters.get(key);
    if (known) return known;
    // The context may mislead: 都 in 昌都 is read dou like the word for "all".
    const spellings = [...new Set([...variants(reading), ...readings(found)])].slice(0, MOST_SPELLINGS);
    const unit = make(fold(found), spellings, true);
    characters.set(key, unit);
    return unit;
  };
  /** In a word a character is not always read as it is alone. */
  const characterUnits = (run: string): Unit[] => {
    const characters = Array.from(run).slice(0, MOST_UNITS);
    const spoken = pinyin(characters.join(''), { type: 'array', toneSandhi: false });
    return characters.map((character, order) =>
      characterUnit(character, toneless(spoken[order] ?? character)),
    );
  };
  return {
    units: (text) => {
      const units: Unit[] = [];
      for (const [run] of text.matchAll(RUN_OR_WORD)) {
        if (units.length >= MOST_UNITS) break;
        if (isHan(run)) units.push(...characterUnits(run));
        else units.push(wordUnit(run));
      }
      // A copy has no room to grow, which would take more memory than what is in it.
      return units.slice(0, MOST_UNITS);
    },
    readings,
    isSpelling: (letters) => spelled.has(letters),
    beginsSpelling: (letters) => begun.has(letters),
  };
}

/** What has no reading stands for itself. */
function withoutTones(reading: string): string {
  return isHan(reading) ? reading : reading.normalize('NFD').replaceAll(TONES, '').normalize('NFC');
}

function readingsAlone(character: string): string[] {
  return [
    ...new Set(pinyin(character, { type: 'array', toneType: 'none', multiple: true }).flatMap(variants)),
  ];
}

/** 女 is typed nü, nu or nv. */
function variants(reading: string): string[] {
  const plain = fold(reading);
  return /ü/i.test(reading.normalize('NFC')) ? [plain, plain.replace('u', 'v')] : [plain];
}

function initialsOf([likely = '']: readonly string[], han: boolean): string[] {
  const letter = initial(likely);
  return han && /^[zcs]h/.test(likely) ? [letter, likely.slice(0, 2)] : [letter];
}

/** The first letter. */
export function initial(spelling: string): string {
  return String.fromCodePoint(spelling.codePointAt(0) ?? 0);
}
