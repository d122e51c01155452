import type { Card, Text } from './kit/components.js';
import { card } from './kit/build.js';
import { markdown, note, same } from './kit/text.js';

export interface ReadingView {
  /** The command that is answered, such as `/sources`. */
  readonly typed: string;
  /** How many pages of a list have been read, and of about how many. */
  readonly progress: { readonly pages: number; readonly expected: number | undefined } | undefined;
  /** After so many seconds the read is given up. */
  readonly withinSeconds: number;
}

const BAR = 12;

/** What a reply shows that takes longer than people like to wait; the answer takes its place. */
export function readingCard({ typed, progress, withinSeconds }: ReadingView): Card {
  return card({
    template: 'wathet',
    title: { zh: '正在读取…', en: 'Reading…' },
    subtitle: same(typed),
    elements: [
      markdown(howFar(progress)),
      note({
        zh: `飞书招聘比平时慢。结果读到后会出现在这里，最多等 ${withinSeconds} 秒。`,
        en: `Feishu Hire is slower than usual. The answer will appear here, within ${withinSeconds} seconds.`,
      }),
    ],
  });
}

function howFar(progress: ReadingView['progress']): Text {
  if (progress === undefined || progress.pages === 0)
    return { zh: '正在等待飞书招聘的回答', en: 'Waiting for Feishu Hire to answer' };
  const { pages, expected } = progress;
  if (expected === undefined || expected < pages)
    return { zh: `已读 **${pages}** 页`, en: `**${pages}** ${pages === 1 ? 'page' : 'pages'} read` };
  const bar = barOf(pages / expected);
  return {
    zh: `${bar} 已读 **${pages}** 页，共约 ${expected} 页`,
    en: `${bar} **${pages}** of about ${expected} pages read`,
  };
}

function barOf(share: number): string {
  const full = Math.round(share * BAR);
  return '▰'.repeat(full) + '▱'.repeat(BAR - full);
}
