import type { Context } from './context.js';
import { classes, element, join, nothing, text, type Html } from './html.js';
import { glyph } from './icon.js';
import { word } from './language.js';
import { asList, asNumber, asRecord, asText, oneOf, type Json } from './read.js';
import { box } from './spacing.js';
import { cell } from './table-cell.js';
import { refused } from './unknown.js';

/** Rows on a page when the card does not say; the client turns the pages by itself (Feishu, "Table component"). */
const USUAL_PAGE = 5;
const LONGEST_PAGE = 10;

function align(holder: Json, key: 'horizontal_align' | 'text_align'): string {
  const side = oneOf(holder[key], ['left', 'center', 'right'], 'left');
  return side === 'left' ? '' : `ta-${side}`;
}

function down(column: Json): string {
  const side = oneOf(column['vertical_align'], ['top', 'center', 'bottom'], 'center');
  return side === 'center' ? '' : `cell-${side}`;
}

function headRow(columns: readonly Json[], style: Json): Html {
  const cells = columns.map((column) =>
    element(
      'th',
      { scope: 'col', class: align(style, 'text_align') || align(column, 'horizontal_align') },
      text(asText(column['display_name']) || asText(column['name'])),
    ),
  );
  return element('tr', {}, join(cells));
}

function bodyRow(row: Json, columns: readonly Json[], context: Context): Html {
  const cells = columns.map((column) => {
    const name = asText(column['name']);
    const value = Object.hasOwn(row, name) ? row[name] : '';
    const look = classes(align(column, 'horizontal_align'), down(column));
    return element('td', { class: look }, cell(value, column, context));
  });
  return element('tr', {}, join(cells));
}

/** Where one is among the pages of a table, and the buttons that turn them; the page's script moves them. */
function pager(pages: number, context: Context): Html {
  if (pages < 2) return nothing;
  const turn = (way: 'previous' | 'next', glyphName: string, label: string): Html =>
    element(
      'button',
      {
        type: 'button',
        class: 'table-turn',
        'data-turn': way,
        'aria-label': label,
        disabled: way === 'previous',
      },
      glyph(glyphName, 'icon'),
    );
  return element(
    'div',
    { class: 'table-pager' },
    turn('previous', 'left', word(context, '表格上一页', 'Previous page of the table')),
    element('span', { class: 'table-where' }, text(`1 / ${String(pages)}`)),
    turn('next', 'right', word(context, '表格下一页', 'Next page of the table')),
  );
}

/** The `table`, a page of rows at a time; the pages behind the first are there and hidden. */
export function tableComponent(component: Json, context: Context): Html {
  if (context.depth > 0) return refused('200621 · table: only allowed directly in body.elements');
  const columns = asList(component['columns']).map(asRecord);
  const style = asRecord(component['header_style']);
  const asked = Math.trunc(asNumber(component['page_size'], USUAL_PAGE));
  const size = Math.min(LONGEST_PAGE, Math.max(1, asked));
  const rows = asList(component['rows']).map((row) => bodyRow(asRecord(row), columns, context));
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const bodies = Array.from({ length: pages }, (_, page) =>
    element(
      'tbody',
      { 'data-page': page + 1, hidden: page > 0 },
      join(rows.slice(page * size, (page + 1) * size)),
    ),
  );
  const look = classes(
    'table',
    `row-${oneOf(component['row_height'], ['low', 'middle', 'high', 'auto'], 'low')}`,
    component['freeze_first_column'] === true && 'table-frozen',
    style['background_style'] === 'grey' && 'table-grey',
    style['text_color'] === 'grey' && 'table-quiet',
    style['text_size'] === 'heading' && 'table-heading',
    style['bold'] === false && 'table-light',
  );
  return element(
    'div',
    { class: classes('table-box', box('m', component['margin'])) },
    element(
      'div',
      { class: 'table-scroll' },
      element('table', { class: look }, element('thead', {}, headRow(columns, style)), join(bodies)),
    ),
    pager(pages, context),
  );
}
