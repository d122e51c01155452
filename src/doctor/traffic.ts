import type { Text } from '../base/text.js';
import type { Overview } from '../store/overview.js';
import { ago, pass, unchecked, type Check, type Verdict } from './check.js';

export interface TrafficOptions {
  readonly transport: 'webhook' | 'long-connection';
  readonly intervalMs: number;
  /** Feishu's Basic plan has about a million calls a month, Lark's Starter ten thousand. */
  readonly lark: boolean;
  readonly now: () => number;
}

const NO_DATABASE: Text = { zh: '数据库读不了', en: 'the database cannot be read' };
const MONTH_MS = 30 * 24 * 3_600_000;
/** A read of the watch asks for a page of sources, seldom for a second, and for the fields. */
const CALLS_A_READ = 2;

/** What the database tells of the bot's life: what has arrived, who watches, how many calls that costs. */
export function trafficChecks(overview: () => Promise<Overview>, options: TrafficOptions): Check[] {
  const seen = (look: (overview: Overview) => Verdict) => async (): Promise<Verdict> => {
    const found = await overview().catch(() => undefined);
    return found ? look(found) : unchecked(NO_DATABASE);
  };
  return [
    { name: 'events', run: seen(({ lastEvent }) => arrived(lastEvent, EVENTS, options)) },
    { name: 'callbacks', run: seen(({ lastClick }) => arrived(lastClick, CALLBACKS, options)) },
    { name: 'watch', run: seen((found) => watch(found, options.now())) },
    { name: 'quota', run: async () => quota(await overview().catch(() => undefined), options) },
  ];
}

const EVENTS = {
  what: { zh: '事件', en: 'event' },
  hint: {
    zh: '在群里或单聊中给机器人发一条命令。若没有反应：在「事件与回调」中订阅 im.message.receive_v1',
    en: 'Say something to the bot. If nothing comes: subscribe to im.message.receive_v1 on the page "Events & Callbacks"',
  },
};
const CALLBACKS = {
  what: { zh: '卡片点击', en: 'click' },
  hint: {
    zh: '点一下机器人卡片上的按钮。若没有反应：在「事件与回调」中添加回调 card.action.trigger',
    en: 'Click a button on one of the bot\'s cards. If nothing comes: add the callback card.action.trigger on the page "Events & Callbacks"',
  },
};
const SET_UP = {
  webhook: {
    zh: '，请求地址为 https://你的域名/webhook/event，然后发布版本。',
    en: ', with the request URL https://YOUR-HOST/webhook/event, and publish a version.',
  },
  'long-connection': {
    zh: '，订阅方式选长连接，然后发布版本。',
    en: ', choose the long connection, and publish a version.',
  },
} as const satisfies Record<TrafficOptions['transport'], Text>;

function arrived(
  at: number | undefined,
  { what, hint }: typeof EVENTS,
  { transport, now }: TrafficOptions,
): Verdict {
  if (at !== undefined) {
    const when = ago(now(), at);
    return pass(`上一次${what.zh}：${when.zh}`, `the last verified ${what.en}: ${when.en}`);
  }
  const rest = SET_UP[transport];
  return {
    status: 'warn',
    message: { zh: `最近 24 小时没有收到${what.zh}`, en: `no ${what.en} in the last 24 hours` },
    hint: { zh: `${hint.zh}${rest.zh}`, en: `${hint.en}${rest.en}` },
  };
}

function watch({ watchingChats, lastVersion, failing }: Overview, now: number): Verdict {
  if (watchingChats === 0) return pass('没有会话订阅变更', 'no chat watches');
  const read = lastVersion === undefined ? undefined : ago(now, lastVersion);
  const verb = watchingChats === 1 ? 'chat watches' : 'chats watch';
  if (failing) {
    const since = ago(now, failing.since);
    return {
      status: 'warn',
      message: {
        zh: `${watchingChats} 个会话订阅；读取失败始于${since.zh}（${failing.code}）`,
        en: `${watchingChats} ${verb}; reads have failed since ${since.en} (${failing.code})`,
      },
      hint: { zh: '见 docs/errors.md 中的错误码。', en: 'docs/errors.md says what the code means.' },
    };
  }
  return pass(
    `${watchingChats} 个会话订阅，${read ? `上次读到变化：${read.zh}` : '还没有读取过'}`,
    `${watchingChats} ${verb}, ${read ? `settings last found new ${read.en}` : 'nothing read yet'}`,
  );
}

function quota(overview: Overview | undefined, { intervalMs, lark }: TrafficOptions): Verdict {
  const tenants = overview?.watchedTenants ?? 0;
  const each = Math.round((MONTH_MS / intervalMs) * CALLS_A_READ);
  const estimate = each * Math.max(1, tenants);
  const [plan, most] = lark ? ['Lark Starter', 10_000] : ['Feishu Basic', 1_000_000];
  const number = (value: number): string => value.toLocaleString('en-US');
  const soFar = overview?.callsThisMonth ?? 0;
  const message = {
    zh: `监测每月约 ${number(estimate)} 次调用${tenants === 0 ? '（有会话订阅时）' : ''}，本月已用 ${number(soFar)} 次`,
    en: `about ${number(estimate)} calls a month for the watch${tenants === 0 ? ' once a chat watches' : ''}; ${number(soFar)} so far this month`,
  };
  if (estimate <= most && soFar <= most) return { status: 'pass', message };
  return {
    status: 'warn',
    message,
    hint: {
      zh: `${plan} 套餐每月约 ${number(most)} 次（全部自建应用合计）；可调大 watch.interval。`,
      en: `The plan ${plan} has about ${number(most)} a month for all custom apps together; a longer watch.interval saves calls.`,
    },
  };
}
