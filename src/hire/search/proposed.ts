/** Names that the index proposes, by their numbers. They come back in order, each once, however they were proposed. */
export interface Proposed {
  add(name: number): void;
  [Symbol.iterator](): Iterator<number>;
}

/** @param names how many there are. */
export function createProposed(names: number): Proposed {
  // One byte for each name: adding tens of thousands and reading them in order takes less than a millisecond.
  const marked = new Uint8Array(names);
  return {
    add: (name) => {
      marked[name] = 1;
    },
    *[Symbol.iterator]() {
      for (let at = marked.indexOf(1); at >= 0; at = marked.indexOf(1, at + 1)) yield at;
    },
  };
}
