import { stringify } from 'csv-stringify/sync';
import { inSlices } from '../../base/slices.js';
import type { Table } from './table.js';

/** Excel takes a file without it for one of the old Chinese encodings. */
const BOM = '\u{feff}';

/**
 * A table as CSV (RFC 4180) in UTF-8 with a byte order mark. Spreadsheets run a cell that begins with `=`, `+`, `-`, `@`, a
 * tab or a carriage return as a formula: such a cell gets an apostrophe in front, which they take for "this is text".
 */
export async function csvOf({ columns, rows }: Table): Promise<string> {
  const parts = [BOM, lines([columns.map(({ key }) => key)])];
  await inSlices(rows, (slice) => parts.push(lines(slice.map(({ cells }) => cells))));
  return parts.join('');
}

const lines = (cells: readonly (readonly string[])[]): string =>
  stringify(
    cells.map((row) => row.map(neutral)),
    { record_delimiter: '\r\n', quoted_match: /[\r\n]/ },
  );

/** Full-width signs begin a formula as well where a spreadsheet reads Chinese or Japanese. */
const neutral = (text: string): string => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);
