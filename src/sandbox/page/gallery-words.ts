import { inLanguage } from './language.js';
import { view } from './view.js';

const WORDS = {
  title: ['卡片一览', 'All cards'],
  hint: [
    '机器人的每一张卡片、每一种状态。近似外观，以飞书客户端为准；点按只显示回传内容。',
    'Every card of the bot in every state. An approximation of the Feishu client; a click only shows what it would send.',
  ],
  chat: ['返回会话', 'Back to the chat'],
  sideBySide: ['全部并排', 'All side by side'],
  filter: ['按名称筛选', 'Filter by name'],
  none: ['没有符合的卡片。', 'No card fits.'],
  noCards: ['这个沙盒没有可展示的卡片。', 'This sandbox has no cards to show.'],
  loading: ['正在读取…', 'Reading…'],
  failed: ['读取失败', 'Could not be read'],
  sends: ['会发送', 'Would send'],
  linkTo: ['链接到', 'Link to'],
  contents: ['目录', 'Contents'],
} satisfies Record<string, [zh: string, en: string]>;

/** A word of the gallery in the page's language. */
export function galleryWord(key: keyof typeof WORDS): string {
  return inLanguage(WORDS[key]);
}

/** How many cards are shown of how many. */
export function countWords(shown: number, all: number): string {
  const [some, total] = [String(shown), String(all)];
  if (view.lang === 'zh_cn') return shown === all ? `共 ${total} 张` : `${some} / ${total} 张`;
  return shown === all ? `${total} cards` : `${some} of ${total} cards`;
}
