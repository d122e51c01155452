import { watchesCard, type WatchRow } from '../watches.js';
import { welcomeCard } from '../welcome.js';
import { COLLEAGUE } from './change-data.js';
import type { Sample } from './sample.js';

const say = (action: string) => ({ action });

/** One subscription of a chat. */
export function watchRow(number: number, more: Partial<WatchRow> = {}): WatchRow {
  return {
    number,
    what: { zh: '全部设置', en: 'Everything' },
    severity: { zh: '所有级别', en: 'All severities' },
    delivery: { zh: '立即通知', en: 'At once' },
    createdBy: COLLEAGUE,
    end: { action: 'unwatch.open', number },
    switchDelivery: {
      text: { zh: '改为每日汇总', en: 'Switch to daily digest' },
      click: { action: 'watch.open', number },
    },
    ...more,
  };
}

/** A usual subscription, and one that is narrow and parked. */
export const WATCH_ROWS: readonly WatchRow[] = [
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
const watches = { rows: WATCH_ROWS, add, test: say('watches.test'), chatIsPrivate: false };

/** The subscriptions of a chat. */
export const watchesSamples = (): readonly Sample[] => [
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
];

/** The first word in a group. */
export const welcomeSamples = (): readonly Sample[] => [
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
