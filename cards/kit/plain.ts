import type { Card } from './components.js';

import { oneLine } from './text.js';

/** What stands in for a card where only text is allowed: its title, and where to see it. */
export function cardAsText({ header, config }: Card): string {
  // A text message carries out <at>; full-width brackets only look like it.
  const title = oneLine(config.summary.content || header.title.content)
    .replaceAll('<', '＜')
    .replaceAll('>', '＞');
  return `${title}\n这个会话不支持卡片，请到与我的单聊中查看。\nThis chat does not allow cards. Please ask me in our private chat.`;
}
