import { inLanguage } from './language.js';

const WORDS = {
  bytes: ['大小', 'Size'],
  tags: ['组件', 'tags'],
  good: ['检查通过', 'No findings'],
  findings: ['处问题', 'findings'],
  finding: ['处问题', 'finding'],
  refused: ['飞书拒收', 'Feishu refuses'],
  own: ['仅建议', 'advice only'],
  wholeCard: ['整张卡片', 'the whole card'],
  json: ['JSON', 'JSON'],
  jsonOf: ['卡片的 JSON', 'JSON of the card'],
  copy: ['复制', 'Copy'],
  copied: ['已复制', 'Copied'],
  notCopied: ['无法复制，请手动选择', 'Cannot copy; select it by hand'],
  close: ['关闭', 'Close'],
  confirm: ['确认', 'Confirm'],
  cancel: ['取消', 'Cancel'],
  sure: ['确定要继续吗？', 'Do you want to go on?'],
} satisfies Record<string, [zh: string, en: string]>;

/** A word about a card in the page's language. */
export function cardWord(key: keyof typeof WORDS): string {
  return inLanguage(WORDS[key]);
}
