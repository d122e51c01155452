import { statusCard } from '../status.js';
import { DAY, HOUR, NOW } from './change-data.js';
import type { Sample } from './sample.js';
import { WATCH_ROWS } from './watches.js';

const say = (action: string) => ({ action });

const status = {
  sources: 37,
  fields: 412,
  calls: { month: 12_408, projected: 38_000 },
  lastRead: { at: NOW - 4 * 60_000, ok: true },
  nextRead: NOW + 6 * 60_000,
  backlog: { commands: 0, notices: 0 },
  baselineSince: NOW - 40 * DAY,
  subscriptions: [
    { number: 1, what: { zh: '全部设置', en: 'Everything' }, delivery: { zh: '立即通知', en: 'at once' } },
  ],
  actions: { refresh: say('status.open'), watches: say('watches.open') },
  at: NOW,
};

/** How the watch is doing, well or not. */
export const statusSamples = (): readonly Sample[] => [
  ['status-ok', statusCard({ ...status, health: 'ok' })],
  [
    'status-settling',
    statusCard({ ...status, health: 'settling', settling: { changes: 3, until: NOW + 30_000 } }),
  ],
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
      subscriptions: WATCH_ROWS.map(({ number, what, delivery, parked }) => ({
        number,
        what,
        delivery,
        parked,
      })),
    }),
  ],
  [
    'status-retrying',
    statusCard({
      ...status,
      health: 'retrying',
      lastRead: {
        at: NOW - 60_000,
        ok: false,
        outcome: { zh: '飞书没有应答', en: 'Feishu did not answer' },
      },
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
];
