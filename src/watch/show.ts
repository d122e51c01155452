import type { CallbackValue, Card } from '../../cards/kit/components.js';
import { NAMED_CHANGES, alarmCard, noticeCard, withheldCard, type NoticeView } from '../../cards/notice.js';
import { ERROR_TABLE, type ErrorCode } from '../base/error-table.js';
import type { Text } from '../base/text.js';
import type { NoticeRow } from '../store/notices.js';
import { readContent } from './content.js';
import type { Severity } from './kinds.js';
import { sampleChanges } from './sample.js';
import type { ToldNotice } from './told.js';
import { changeView } from './views.js';

/** How many changes of each severity. */
export function countsOf(changes: readonly { readonly severity: Severity }[]): NoticeView['counts'] {
  const count = (severity: Severity): number => changes.filter((one) => one.severity === severity).length;
  return { breaking: count('breaking'), risky: count('risky'), safe: count('safe') };
}

/** What the buttons of a notice say. */
export function noticeCallback(verb: string, id: string, args: object = {}): CallbackValue {
  return { action: `notice.${verb}`, notice: id, ...args };
}

/**
 * The card of a notice as it should look now.
 * @param options.hidden the chat has guests: no data.
 * @param options.picked the number of the change that somebody picked from the list.
 */
export function noticeCardFor(
  { row, changes, acknowledged }: ToldNotice,
  options: { readonly hidden?: boolean; readonly picked?: number | undefined } = {},
): Card {
  const views = changes.map(({ view }) => view);
  const counts = countsOf(views);
  if (options.hidden) return withheldCard({ counts, total: views.length });
  const named = views.slice(0, NAMED_CHANGES);
  const only = named.length === 1 && views.length === 1 ? 0 : undefined;
  const picked = options.picked !== undefined && options.picked < named.length ? options.picked : only;
  const { from, to } = readContent(row.content);
  return noticeCard({
    changes: named,
    total: views.length,
    counts,
    readAt: changes[0]?.at ?? row.created_at,
    acknowledged,
    ...(from === undefined || to === undefined ? {} : { digest: { from, to } }),
    actions: {
      acknowledge: acknowledged ? undefined : noticeCallback('ack', row.id),
      pick: only === undefined ? noticeCallback('pick', row.id) : undefined,
      all: views.length > named.length ? noticeCallback('all', row.id) : undefined,
    },
    ...(picked === undefined
      ? {}
      : {
          focus: {
            index: picked,
            open: noticeCallback('open', row.id, { index: picked }),
            snooze1: noticeCallback('snooze', row.id, { index: picked, days: 1 }),
            snooze7: noticeCallback('snooze', row.id, { index: picked, days: 7 }),
            close: picked === only ? undefined : noticeCallback('close', row.id),
          },
        }),
  });
}

/** What a notice looks like, for somebody who wants to see one. */
export function testNoticeCard(at: number): Card {
  const views = sampleChanges().map(changeView);
  return noticeCard({
    changes: views,
    total: views.length,
    counts: countsOf(views),
    test: true,
    readAt: at,
    actions: {},
  });
}

const WORKS_AGAIN: Text = {
  zh: '读取已恢复正常，变更会照常通知。',
  en: 'Reads succeed again, and changes are told as usual.',
};

/** The card of an alarm, or of its end. */
export function alarmCardFor(row: NoticeRow): Card {
  const { since = row.created_at, code = 'internal' } = readContent(row.content);
  const known = Object.hasOwn(ERROR_TABLE, code) ? (code as ErrorCode) : 'internal';
  return alarmCard({
    kind: row.kind === 'alarm' ? 'failing' : 'works',
    since,
    sentence: row.kind === 'alarm' ? ERROR_TABLE[known].user : WORKS_AGAIN,
    code: known,
    at: row.created_at,
  });
}
