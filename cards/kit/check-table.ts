import type { Inspection, JsonObject } from './check-inspection.js';
import { isObject } from './check-inspection.js';
import { checkMarkdown, countMarkdownTables } from './check-markdown.js';
import { show } from './check-values.js';
import { TAG_COLOURS } from './rules.js';

const isString = (cell: unknown): boolean => typeof cell === 'string';
const isNumber = (cell: unknown): boolean => typeof cell === 'number';
const isTag = (cell: unknown): boolean =>
  isObject(cell) &&
  typeof cell['text'] === 'string' &&
  (cell['color'] === undefined || (typeof cell['color'] === 'string' && TAG_COLOURS.has(cell['color'])));

/** What a cell holds, by the data_type of its column. */
const CELLS: ReadonlyMap<unknown, (cell: unknown) => boolean> = new Map([
  ['text', isString],
  ['lark_md', isString],
  ['markdown', isString],
  ['number', isNumber],
  ['date', isNumber],
  ['persons', (cell: unknown) => isString(cell) || (Array.isArray(cell) && cell.every(isString))],
  ['options', (cell: unknown) => isString(cell) || (Array.isArray(cell) && cell.every(isTag))],
]);

/**
 * Checks the rows of a table component against its columns (Feishu, table component: 200914 for rows that do not match).
 *
 * @param table the component; its properties have been checked against the table's shape already
 */
export function checkRows(table: JsonObject, path: string, inspection: Inspection): void {
  const types = new Map<unknown, unknown>();
  const { columns, rows } = table;
  for (const column of Array.isArray(columns) ? columns.filter(isObject) : []) {
    if (types.has(column['name'])) {
      inspection.report(path, 'bad-table-row', `Two columns have the name ${show(column['name'])}.`);
    }
    types.set(column['name'], column['data_type']);
  }
  for (const [index, row] of (Array.isArray(rows) ? rows : []).entries()) {
    if (isObject(row)) checkRow(row, types, `${path}.rows[${index}]`, inspection);
  }
}

function checkRow(row: JsonObject, types: Map<unknown, unknown>, path: string, inspection: Inspection): void {
  for (const [name, cell] of Object.entries(row)) {
    const type = types.get(name);
    const fits = CELLS.get(type);
    if (!types.has(name)) {
      inspection.report(`${path}.${name}`, 'bad-table-row', `No column has the name ${show(name)}.`);
    } else if (fits && !fits(cell)) {
      inspection.report(
        `${path}.${name}`,
        'bad-table-row',
        `The value ${show(cell)} is not a cell of type ${String(type)}.`,
      );
    } else if ((type === 'markdown' || type === 'lark_md') && typeof cell === 'string') {
      checkMarkdown(cell, `${path}.${name}`, inspection);
      inspection.tables += countMarkdownTables(cell);
    }
  }
}
