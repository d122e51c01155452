import { withRemark } from '../kit/build.js';
import type { Text } from '../kit/components.js';
import { sourcesCard, type SourceRow, type SourcesView } from '../sources.js';
import { HEAVY_NAMES, NOW } from './change-data.js';
import type { Sample } from './sample.js';

const page = (n: number) => ({ action: 'sources.page', page_token: `t${n}`, n });
const HEADHUNTER: Text = { zh: '猎头', en: 'Headhunter' };
const SITE: Text = { zh: '第三方招聘网站', en: 'Job site' };
const REFERRAL: Text = { zh: '内推', en: 'Referral' };

function source(id: string, zh: string, en: string, type: Text, active = true): SourceRow {
  const status = active ? { zh: '启用', en: 'Active' } : { zh: '停用', en: 'Inactive' };
  return { id, name: { zh, en }, type, status, active };
}

const rows: readonly SourceRow[] = [
  source('10000', '内部推荐', 'Employee referral', REFERRAL),
  source('10001', '猎聘', 'Liepin', SITE),
  source('10002', 'BOSS 直聘', 'BOSS Zhipin', SITE),
  source('6930815272790114324', '科锐国际', 'Career International', HEADHUNTER),
  source('10004', '脉脉', 'Maimai', { zh: '社交媒体', en: 'Social media' }),
  source('10005', '校园招聘（2026 届）', 'Campus 2026', { zh: '线下来源', en: 'Offline' }, false),
  source('10006', '前程无忧', '51job', SITE),
  source('10007', '', 'LinkedIn', { zh: '社交媒体', en: 'Social media' }),
  source('10008', '员工转岗', 'Employee transfer', { zh: '员工转岗', en: 'Employee transfer' }),
  source('10009', '实习生转正', 'Intern conversion', { zh: '实习生转正', en: 'Intern conversion' }, false),
];

const view: SourcesView = {
  rows,
  pager: { page: 2, previous: page(1), next: page(3), refresh: page(2) },
  readAt: NOW,
};

/** The list of resume sources. */
export const sourcesSamples = (): readonly Sample[] => [
  ['sources', sourcesCard(view)],
  [
    'sources-filtered',
    sourcesCard({
      ...view,
      rows: rows.filter(({ type }) => type === HEADHUNTER),
      filter: { zh: '猎头 · 启用', en: 'Headhunter · Active' },
      total: 1,
      pager: { page: 1, pages: 1, refresh: page(1) },
    }),
  ],
  [
    'sources-from-search',
    sourcesCard({
      ...view,
      rows: rows.slice(0, 1),
      filter: { zh: '“内推”', en: '"内推"' },
      total: 1,
      pager: { page: 1, pages: 1, refresh: page(1) },
      back: { action: 'search.page', text: '内推' },
    }),
  ],
  [
    'sources-filtered-none',
    sourcesCard({
      ...view,
      rows: [],
      filter: { zh: '“zzzz”', en: '"zzzz"' },
      total: 0,
      pager: { page: 1, pages: 1, refresh: page(1) },
    }),
  ],
  ['sources-none', sourcesCard({ ...view, rows: [], pager: { page: 1, refresh: page(1) } })],
  [
    'sources-page-expired',
    withRemark(sourcesCard({ ...view, pager: { page: 1, next: page(2), refresh: page(1) } }), {
      zh: '这一页的翻页标记已失效，已回到第一页。',
      en: 'This page token is no longer valid. Back on the first page.',
    }),
  ],
  [
    'sources-heavy',
    sourcesCard({
      ...view,
      rows: rows.map((row, index) => ({
        ...row,
        id: `${index}`.padEnd(100, 'x'),
        name: { zh: HEAVY_NAMES.chinese, en: HEAVY_NAMES.emoji },
      })),
    }),
  ],
];
