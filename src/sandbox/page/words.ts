import { view } from './view.js';

const WORDS = {
  title: ['飞书沙盒', 'Feishu sandbox'],
  hint: [
    '近似外观，并非飞书客户端；以真实客户端为准。',
    'An approximation, not the Feishu client; the real one decides.',
  ],
  language: ['语言', 'Language'],
  theme: ['外观', 'Theme'],
  width: ['宽度', 'Width'],
  auto: ['跟随系统', 'System'],
  light: ['浅色', 'Light'],
  dark: ['深色', 'Dark'],
  pc: ['电脑', 'Computer'],
  mobile: ['手机', 'Phone'],
  chats: ['会话', 'Chats'],
  me: ['我是', 'I am'],
  guest: ['外部', 'guest'],
  external: ['外部群', 'External'],
  privateChat: ['与机器人的私聊', 'Private chat with the bot'],
  group: ['群聊', 'Group'],
  botAway: ['机器人不在此群中', 'The bot is not in this group'],
  botAwayBadge: ['无机器人', 'No bot'],
  dissolved: ['此群已解散', 'This group was dissolved'],
  dissolvedBadge: ['已解散', 'Dissolved'],
  chatActions: ['群操作', 'Group'],
  addBot: ['添加机器人', 'Add bot'],
  addBotDone: ['机器人已加入群', 'The bot was added'],
  removeBot: ['移出机器人', 'Remove bot'],
  removeBotDone: ['机器人已移出群', 'The bot was removed'],
  dissolve: ['解散群', 'Dissolve'],
  dissolveDone: ['群已解散', 'The group was dissolved'],
  dissolveSure: ['解散后无法恢复，确定吗？', 'A dissolved group does not come back. Dissolve it?'],
  notMember: ['你不在此群中', 'You are not in this group'],
  hire: ['招聘设置', 'Hire settings'],
  wire: ['线路', 'The wire'],
  hireHint: [
    '在会话里发送 /watch 订阅，再改一项设置：几秒内就会收到通知。',
    'Send /watch in a chat, then change a setting: the notice arrives within seconds.',
  ],
  hireSearch: ['按名称或 ID 搜索', 'Search by name or id'],
  close: ['关闭', 'Close'],
  faults: ['故障', 'Faults'],
  faultsHint: ['让接口出错，看机器人如何应对。', 'Make calls fail and see how the bot copes.'],
  clearFaults: ['全部恢复', 'Clear all'],
  faultOn: ['故障已开启', 'Fault switched on'],
  faultsOff: ['故障已全部恢复', 'Faults cleared'],
  messages: ['消息', 'Messages'],
  noMessages: ['还没有消息。试试 /help', 'No messages yet. Try /help'],
  mention: ['@机器人', '@bot'],
  say: ['输入消息', 'Message'],
  sayHint: ['输入消息，例如 /sources', 'Type a message, such as /sources'],
  send: ['发送', 'Send'],
  bot: ['机器人', 'Bot'],
  edited: ['已更新', 'updated'],
  replyTo: ['回复', 'Reply to'],
  recalled: ['消息已撤回', 'This message was recalled'],
  card: ['卡片', 'card'],
  file: ['文件', 'File'],
  bytes: ['大小', 'Size'],
  tags: ['组件', 'Tags'],
  offline: ['与沙盒的连接已断开，正在重连…', 'Connection to the sandbox lost, reconnecting…'],
  failed: ['出错了', 'Something went wrong'],
  clickFailed: ['操作失败', 'The click failed'],
} satisfies Record<string, [zh: string, en: string]>;

export type Word = keyof typeof WORDS;

/** A word of the page in the chosen language. */
export function word(key: Word): string {
  return WORDS[key][view.lang === 'zh_cn' ? 0 : 1];
}

function isWord(key: string | undefined): key is Word {
  return key !== undefined && Object.hasOwn(WORDS, key);
}

/** Writes all words of the static page: `data-word` text, `data-label` aria-label, `data-placeholder`. */
export function writeWords(): void {
  document.documentElement.lang = view.lang === 'zh_cn' ? 'zh-CN' : 'en';
  document.title = word('title');
  for (const element of document.querySelectorAll<HTMLElement>(
    '[data-word], [data-label], [data-placeholder]',
  )) {
    const { word: content, label, placeholder } = element.dataset;
    if (isWord(content)) element.textContent = word(content);
    if (isWord(label)) element.setAttribute('aria-label', word(label));
    if (isWord(placeholder)) element.setAttribute('placeholder', word(placeholder));
  }
}
