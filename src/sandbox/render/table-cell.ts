import type { Context } from './context.js';
import { localDatetime } from './datetime.js';
import { join, text, type Html } from './html.js';
import { larkMarkdown, markdown } from './markdown.js';
import { asList, asNumber, asRecord, asText, type Json } from './read.js';
import { personBadge } from './person.js';
import { textTag } from './tag.js';

function number(value: unknown, column: Json): string {
  if (typeof value !== 'number') return asText(value);
  const format = asRecord(column['format']);
  const digits = Math.min(10, Math.max(0, Math.trunc(asNumber(format['precision'], 0))));
  const options =
    format['precision'] === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const written = value.toLocaleString('en-US', { useGrouping: format['separator'] === true, ...options });
  return `${asText(format['symbol'])}${written}`;
}

/** What stands in a cell, by the `data_type` of its column. */
export function cell(value: unknown, column: Json, context: Context): Html {
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
      return text(written(value, column, context));
    default:
      return text(asText(value));
  }
}

/** A moment as `date_format` asks for it ("YYYY-MM-DD HH:mm"), to the day if it asks for nothing. */
function written(value: unknown, { date_format: format }: Json, context: Context): string {
  const moment = asNumber(value, Number.NaN);
  const day = localDatetime(moment, 'date_num', context);
  if (day === '') return asText(value);
  const clock = /s/.test(asText(format)) ? 'time_sec' : 'time';
  return /[Hh]/.test(asText(format)) ? `${day} ${localDatetime(moment, clock, context)}` : day;
}
