import { inLanguage } from './language.js';
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
  topicGroup: ['话题群', 'Topic group'],
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
  faults: ['模拟故障', 'Break the API'],
  faultsHint: ['打开一项，再问机器人，看它如何应对。', 'Switch one on, ask the bot, and see how it copes.'],
  clearFaults: ['全部恢复', 'Clear all'],
  faultOn: ['已开启', 'Switched on'],
  faultOff: ['已关闭', 'Switched off'],
  faultsOff: ['已全部恢复', 'Everything works again'],
  messages: ['消息', 'Messages'],
  noMessages: ['还没有消息', 'No messages yet'],
  tryOne: ['问问机器人：', 'Ask the bot:'],
  say: ['输入消息', 'Message'],
  sayHint: ['输入消息，/ 选择命令，@ 提及', 'Type a message; / for commands, @ to mention'],
  sayInThread: ['回复话题', 'Reply in the thread'],
  thread: ['话题', 'Thread'],
  everyone: ['所有人', 'everyone'],
  messageActs: ['消息操作', 'Message'],
  reply: ['回复', 'Reply'],
  replyInThread: ['话题回复', 'Reply in thread'],
  copyId: ['复制消息 ID', 'Copy message id'],
  copiedId: ['已复制', 'Copied'],
  picture: ['图片', 'picture'],
  video: ['视频', 'video'],
  oneReply: ['条回复', 'reply'],
  replies: ['条回复', 'replies'],
  cancelReply: ['取消回复', 'Cancel the reply'],
  typing: ['正在输入…', 'is typing…'],
  toNewest: ['回到最新', 'Newest'],
  newMessages: ['条新消息', 'new'],
  unread: ['条未读', 'unread'],
  you: ['我', 'You'],
  download: ['下载', 'Download'],
  gallery: ['卡片陈列', 'Cards'],
  toChats: ['返回会话列表', 'Back to the chats'],
  skip: ['跳到输入框', 'Skip to the message box'],
  keys: ['键盘快捷键', 'Keyboard shortcuts'],
  keysShow: ['键盘快捷键（?）', 'Keyboard shortcuts (?)'],
  keysSend: ['发送', 'Send'],
  keysLine: ['换行', 'New line'],
  keysRecall: ['翻看自己发过的消息', 'Go through what you have sent'],
  keysSuggest: ['选择命令、提及成员', 'Choose a command, mention somebody'],
  keysMessages: ['在消息或会话之间移动', 'Move between messages or chats'],
  keysReply: ['回复选中的消息', 'Reply to the message in focus'],
  keysThread: ['在话题中回复选中的消息', 'Reply to it in a thread'],
  keysCopy: ['复制选中消息的 ID', 'Copy its id'],
  keysClose: ['关闭面板，取消回复', 'Close a panel, end a reply'],
  suggestions: ['建议', 'Suggestions'],
  send: ['发送', 'Send'],
  bot: ['机器人', 'Bot'],
  edited: ['已更新', 'updated'],
  replyTo: ['回复', 'Reply to'],
  recalled: ['消息已撤回', 'This message was recalled'],
  card: ['卡片', 'card'],
  file: ['文件', 'File'],
  offline: ['与沙盒的连接已断开，正在重连…', 'Connection to the sandbox lost, reconnecting…'],
  failed: ['出错了', 'Something went wrong'],
  clickFailed: ['操作失败', 'The click failed'],
} satisfies Record<string, [zh: string, en: string]>;

export type Word = keyof typeof WORDS;

/** A word of the page in the chosen language. */
export function word(key: Word): string {
  return inLanguage(WORDS[key]);
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
