import { strToU8, Zip, ZipDeflate } from 'fflate';
import { inSlices } from '../../base/slices.js';
import type { Table } from './table.js';
import { STYLE, packageParts, rowXml, sheetBegin, sheetEnd } from './xlsx-parts.js';

/**
 * Tables as the sheets of a workbook (ECMA-376): a frozen header in both languages, a filter, column widths, disabled rows in
 * grey. Written and zipped slice by slice.
 */
export async function xlsxOf(tables: readonly Table[]): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const problems: Error[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) problems.push(error);
    else chunks.push(chunk);
  });
  const part = (name: string): ZipDeflate => {
    const file = new ZipDeflate(name, { level: 6 });
    // The same data give the same file.
    file.mtime = EPOCH;
    zip.add(file);
    return file;
  };
  const names = tables.map(({ name }) => `${name.zh} ${name.en}`);
  const sizes = tables.map(({ columns, rows }, at) => ({
    name: names[at] ?? '',
    columns: columns.length,
    rows: rows.length + 1,
  }));
  for (const [name, xml] of Object.entries(packageParts(sizes))) part(name).push(strToU8(xml), true);
  for (const [at, { columns, rows }] of tables.entries()) {
    const sheet = part(`xl/worksheets/sheet${at + 1}.xml`);
    const header = columns.map(({ title }) => (title.zh === title.en ? title.zh : `${title.zh} ${title.en}`));
    sheet.push(strToU8(sheetBegin(columns, at === 0) + rowXml(1, header, STYLE.header)));
    let written = 1;
    await inSlices(
      rows,
      (slice) => {
        const xml = slice.map(({ cells, off }) => rowXml(++written, cells, off ? STYLE.off : STYLE.plain));
        sheet.push(strToU8(xml.join('')));
      },
      ROWS,
    );
    sheet.push(strToU8(sheetEnd(columns.length, rows.length + 1)), true);
  }
  zip.end();
  if (problems[0]) throw problems[0];
  return Buffer.concat(chunks);
}

/** Rows that are written and zipped in one go. */
const ROWS = 100;

/** The first moment that a zip can name; the local one, because zips know no time zones. */
const EPOCH = new Date(1980, 0, 1);
