/** Lists of names by their numbers. There are millions of numbers, so they are kept where the garbage collector need not look. */
export interface Postings {
  /** Begins a list. @returns its number. */
  list(): number;
  /** Puts a name on a list, once. Names come in rising order. */
  add(list: number, name: number): void;
  /** Nothing is added any more. Each step takes little time; the lists can be read after the last one. */
  finish(): Generator<undefined>;
  /** How many names are on a list. */
  size(list: number): number;
  /** The names on a list, in rising order. */
  of(list: number): Iterable<number>;
}

/** So many entries are written to one piece of memory, and so many are sorted in one step. */
const PIECE = 2 ** 15;

export function createPostings(): Postings {
  // What was added, in that order: list, name, list, name.
  let pieces: Uint32Array[] = [];
  let piece = new Uint32Array();
  let written = 0;
  let last: number[] = [];
  const counts: number[] = [];
  let ends = new Uint32Array();
  let sorted = new Uint32Array();
  return {
    list: () => {
      last.push(-1);
      return counts.push(0) - 1;
    },

    add: (list, name) => {
      if (last[list] === name) return;
      last[list] = name;
      counts[list] = (counts[list] ?? 0) + 1;
      if (written === piece.length) {
        piece = new Uint32Array(2 * PIECE);
        pieces.push(piece);
        written = 0;
      }
      piece[written] = list;
      piece[written + 1] = name;
      written += 2;
    },

    *finish() {
      ends = new Uint32Array(counts.length);
      let total = 0;
      for (const [list, count] of counts.entries()) {
        // Where the list begins; it has come to its end when it is filled.
        ends[list] = total;
        total += count;
      }
      sorted = new Uint32Array(total);
      yield;
      for (const one of pieces) {
        const length = one === piece ? written : one.length;
        for (let at = 0; at < length; at += 2) {
          const list = one[at] ?? 0;
          const place = ends[list] ?? 0;
          sorted[place] = one[at + 1] ?? 0;
          ends[list] = place + 1;
        }
        yield;
      }
      [pieces, piece, written] = [[], new Uint32Array(), 0];
      last = [];
    },

    size: (list) => counts[list] ?? 0,

    of: (list) => {
      const end = ends[list] ?? 0;
      return sorted.subarray(end - (counts[list] ?? 0), end);
    },
  };
}
