import { ROW_GAP, button, row } from './build.js';
import type { CallbackValue, ColumnSet, Text } from './components.js';
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

/** Previous, next, refresh, then the position in grey. A button at an end of the list is disabled. */
export function pagerRow({ page, pages, previous, next, refresh }: Pager): ColumnSet {
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
