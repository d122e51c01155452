import { localTime, withRemark } from '../kit/build.js';
import { readingCard } from '../reading.js';
import { choiceCard, errorCard, remarkCard, unknownCommandCard } from '../remarks.js';
import { NOW } from './change-data.js';
import type { Sample } from './sample.js';
import { sourcesSamples } from './sources.js';

const field = (name: string) => ({ action: 'field.open', name });
const help = { action: 'help.open' };

/** A read that takes long. */
export const readingSamples = (): readonly Sample[] => [
  ['reading', readingCard({ typed: '/sources', progress: undefined, withinSeconds: 30 })],
  [
    'reading-some',
    readingCard({ typed: '/sources', progress: { pages: 1, expected: undefined }, withinSeconds: 30 }),
  ],
  [
    'reading-most',
    readingCard({ typed: '/search 猎头', progress: { pages: 30, expected: 40 }, withinSeconds: 30 }),
  ],
];

/** Questions back. */
export const choiceSamples = (): readonly Sample[] => [
  [
    'choice',
    choiceCard({
      title: { zh: '你指的是哪一个？', en: 'Which one do you mean?' },
      sentence: { zh: '“名称”对应 12 项。', en: '"名称" could be 12 things.' },
      choices: [
        {
          id: 'school_name',
          name: { zh: '学校名称', en: 'School' },
          place: { zh: '教育经历', en: 'Education' },
          click: field('education/school_name'),
        },
        {
          id: 'company_name',
          name: { zh: '公司名称', en: 'Company' },
          place: { zh: '工作经历', en: 'Work experience' },
          click: field('career/company_name'),
        },
      ],
      more: { text: { zh: '在列表中查看', en: 'Show as a list' }, click: { action: 'fields.page' } },
    }),
  ],
  [
    'choice-none',
    choiceCard({
      title: { zh: '没有找到', en: 'Not found' },
      sentence: { zh: '没有叫“zzzz”的字段或模块。', en: 'No field or module is called "zzzz".' },
      choices: [],
      more: { text: { zh: '查看全部字段', en: 'All fields' }, click: { action: 'fields.page' } },
    }),
  ],
  [
    'unknown-command',
    unknownCommandCard('/sorces', { typed: '/sources', click: { action: 'sources.open' } }, help),
  ],
  ['unknown-command-far', unknownCommandCard('/qwertz', undefined, help)],
];

/** What went wrong, or is not allowed. */
export const errorSamples = (): readonly Sample[] => [
  [
    'error-scope',
    errorCard({
      title: { zh: '没能读取简历来源', en: 'Resume sources could not be read' },
      sentence: {
        zh: '应用缺少权限 hire:talent:readonly。请管理员开通并发布新版本后重试。',
        en: 'The app lacks the permission hire:talent:readonly. Ask an administrator to grant it and publish a new version, then try again.',
      },
      code: 'scope_missing',
      trace: 'Feishu 99991672 · 20260303140500ABCDEF0123456789',
      retry: { action: 'sources.page' },
      helpUrl: 'https://open.feishu.cn/app/cli_a1/auth',
    }),
  ],
  [
    'error-plain',
    errorCard({
      title: { zh: '没能完成', en: 'That did not work' },
      sentence: { zh: '机器人内部出错了。', en: 'Something went wrong inside the bot.' },
      code: 'internal',
    }),
  ],
  [
    'remark-guest',
    remarkCard(
      { zh: '仅限本企业成员', en: 'Members only' },
      {
        zh: '抱歉，招聘设置只对本企业成员开放。',
        en: 'Sorry, recruiting settings are shown to members of this organisation only.',
      },
    ),
  ],
  [
    'remark-busy',
    remarkCard(
      { zh: '请稍等', en: 'One moment' },
      {
        zh: '这个会话里排队的命令太多了，请一分钟后再试。',
        en: 'Too many commands are waiting in this chat. Please try again in a minute.',
      },
    ),
  ],
  ['late-answer', lateAnswer()],
];

function lateAnswer() {
  const [, none] = sourcesSamples().find(([name]) => name === 'sources-none') ?? [];
  const at = localTime(NOW - 600_000);
  const card = none ?? remarkCard({ zh: '好的', en: 'Done' }, { zh: '好的', en: 'Done' });
  return withRemark(card, {
    zh: `这条命令发于 ${at}，回答来晚了，抱歉。`,
    en: `This was asked at ${at}. Sorry that the answer comes late.`,
  });
}
