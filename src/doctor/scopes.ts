import type { Text } from '../base/text.js';

/** Something that the bot does, and the scopes any one of which allows it. */
export interface ScopeNeed {
  readonly anyOf: readonly string[];
  readonly what: Text;
  /** Whether the bot cannot do its work without it. */
  readonly needed: boolean;
}

/** The scopes of the bot, by what they are for. @param showsGuests whether data is shown to guests anyway */
export function scopeNeeds(showsGuests: boolean): ScopeNeed[] {
  return [
    {
      anyOf: ['hire:talent:readonly', 'hire:talent'],
      what: { zh: '读取简历来源和人才字段', en: 'read resume sources and talent fields' },
      needed: true,
    },
    {
      anyOf: ['im:message:send_as_bot', 'im:message'],
      what: { zh: '发送和更新消息', en: 'send and update messages' },
      needed: true,
    },
    {
      anyOf: ['im:message.p2p_msg:readonly', 'im:message.p2p_msg', 'im:message'],
      what: { zh: '接收单聊消息', en: 'receive private messages' },
      needed: true,
    },
    {
      anyOf: ['im:message.group_at_msg:readonly', 'im:message.group_msg', 'im:message'],
      what: { zh: '接收群里 @机器人 的消息', en: 'receive group messages that mention the bot' },
      needed: true,
    },
    {
      anyOf: ['im:chat:readonly', 'im:chat', 'im:chat:read'],
      what: {
        zh: '确认群里有没有外部成员，否则群里不显示数据',
        en: 'find out whether a group has guests; without it groups are shown no data',
      },
      needed: !showsGuests,
    },
    {
      anyOf: ['im:resource', 'im:resource:upload'],
      what: { zh: '/export 发送文件', en: 'send the files of /export' },
      needed: true,
    },
    {
      anyOf: ['application:app_slash_command:read'],
      what: { zh: '斜杠命令面板', en: 'the slash panel' },
      needed: false,
    },
    {
      anyOf: ['application:app_slash_command:write'],
      what: { zh: '斜杠命令面板', en: 'the slash panel' },
      needed: false,
    },
  ];
}
