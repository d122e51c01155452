import { stringify } from 'csv-stringify/sync';

/** A table as far as this format shows it. */
export interface CsvTable {
  readonly columns: readonly { readonly key: string }[];
  readonly rows: Iterable<{ readonly cells: readonly string[] }>;
}

/** Excel takes a file without it for one of the old Chinese encodings. */
const BOM = '\u{feff}';
/** Rows in a piece. */
const ROWS = 100;

/**
 * A table as CSV (RFC 4180) in UTF-8 with a byte order mark. Spreadsheets run a cell that begins with `=`, `+`, `-`, `@`, a
 * tab or a carriage return as a formula: such a cell gets an apostrophe in front, which they take for "this is text".
 * Ids stay as they are, for programs: a spreadsheet that opens the file takes one of digits for a number, and rounds it.
 */
export function* csvOf({ columns, rows }: CsvTable): Generator<string> {
  yield BOM;
  let piece: (readonly string[])[] = [columns.map(({ key }) => key)];
  for (const { cells } of rows) {
    piece.push(cells);
    if (piece.length < ROWS) continue;
    yield lines(piece);
    piece = [];
  }
  yield lines(piece);
}

const lines = (cells: readonly (readonly string[])[]): string =>
  stringify(
    cells.map((row) => row.map(neutral)),
    { record_delimiter: '\r\n', quoted_match: /[\r\n]/ },
  );

/** Full-width signs begin a formula as well where a spreadsheet reads Chinese or Japanese. */
const neutral = (text: string): string => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);
