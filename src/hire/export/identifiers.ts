import { pinyin } from 'pinyin-pro';
import { inSlices } from '../../base/slices.js';
import type { Text } from '../../base/text.js';

/** Something that is to have an identifier. */
interface Nameable {
  readonly id: string;
}

/** Longer names help nobody; what is cut off may make two alike, which their ids then tell apart. */
const MOST_WORDS = 8;
const MOST_LETTERS = 60;
/** Pinyin takes its time. */
const SLICE = 100;

/**
 * Words of a name in Latin letters: the English name's, and pinyin where there is Chinese in it or no English name at all.
 * @returns empty for a name without a letter or digit.
 */
function wordsOf({ zh, en }: Text): string[] {
  const text = latinLetter.test(en) || /\p{Script=Han}/u.test(en) ? en : zh || en;
  const latin = text
    .replaceAll(/\p{Script=Han}+/gu, (han) => ` ${pinyin(han, { toneType: 'none', v: true })} `)
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f'’]/g, '');
  return (latin.match(/[A-Za-z]+|\d+/g) ?? []).slice(0, MOST_WORDS);
}

const latinLetter = /[A-Za-z]/;
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

/** `workYears`. */
export function camelCase(name: Text): string {
  const [first = '', ...rest] = wordsOf(name);
  return [first.toLowerCase(), ...rest.map(capital)].join('').slice(0, MOST_LETTERS);
}

/** `WorkYears`. */
export function pascalCase(name: Text): string {
  return wordsOf(name).map(capital).join('').slice(0, MOST_LETTERS);
}

/**
 * An identifier for each thing. It depends on the thing's own name, and on nothing else while no other makes the same: then
 * all of them carry their ids, so that order has no part in it and the same settings always give the same identifiers.
 * @param wantedOf the name that a thing would have if it were alone; may be empty.
 * @param fallback what a thing without such a name is called.
 * @param taken identifiers that are not free.
 * @returns by the thing's place in the list.
 */
export async function identifiers<T extends Nameable>(
  things: readonly T[],
  wantedOf: (thing: T) => string,
  fallback: string,
  taken: ReadonlySet<string> = new Set(),
): Promise<string[]> {
  const wanted = await inTurns(things, wantedOf);
  const plain = await inTurns(wanted, (name) => started(name, fallback));
  const count = await tally(plain);
  const names = await inTurns(things, ({ id }, at) => {
    const name = plain[at] ?? fallback;
    const alone = wanted[at] !== '' && count.get(name) === 1 && !taken.has(name);
    return alone ? name : `${name}_${idPart(id)}`;
  });
  // Ids that differ only in what an identifier cannot hold are told apart by a hash of the whole id.
  const again = await tally(names);
  return inTurns(names, (name, at) =>
    again.get(name) === 1 && !taken.has(name) ? name : `${name}_${hash(things[at]?.id ?? '')}`,
  );
}

/** What `each` makes of the things, so many at a time. */
async function inTurns<T, Made>(things: readonly T[], each: (thing: T, at: number) => Made): Promise<Made[]> {
  const made: Made[] = [];
  const step = (slice: readonly T[]): void => {
    for (const thing of slice) made.push(each(thing, made.length));
  };
  await inSlices(things, step, SLICE);
  return made;
}

async function tally(names: readonly string[]): Promise<Map<string, number>> {
  const count = new Map<string, number>();
  await inTurns(names, (name) => count.set(name, (count.get(name) ?? 0) + 1));
  return count;
}

/** `__proto__` as a key means something else; a digit may not come first. */
function started(wanted: string, fallback: string): string {
  if (wanted === '') return fallback;
  return /^\d/.test(wanted) ? `_${wanted}` : wanted;
}

const idPart = (id: string): string =>
  id.replaceAll(/[^A-Za-z0-9]+/g, '_').slice(0, MOST_LETTERS) || hash(id);

/** FNV-1a of 64 bits over the code units, in letters and digits. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at++)
    value = ((value ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n) & 0xffffffffffffffffn;
  return value.toString(36);
}
