import { changesCard, noticeChangesCard } from '../changes.js';
import * as sample from './change-data.js';
import { MANY } from './notices.js';
import type { Sample } from './sample.js';

const { COLLEAGUE, DAY, HOUR, NOW } = sample;
const say = (action: string) => ({ action });

const history = {
  days: [
    {
      day: { zh: '3月3日 周二', en: 'Tue, Mar 3' },
      entries: [
        { change: sample.removed, at: NOW - HOUR, acknowledged: { by: COLLEAGUE, at: NOW + HOUR } },
        { change: sample.optionsAdded, at: NOW - 2 * HOUR },
        { change: { ...sample.renamed, reverted: true }, at: NOW - 3 * HOUR },
      ],
    },
    {
      day: { zh: '3月1日 周日', en: 'Sun, Mar 1' },
      entries: [
        { change: sample.retyped, at: NOW - 2 * DAY },
        { change: sample.added, at: NOW - 2 * DAY - HOUR },
        { change: sample.described, at: NOW - 2 * DAY - 2 * HOUR },
      ],
    },
  ],
  total: 14,
  pager: { page: 1, pages: 2, next: say('changes.page'), refresh: say('changes.page') },
  readAt: NOW,
};

/** The history of changes, and all changes of one notice. */
export const changesSamples = (): readonly Sample[] => [
  ['changes', changesCard(history)],
  [
    'changes-filtered-none',
    changesCard({
      ...history,
      days: [],
      total: 0,
      pager: { page: 1 },
      filter: { zh: '破坏性 · 近 7 天', en: 'Breaking · last 7 days' },
    }),
  ],
  [
    'changes-nobody-watches',
    changesCard({ days: [], total: 0, pager: { page: 1 }, watch: say('watch.open') }),
  ],
  ['changes-none', changesCard({ days: [], total: 0, pager: { page: 1 }, readAt: NOW })],
  [
    'changes-of-a-notice',
    noticeChangesCard({
      changes: MANY.slice(8, 18),
      total: 64,
      counts: { breaking: 12, risky: 40, safe: 12 },
      pager: { page: 2, pages: 7, previous: say('notice.all'), next: say('notice.all') },
      readAt: NOW,
    }),
  ],
];
