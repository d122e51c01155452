const END = '\n';
const SINGLE = /^[\p{Script=Latin}\p{N}]$/u;

/** Many short texts as one long string, in which a part is found faster than in each of them. */
export interface Haystack {
  /** Adds the texts of the next thing; things are numbered from 0. */
  add(...texts: readonly string[]): void;
  /** The things that have the text as a part, once each; a single letter must begin one of their texts. */
  find(text: string): Iterable<number>;
  /** The things of which a text begins so. */
  beginning(text: string): Iterable<number>;
}

export function createHaystack(): Haystack {
  const parts: string[] = [];
  const begins: number[] = [];
  let length = END.length;
  let joined: string | undefined;
  function* holding(needle: string, textLength: number): Generator<number> {
    joined ??= END + parts.join(END) + END;
    let thing = 0;
    let at = textLength > 0 ? joined.indexOf(needle) : -1;
    while (at >= 0) {
      thing = lastBefore(begins, at + needle.length - textLength, thing);
      yield thing;
      const next = begins[thing + 1];
      if (next === undefined) return;
      at = joined.indexOf(needle, next - END.length);
    }
  }
  const beginning = (text: string): Generator<number> => holding(END + text, text.length);
  return {
    add: (...texts) => {
      begins.push(length);
      for (const text of texts) {
        parts.push(text);
        length += text.length + END.length;
      }
      joined = undefined;
    },
    beginning,
    find: (text) => (SINGLE.test(text) ? beginning(text) : holding(text, text.length)),
  };
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
