import { view } from './view.js';

const WORDS = {
  title: ['线路', 'The wire'],
  hint: [
    '飞书与机器人之间的每个请求，已解密；竖线是 3 秒期限。',
    'Every request between Feishu and the bot, decrypted; the upright line is the 3 s deadline.',
  ],
  close: ['关闭', 'Close'],
  search: ['按接口、内容筛选', 'Filter by name or id'],
  kinds: ['类型', 'Kinds'],
  event: ['事件', 'Event'],
  callback: ['点击', 'Click'],
  hire: ['招聘', 'Hire'],
  message: ['消息', 'Message'],
  token: ['凭证', 'Token'],
  other: ['其他', 'Other'],
  pause: ['暂停', 'Pause'],
  resume: ['继续', 'Resume'],
  clear: ['清空', 'Clear'],
  nothing: ['还没有请求。在会话里说一句话试试。', 'Nothing yet. Say something in the chat.'],
  noMatch: ['没有符合的请求', 'Nothing fits'],
  underWay: ['进行中…', 'under way…'],
  noAnswer: ['无应答', 'no answer'],
  retry: ['重推', 'redelivery'],
  fault: ['故障', 'fault'],
  after: ['之后', 'after'],
  request: ['请求', 'Request'],
  answer: ['应答', 'Answer'],
  asSent: ['实际发送的字节与请求头', 'Headers and bytes as they were sent'],
  headers: ['请求头', 'Headers'],
  curl: ['复制为 curl', 'Copy as curl'],
  copyJson: ['复制 JSON', 'Copy JSON'],
  copied: ['已复制', 'Copied'],
  replay: ['再来一次', 'Replay'],
  twice: ['重复投递', 'Deliver twice'],
  late: ['迟到一小时', 'An hour late'],
  replayDone: ['已作为新的请求再发一次', 'Sent once more, as something new'],
  twiceDone: [
    '同一个请求已再投递一次：机器人不应重复处理',
    'The very same was delivered again: the bot must not act twice',
  ],
  lateDone: ['已作为一小时前的消息投递', 'Delivered as something of an hour ago'],
} satisfies Record<string, [zh: string, en: string]>;

export type WireWord = keyof typeof WORDS;

/** A word of the panel in the page's language. */
export function wireWord(key: WireWord): string {
  return WORDS[key][view.lang === 'zh_cn' ? 0 : 1];
}
