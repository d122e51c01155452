import { changesCard, noticeChangesCard } from '../../cards/changes.js';
import type { Card } from '../../cards/kit/components.js';
import { statusCard } from '../../cards/status.js';
import { watchesCard, type WatchRow } from '../../cards/watches.js';
import { welcomeCard } from '../../cards/welcome.js';
import * as sample from './change-samples.js';
import { MANY, NOTICES } from './gallery-notices.js';

const { DAY, HOUR, NOW } = sample;
const say = (action: string) => ({ action });
const by = { by: 'ou_lihua', at: NOW + HOUR };

export function watchRow(number: number, more: Partial<WatchRow> = {}): WatchRow {
  return {
    number,
    what: { zh: '全部设置', en: 'Everything' },
    severity: { zh: '所有级别', en: 'All severities' },
    delivery: { zh: '立即通知', en: 'At once' },
    createdBy: by.by,
    end: { action: 'unwatch.open', number },
    switchDelivery: {
      text: { zh: '改为每日汇总', en: 'Switch to daily digest' },
      click: { action: 'watch.open', number },
    },
    ...more,
  };
}

const rows = [
  watchRow(1),
  watchRow(3, {
    what: { zh: '字段 · 模块「教育经历 Education」', en: 'Fields · module "教育经历 Education"' },
    severity: { zh: '有风险及以上', en: 'Risky or worse' },
    delivery: { zh: '每日汇总 09:20', en: 'Daily digest at 09:20' },
    parked: { zh: '我被移出过这个群', en: 'I was removed from this chat' },
  }),
];
const add = [
  { text: { zh: '全部变更', en: 'All changes' }, click: say('watch.open') },
  { text: { zh: '只看破坏性', en: 'Breaking only' }, click: say('watch.open') },
  { text: { zh: '每日汇总', en: 'Daily digest' }, click: say('watch.open') },
];
const watches = { rows, add, test: say('watches.test'), chatIsPrivate: false };

const history = {
  days: [
    {
      day: { zh: '3月3日 周二', en: 'Tue, Mar 3' },
      entries: [
        { change: sample.removed, at: NOW - HOUR, acknowledged: by },
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

const status = {
  sources: 37,
  fields: 412,
  calls: { month: 12_408, projected: 38_000 },
  lastRead: { at: NOW - 4 * 60_000, ok: true },
  nextRead: NOW + 6 * 60_000,
  backlog: { commands: 0, notices: 0 },
  baselineSince: NOW - 40 * DAY,
  subscriptions: [
    { number: 1, what: rows[0]?.what ?? { zh: '', en: '' }, delivery: { zh: '立即通知', en: 'at once' } },
  ],
  actions: { refresh: say('status.open'), watches: say('watches.open') },
  at: NOW,
};

/** Every state of every card about changes, by a name for its picture. */
export const GALLERY: readonly [name: string, card: Card][] = [
  ...NOTICES,
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
  ['watches', watchesCard(watches)],
  [
    'watches-subscribed',
    watchesCard({
      ...watches,
      rows: [watchRow(1)],
      remark: { zh: '✓ 已订阅：全部设置，立即通知。', en: '✓ Subscribed to everything, told at once.' },
    }),
  ],
  ['watches-none', watchesCard({ ...watches, rows: [] })],
  ['watches-none-private', watchesCard({ ...watches, rows: [], chatIsPrivate: true })],
  [
    'watches-twenty',
    watchesCard({ ...watches, rows: Array.from({ length: 20 }, (_, index) => watchRow(index + 1)) }),
  ],
  ['status-ok', statusCard({ ...status, health: 'ok' })],
  [
    'status-confirming',
    statusCard({
      ...status,
      health: 'confirming',
      confirming: {
        lost: { zh: '比上次少了 41% 的字段', en: '41% of the fields are missing' },
        until: NOW + 5000,
      },
      settling: { changes: 1, until: NOW + 30_000 },
      backlog: { commands: 2, notices: 1 },
      subscriptions: rows.map(({ number, what, delivery, parked }) => ({ number, what, delivery, parked })),
    }),
  ],
  [
    'status-failing',
    statusCard({
      ...status,
      health: 'failing',
      sentence: {
        zh: '本月调用额度已用完，每小时再试一次。',
        en: 'The monthly quota is used up; one try an hour.',
      },
      lastRead: {
        at: NOW - 5 * HOUR,
        ok: false,
        outcome: { zh: '额度用完 (99991403)', en: 'quota used up (99991403)' },
      },
      holds: [{ zh: '人才字段接口等待 30 秒', en: 'The talent fields API waits 30 s' }],
    }),
  ],
  [
    'status-doctor',
    statusCard({
      ...status,
      health: 'ok',
      checks: [
        { name: 'credentials', status: 'pass', message: { zh: '可用', en: 'accepted' } },
        {
          name: 'scope',
          status: 'warn',
          message: { zh: '缺少 im:chat', en: 'im:chat is missing' },
          hint: { zh: '在开发者后台开通', en: 'Grant it in the developer console' },
        },
        { name: 'redis', status: 'fail', message: { zh: '连不上', en: 'cannot be reached' } },
      ],
    }),
  ],
  [
    'status-idle',
    statusCard({
      health: 'idle',
      sources: 37,
      subscriptions: [],
      actions: { watch: say('watch.open') },
      at: NOW,
    }),
  ],
  [
    'welcome',
    welcomeCard({
      watch: say('watch.open'),
      help: say('help.open'),
      sources: say('sources.open'),
      external: false,
    }),
  ],
  ['welcome-external', welcomeCard({ help: say('help.open'), sources: say('sources.open'), external: true })],
];
