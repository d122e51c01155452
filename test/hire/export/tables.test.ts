import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../src/hire/export/csv.js';
import { fieldTables, fieldsTable, sourceTable, type Table } from '../../../src/hire/export/table.js';
import { xlsxOf } from '../../../src/hire/export/xlsx.js';
import { source } from '../../watch/things.js';
import { NASTY, nastyForm, named, richTenant, textOf } from './samples.js';

const nastySources = (): Promise<Table> =>
  sourceTable(NASTY.map((name, at) => source(`${at}`, { name: named(name, name) })));

describe('csv', () => {
  it('has a byte order mark, CRLF, and cells that no spreadsheet runs', async () => {
    const text = await textOf(csvOf(await nastySources()));
    expect(text.startsWith('\u{feff}id,name_zh,')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    const rows: string[][] = parse(text, { bom: true });
    for (const row of rows) for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  });

  it.each([
    ['nasty sources', async () => [await nastySources()]],
    ['nasty fields', async () => [await fieldsTable(nastyForm())]],
    [
      'a whole tenant',
      async () => {
        const { sources, modules } = await richTenant();
        return [await sourceTable(sources), await fieldsTable(modules)];
      },
    ],
  ])('of %s comes back as it was, but for the apostrophes', async (_, tables) => {
    for (const table of await tables()) {
      const rows: string[][] = parse(await textOf(csvOf(table)), { bom: true });
      expect(rows[0]).toEqual(table.columns.map(({ key }) => key));
      const expected = table.rows.map(({ cells }) =>
        cells.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)),
      );
      expect(rows.slice(1)).toEqual(expected);
    }
  });
});

describe('xlsx', () => {
  it('opens with the same rows, a frozen header, a filter, disabled rows in grey, and pages as wide as a table', async () => {
    const form = nastyForm();
    const tables = await fieldTables(form);
    const book = await readXlsx(await xlsxOf(tables), { readStyles: true });
    expect(book.sheets.map(({ name }) => name)).toEqual(['模块 Modules', '字段 Fields', '选项 Options']);
    for (const [at, table] of tables.entries()) {
      const sheet = book.sheets[at];
      expect(sheet?.rows).toHaveLength(table.rows.length + 1);
      const shown = sheet?.rows.slice(1).map((row) => table.columns.map((__, n) => row[n] ?? ''));
      // No XML can hold control characters.
      const written = table.rows.map(({ cells }) => cells.map((cell) => cell.replaceAll('\u0001', '')));
      expect(shown).toEqual(written);
      expect(sheet?.freezePane).toMatchObject({ rows: 1 });
      expect(sheet?.autoFilter?.range).toMatch(/^A1:[A-Z]+\d+$/);
      expect(sheet?.pageSetup).toMatchObject({ orientation: 'landscape', fitToHeight: 0 });
      const grey = sheet?.cells?.get('1,0')?.style?.font?.color;
      expect(JSON.stringify(grey)).toContain('8F959E');
    }
  });

  it('is the same for the same data', async () => {
    expect(await xlsxOf([await nastySources()])).toEqual(await xlsxOf([await nastySources()]));
  });
});
