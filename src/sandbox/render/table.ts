import type { Context } from './context.js';
import { localDatetime } from './datetime.js';
import { classes, element, join, text, type Html } from './html.js';
import { larkMarkdown, markdown } from './markdown.js';
import { asList, asNumber, asRecord, asText, oneOf, type Json } from './read.js';
import { personBadge } from './person.js';
import { textTag } from './tag.js';
import { refused } from './unknown.js';

function number(value: unknown, column: Json): string {
  if (typeof value !== 'number') return asText(value);
  const format = asRecord(column['format']);
  const digits = Math.min(10, Math.max(0, Math.trunc(asNumber(format['precision'], 0))));
  const options =
    format['precision'] === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const written = value.toLocaleString('en-US', { useGrouping: format['separator'] === true, ...options });
  return `${asText(format['symbol'])}${written}`;
}

function cell(value: unknown, column: Json, context: Context): Html {
  switch (column['data_type']) {
    case 'lark_md':
      return larkMarkdown(asText(value), context);
    case 'markdown':
      return markdown(asText(value), context);
    case 'options':
      if (typeof value === 'string') return textTag({ text: value }, context);
      return join(asList(value).map((option) => textTag(option, context)));
    case 'number':
      return text(number(value, column));
    case 'persons':
      return join(
        (typeof value === 'string' ? [value] : asList(value)).map((id) => personBadge(asText(id), context)),
      );
    case 'date':
      return text(localDatetime(asNumber(value, Number.NaN), 'date_num', context) || asText(value));
    default:
      return text(asText(value));
  }
}

function align(column: Json): string {
  const side = oneOf(column['horizontal_align'], ['left', 'center', 'right'], 'left');
  return side === 'left' ? '' : `ta-${side}`;
}

/** The `table`. All rows are shown: the pages that clients make by `page_size` are not reproduced. */
export function tableComponent(component: Json, context: Context): Html {
  if (context.depth > 0) return refused('table: only allowed directly in body.elements');
  const columns = asList(component['columns']).map(asRecord);
  const style = asRecord(component['header_style']);
  const head = columns.map((column) =>
    element(
      'th',
      { scope: 'col', class: align(column) },
      text(asText(column['display_name']) || asText(column['name'])),
    ),
  );
  const rows = asList(component['rows'])
    .map(asRecord)
    .map((row) => {
      const cells = columns.map((column) => {
        const name = asText(column['name']);
        return element(
          'td',
          { class: align(column) },
          cell(Object.hasOwn(row, name) ? row[name] : '', column, context),
        );
      });
      return element('tr', {}, join(cells));
    });
  const look = classes(
    'table',
    style['background_style'] === 'grey' && 'table-grey',
    style['bold'] === false && 'table-light',
  );
  return element(
    'div',
    { class: 'table-scroll' },
    element(
      'table',
      { class: look },
      element('thead', {}, element('tr', {}, join(head))),
      element('tbody', {}, join(rows)),
    ),
  );
}
