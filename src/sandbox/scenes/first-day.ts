import { CHATS } from '../world.js';
import type { Scene } from './scene.js';

/** A recruiter meets the bot. */
export const firstDay: Scene = {
  name: 'first-day',
  title: { zh: '第一天', en: 'First day' },
  summary: {
    zh: '招聘专员第一次和机器人说话：问好、看帮助、看来源、翻页、搜索、查字段。',
    en: 'A recruiter meets the bot: a greeting, help, the sources, the next page, a search, a field.',
  },
  chat: CHATS.private,
  tell: async ({ ask, click }) => {
    await ask({ zh: '你好', en: 'Hello' });
    await ask({ zh: '/帮助 来源', en: '/help sources' });
    const sources = await ask({ zh: '/来源', en: '/sources' });
    await click(sources, '下一页');
    await ask({ zh: '/搜索 xl', en: '/search xl' });
    await ask({ zh: '/字段详情 学历', en: '/field degree' });
  },
};
