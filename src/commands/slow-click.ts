import type { Text } from '../base/text.js';
import type { ReadProgress } from '../hire/reader.js';
import type { ClickIntent } from './click.js';
import type { Toast } from './outcome.js';

/** What is said at once of a click whose answer takes longer than Feishu waits: how far it is, and where it will come. */
export function slowClickToast(intent: ClickIntent | undefined, progress: ReadProgress | undefined): Toast {
  const far = farWords(progress);
  const { zh, en } = whereWords(intent);
  return { type: 'info', text: { zh: `${far.zh}，${zh}。`, en: `${far.en}. ${en}.` } };
}

function farWords(progress: ReadProgress | undefined): Text {
  const pages = progress?.pages ?? 0;
  if (pages === 0) return { zh: '正在读取', en: 'Still reading' };
  return {
    zh: `正在读取（已读 ${pages} 页）`,
    en: `Still reading (${pages} ${pages === 1 ? 'page' : 'pages'} so far)`,
  };
}

function whereWords(intent: ClickIntent | undefined): Text {
  if (intent?.command.answersWithFile)
    return { zh: '文件完成后会发在下面', en: 'The file will be sent below' };
  return intent?.command.asides.includes(intent.verb)
    ? { zh: '完成后会发在下面', en: 'The answer will be sent below' }
    : { zh: '完成后会更新这张卡片', en: 'This card will be updated' };
}
