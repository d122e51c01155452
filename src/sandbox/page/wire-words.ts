import { inLanguage } from './language.js';

const WORDS = {
  title: ['线路', 'The wire'],
  hint: [
    '飞书与机器人之间的每个请求，已解密，归在引起它的事件之下。红色竖线是应答的 3 秒期限，虚线是请求之间的等待。',
    'Every request between Feishu and the bot, decrypted, below what caused it. The red line is the 3 s deadline of an answer; dots are the wait between requests.',
  ],
  close: ['关闭', 'Close'],
  search: ['按接口、内容、ID 或错误码筛选', 'Filter by API, words, id or code'],
  kinds: ['类型', 'Kinds'],
  requests: ['请求', 'Requests'],
  event: ['事件', 'Event'],
  callback: ['点击', 'Click'],
  hire: ['招聘', 'Hire'],
  message: ['消息', 'Message'],
  token: ['凭证', 'Token'],
  other: ['其他', 'Other'],
  faults: ['异常', 'Faults'],
  faultsHint: ['只看失败、超时或受故障影响的请求', 'Only what failed, was late, or was hit by a fault'],
  pause: ['暂停', 'Pause'],
  resume: ['继续', 'Resume'],
  clear: ['清空', 'Clear'],
  nothing: ['还没有请求。在会话里说一句话试试。', 'Nothing yet. Say something in the chat.'],
  noMatch: ['没有符合的请求', 'Nothing fits'],
  underWay: ['进行中…', 'under way…'],
  noAnswer: ['无应答', 'no answer'],
  nothingFollowed: ['之后没有请求', 'nothing followed'],
  tooLate: ['超时', 'too late'],
  retry: ['重推', 'redelivery'],
  fault: ['故障', 'fault'],
  reset: ['限频重置', 'Limit resets in'],
  limited: ['限频，{} 后重置', 'limited, resets in {}'],
  guessed: ['按时间推断', 'put down to it by its time'],
  detail: ['请求详情', 'The whole request'],
  actions: ['操作', 'Actions'],
  time: ['时间', 'Time'],
  after: ['距推送', 'After the push'],
  chat: ['会话', 'Chat'],
  eventId: ['事件 ID', 'Event ID'],
  messageId: ['消息 ID', 'Message ID'],
  logId: ['日志 ID', 'Log ID'],
  connection: ['长连接', 'Long connection'],
  query: ['查询参数', 'Query'],
  request: ['请求体', 'Request'],
  answer: ['应答', 'Answer'],
  asSent: ['实际发送的内容：请求头、签名与密文', 'As it was sent: headers, signature, encrypted body'],
  headers: ['请求头', 'Headers'],
  requestHeaders: ['请求头', 'Headers of the request'],
  answerHeaders: ['应答头', 'Headers of the answer'],
  encrypted: ['加密的请求体', 'Encrypted body'],
  overConnection: [
    '经长连接推送：既不加密，也不签名。',
    'Pushed over a long connection: neither encrypted nor signed.',
  ],
  curl: ['复制为 curl', 'Copy as curl'],
  copyJson: ['复制 JSON', 'Copy JSON'],
  copied: ['已复制', 'Copied'],
  replay: ['重放', 'Replay'],
  replayHint: ['作为新的请求再发一次', 'Once more, as something new'],
  replayDone: ['已作为新的请求再发一次', 'Sent once more, as something new'],
  twice: ['重复投递', 'Deliver twice'],
  twiceHint: ['同一个事件 ID 再投递一次', 'The same event id once more'],
  twiceDone: [
    '同一个请求已再投递一次，机器人不应重复处理',
    'The very same was delivered again; the bot must not act twice',
  ],
  late: ['迟到一小时', 'An hour late'],
  lateHint: ['作为一小时前发生的新事件投递', 'As something new that happened an hour ago'],
  lateDone: ['已作为一小时前的消息投递', 'Delivered as something of an hour ago'],
  notPushed: ['没有推送：机器人不在这个会话里', 'Nothing was pushed: the bot is not in that chat'],
} satisfies Record<string, [zh: string, en: string]>;

/** What a prepared fault does, by its kind. */
const FAULTS: Record<string, [zh: string, en: string]> = {
  status: ['拒绝', 'refusal'],
  hang: ['不应答', 'no answer'],
  reset: ['连接中断', 'connection cut'],
  'reset-after': ['处理后中断', 'cut after its work'],
  delay: ['延迟', 'delay'],
  body: ['应答被替换', 'other answer'],
  mutate: ['应答被改动', 'altered answer'],
  lie: ['应答有误', 'wrong answer'],
};

export type WireWord = keyof typeof WORDS;

/** A word of the panel in the page's language. */
export function wireWord(key: WireWord): string {
  return inLanguage(WORDS[key]);
}

/** What a fault of that kind does, in the page's language. */
export function faultWord(kind: string): string {
  return inLanguage(FAULTS[kind] ?? [kind, kind]);
}

/** `fault: refusal`. */
export function faultTag(kind: string): string {
  return `${wireWord('fault')}${inLanguage(['：', ': '])}${faultWord(kind)}`;
}

/** `12 ms`, `1.42 s`. */
export function duration(ms: number): string {
  return ms < 1000 ? `${String(Math.round(ms))} ms` : `${(ms / 1000).toFixed(2)} s`;
}

/** `14:03:22.123`, in the time of the viewer. */
export function exactTime(at: number): string {
  const time = new Date(at);
  const clock = time.toLocaleTimeString('en-GB', { hour12: false });
  return `${clock}.${String(time.getMilliseconds()).padStart(3, '0')}`;
}
