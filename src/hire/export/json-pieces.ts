/** An object with more members, or one that is deeper, is written member by member. */
const MOST_PARTS = 10;
const DEEPEST = 2;

/**
 * What `JSON.stringify(value, null, 2)` gives, in pieces: it goes through everything in one go, and takes a tenth of a second
 * for the options of a large tenant.
 * @param value JSON data; a list may also be something that can be gone through once, so that it is made while it is written.
 * @param begin how its lines begin, with the line break; empty: everything in one line, without spaces.
 */
export function* jsonPieces(value: unknown, begin = '\n'): Generator<string> {
  const spaced = begin !== '';
  if (isSmall(value)) {
    yield JSON.stringify(value, null, spaced ? 2 : 0).replaceAll('\n', begin);
    return;
  }
  const list = isList(value);
  const inner = spaced ? `${begin}  ` : '';
  let before = list ? '[' : '{';
  for (const [key, part] of list ? unnamed(value) : members(value, spaced)) {
    yield before + inner + key;
    yield* jsonPieces(part, inner);
    before = ',';
  }
  const empty = before !== ',';
  yield (empty ? before : begin) + (list ? ']' : '}');
}

/** The same as a file, which ends with a line break. */
export function* jsonFile(value: unknown): Generator<string> {
  yield* jsonPieces(value);
  yield '\n';
}

function* unnamed(list: Iterable<unknown>): Generator<[key: string, part: unknown]> {
  for (const part of list) yield ['', part];
}

function members(value: unknown, spaced: boolean): [key: string, part: unknown][] {
  return Object.entries(value as object)
    .filter(([, part]) => part !== undefined)
    .map(([key, part]) => [`${JSON.stringify(key)}:${spaced ? ' ' : ''}`, part]);
}

const isList = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;

function isSmall(value: unknown, deepest = DEEPEST): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (isList(value) && !Array.isArray(value)) return false;
  const parts: unknown[] = Object.values(value);
  return deepest > 0 && parts.length <= MOST_PARTS && parts.every((part) => isSmall(part, deepest - 1));
}
