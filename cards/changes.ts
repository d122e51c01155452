import { ROW_GAP, button, card, footer, headerTag } from './kit/build.js';
import { buttonRow } from './kit/buttons.js';
import { changeBlocks } from './kit/change-blocks.js';
import { changeRow } from './kit/change-lines.js';
import type { Acknowledged, ChangeView } from './kit/change-view.js';
import type { CallbackValue, Card, Element, Text } from './kit/components.js';
import { fit, type Detail } from './kit/fit.js';
import { pagerRow, type Pager } from './kit/pager.js';
import { LOOKS, counted, severityTags, worst, type Counts } from './kit/severity.js';
import { escape, markdown } from './kit/text.js';

export interface ChangeEntry {
  readonly change: ChangeView;
  /** When it was noticed (epoch milliseconds). */
  readonly at: number;
  readonly acknowledged?: Acknowledged | undefined;
}

/** The changes of one day, newest first. */
export interface ChangeDay {
  /** The date in words, in the bot's time zone. */
  readonly day: Text;
  readonly entries: readonly ChangeEntry[];
}

export interface ChangesView {
  /** Newest first. */
  readonly days: readonly ChangeDay[];
  /** How many there are over all pages. */
  readonly total: number;
  /** What the history was narrowed to, in words; absent for all of it. */
  readonly filter?: Text | undefined;
  readonly pager: Pager;
  /** Subscribes this chat; given when nobody watches yet, so that there can be no history. */
  readonly watch?: CallbackValue | undefined;
  readonly readAt?: number | undefined;
}

/** Days stand further apart than the changes of a day. */
const DAY_GAP = '16px 0px 0px 0px';

/** The history of changes as a timeline, one page of it. */
export function changesCard(view: ChangesView): Card {
  const { days, total, filter, pager, watch, readAt } = view;
  const some = days.some(({ entries }) => entries.length > 0);
  return fit((detail) =>
    card({
      template: 'blue',
      title: { zh: '变更记录', en: 'History of changes' },
      subtitle: filter,
      tags: total > 0 ? [headerTag('blue', { zh: `共 ${total} 项`, en: counted(total, 'change') })] : [],
      list: true,
      elements: [
        ...(some ? days.flatMap((day, index) => dayRows(day, detail, index === 0)) : [nothing(view)]),
        ...(watch ? watchButton(watch) : []),
        ...(some || pager.previous ? [pagerRow(pager)] : []),
        ...(readAt === undefined ? [] : [footer(readAt)]),
      ],
    }),
  );
}

function dayRows({ day, entries }: ChangeDay, detail: Detail, first: boolean): Element[] {
  if (entries.length === 0) return [];
  const heading = { zh: `**${escape(day.zh)}**`, en: `**${escape(day.en)}**` };
  return [
    markdown(heading, { text_size: 'heading', margin: first ? '0px' : DAY_GAP }),
    ...entries.flatMap(({ change, ...moment }) => changeRow(change, detail, moment)),
  ];
}

function nothing({ filter, watch }: ChangesView): Element {
  if (watch)
    return markdown({
      zh: '还没有人订阅变更，所以还没有记录。订阅之后，设置一有变化，这里就能查到，群里也会收到通知。',
      en: 'Nobody watches the settings yet, so there is no history. Once a chat watches, every change is kept here, and the chat is told.',
    });
  return filter
    ? markdown({
        zh: '没有符合条件的变更。可以放宽时间或级别，例如 `/changes --since 30d`。',
        en: 'No change fits. Try a longer time or all severities, such as `/changes --since 30d`.',
      })
    : markdown({
        zh: '开始监测以来，招聘设置还没有变化。',
        en: 'Recruiting settings have not changed since the watch began.',
      });
}

function watchButton(watch: CallbackValue): Element[] {
  return buttonRow([button({ zh: '在这里订阅', en: 'Watch here' }, watch, 'primary_filled')]).map((row) => ({
    ...row,
    margin: ROW_GAP,
  }));
}

export interface NoticeChangesView {
  /** One page of them, worst first. */
  readonly changes: readonly ChangeView[];
  /** How many the notice tells of, over all pages. */
  readonly total: number;
  readonly counts: Counts;
  readonly pager: Pager;
  readonly readAt: number;
}

/** All changes of one notice, one page of them, grouped by severity as the notice does. */
export function noticeChangesCard(view: NoticeChangesView): Card {
  const { changes, total, counts, pager, readAt } = view;
  return fit((detail) =>
    card({
      template: LOOKS[worst(counts)].colour,
      title: { zh: `这次通知的全部 ${total} 项变更`, en: `The notice in full: ${counted(total, 'change')}` },
      tags: severityTags(counts),
      elements: [
        ...(changes.length > 0
          ? changeBlocks(changes, detail, { counts, fold: false })
          : [markdown({ zh: '这一页没有变更。', en: 'There are no changes on this page.' })]),
        pagerRow(pager),
        footer(readAt),
      ],
    }),
  );
}
