import { ROW_GAP, button, row } from './build.js';
import type { CallbackValue, ColumnSet, Text } from './components.js';
import type { Detail } from './fit.js';
import { note } from './text.js';

/** Where a list is, and what its buttons say. */
export interface Pager {
  /** From 1. */
  readonly page: number;
  /** Known only where the whole list was read; an unfiltered list invents no total. */
  readonly pages?: number | undefined;
  readonly previous?: CallbackValue | undefined;
  readonly next?: CallbackValue | undefined;
  readonly refresh?: CallbackValue | undefined;
}

/**
 * Previous, next, refresh, then the position in grey. A button at an end of the list is disabled. Without room for
 * it the buttons do not carry the way back (`prev`); it then leads to the first page.
 */
export function pagerRow(pager: Pager, { wayBack }: Pick<Detail, 'wayBack'> = { wayBack: true }): ColumnSet {
  const { page, pages } = pager;
  const [previous, next, refresh] = [pager.previous, pager.next, pager.refresh].map((value) =>
    value && !wayBack ? withoutWay(value) : value,
  );
  const position: Text = pages
    ? { zh: `第 ${page} / ${pages} 页`, en: `Page ${page} of ${pages}` }
    : { zh: `第 ${page} 页`, en: `Page ${page}` };
  const buttons = row(
    [
      button({ zh: '上一页', en: 'Previous' }, previous),
      button({ zh: '下一页', en: 'Next' }, next),
      ...(refresh ? [button({ zh: '刷新', en: 'Refresh' }, refresh, 'text')] : []),
      note(position, { text_align: 'right' }),
    ],
    { stretchLast: true },
  );
  return { ...buttons, margin: ROW_GAP };
}

function withoutWay(value: CallbackValue): CallbackValue {
  const rest = Object.entries(value).filter(([name]) => name !== 'prev');
  return { ...Object.fromEntries(rest), action: value.action };
}
