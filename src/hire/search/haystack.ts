const END = '\n';
/** So many things stand in one string: joining all of them would take longer than others may be kept waiting. */
const THINGS = 1000;
const SINGLE = /^[\p{Script=Latin}\p{N}]$/u;

/** Many short texts as a few long strings, in which a part is found faster than in each of them. */
export interface Haystack {
  /** Adds the texts of the next thing; things are numbered from 0. */
  add(...texts: readonly string[]): void;
  /** The things that have the text as a part, once each; a single letter must begin one of their texts. */
  find(text: string): Iterable<number>;
  /** The things of which a text begins so. */
  beginning(text: string): Iterable<number>;
}

/** Things that follow each other, in one string. */
interface Bale {
  /** The number of the first. */
  readonly first: number;
  /** Where each begins. */
  readonly begins: readonly number[];
  readonly text: string;
}

export function createHaystack(): Haystack {
  const bales: Bale[] = [];
  let things = 0;
  // What is not yet in a bale.
  let begins: number[] = [];
  let parts: string[] = [];
  let length = END.length;
  const bind = (): void => {
    if (begins.length > 0)
      bales.push({ first: things - begins.length, begins, text: ['', ...parts, ''].join(END) });
    [begins, parts, length] = [[], [], END.length];
  };
  function* holding(needle: string, textLength: number): Generator<number> {
    bind();
    for (const bale of textLength > 0 ? bales : []) yield* inBale(bale, needle, needle.length - textLength);
  }
  const beginning = (text: string): Generator<number> => holding(END + text, text.length);
  return {
    add: (...texts) => {
      things += 1;
      begins.push(length);
      for (const text of texts) {
        parts.push(text);
        length += text.length + END.length;
      }
      if (begins.length === THINGS) bind();
    },
    beginning,
    find: (text) => (SINGLE.test(text) ? beginning(text) : holding(text, text.length)),
  };
}

/** @param before how much of the needle stands before the text that is looked for. */
function* inBale({ first, begins, text }: Bale, needle: string, before: number): Generator<number> {
  let thing = 0;
  for (let at = text.indexOf(needle); at >= 0;) {
    thing = lastBefore(begins, at + before, thing);
    yield first + thing;
    const next = begins[thing + 1];
    if (next === undefined) return;
    at = text.indexOf(needle, next - END.length);
  }
}

/** The last whose beginning is not after the place; it is not before `from`, and mostly near it. */
function lastBefore(begins: readonly number[], place: number, from: number): number {
  let low = from;
  let step = 1;
  while ((begins[low + step] ?? Infinity) <= place) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, begins.length) - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((begins[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
