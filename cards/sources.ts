import { ROW_GAP, button, card, footer, headerTag, row } from './kit/build.js';
import { fit, type Detail } from './kit/fit.js';
import type { CallbackValue, Card, Element, Text } from './kit/components.js';
import { dataRow, type RowLabel } from './kit/labels.js';
import { bothNames } from './kit/names.js';
import { pagerRow, type Pager } from './kit/pager.js';
import { markdown } from './kit/text.js';

/** One resume source as the list shows it. */
export interface SourceRow {
  readonly id: string;
  readonly name: Text;
  readonly type: Text;
  readonly status: Text;
  readonly active: boolean;
}

export interface SourcesView {
  readonly rows: readonly SourceRow[];
  readonly pager: Pager;
  /** What the list was narrowed to, in words; absent for the whole list. */
  readonly filter?: Text | undefined;
  /** How many fit the filter; unknown without one. */
  readonly total?: number | undefined;
  /** Back to the search that led here. */
  readonly back?: CallbackValue | undefined;
  readonly readAt: number;
}

/** The list of resume sources, one page of it. */
export function sourcesCard(view: SourcesView): Card {
  const { rows, pager, filter, total, back } = view;
  return fit((detail) =>
    card({
      template: 'blue',
      title: { zh: '简历来源', en: 'Resume sources' },
      subtitle: filter,
      tags: total === undefined ? [] : [headerTag('blue', { zh: `共 ${total} 个`, en: `${total} in total` })],
      list: true,
      elements: [
        ...(rows.length > 0
          ? rows.flatMap((source) => sourceRow(source, detail))
          : [nothing(filter !== undefined)]),
        pagerRow(pager, detail),
        ...(back && detail.wayBack
          ? [{ ...row([button({ zh: '返回搜索', en: 'Back to the search' }, back)]), margin: ROW_GAP }]
          : []),
        footer(view.readAt),
      ],
    }),
  );
}

function sourceRow({ id, name, type, status, active }: SourceRow, detail: Detail): Element[] {
  const labels: RowLabel[] = [
    { text: status, colour: active ? 'green' : 'neutral' },
    { text: type, colour: 'violet' },
  ];
  return dataRow(bothNames(name, detail.nameBytes), id, labels, detail);
}

function nothing(filtered: boolean): Element {
  return markdown(
    filtered
      ? { zh: '没有符合条件的简历来源。', en: 'No resume source fits.' }
      : { zh: '还没有简历来源。', en: 'There are no resume sources yet.' },
  );
}
