import { firstSaid } from '../../cards/kit/text.js';
import type { Text } from '../base/text.js';
import { SEVERITY_LABELS, type Severity } from '../watch/kinds.js';
import type { SubscriptionRow } from '../watch/port.js';

/** Names of modules by id, as far as they are known. */
export type ModuleNames = ReadonlyMap<string, Text>;

/** What a subscription watches. */
export function whatWords(
  { list, module }: Pick<SubscriptionRow, 'list' | 'module'>,
  names: ModuleNames,
): Text {
  if (module !== null) {
    const { zh: chinese = '', en: english = '' } = names.get(module) ?? {};
    const zh = firstSaid(chinese, english, module);
    const en = firstSaid(english, chinese, module);
    return { zh: `模块“${zh}”（${module}）的字段`, en: `Fields of the module "${en}" (${module})` };
  }
  return {
    all: { zh: '全部字段和来源', en: 'All fields and sources' },
    fields: { zh: '全部人才字段', en: 'All talent fields' },
    sources: { zh: '全部简历来源', en: 'All resume sources' },
  }[list];
}

/** How bad a change has to be. */
export function severityWords(severity: string): Text {
  if (severity === 'safe') return { zh: '所有变更', en: 'every change' };
  const { zh, en } = SEVERITY_LABELS[severity as Severity];
  return severity === 'breaking'
    ? { zh: `仅${zh}变更`, en: `${en.toLowerCase()} changes only` }
    : { zh: `${zh}及更严重的变更`, en: `${en.toLowerCase()} changes and worse` };
}

/** When it is told. @param digestAt the default time of digests. */
export function deliveryWords(digest: string | null, digestAt: string): Text {
  if (digest === null) return { zh: '立即通知', en: 'at once' };
  const time = digest === 'default' ? digestAt : digest;
  return digest === 'default'
    ? { zh: `每天 ${time} 前后汇总`, en: `daily digest, about ${time}` }
    : { zh: `每天 ${time} 汇总`, en: `daily digest at ${time}` };
}

const REASONS: Readonly<Record<string, Text>> = {
  removed: { zh: '机器人被移出会话', en: 'the bot was removed from the chat' },
  dissolved: { zh: '会话已解散', en: 'the chat was dissolved' },
  230002: { zh: '机器人不在会话中', en: 'the bot is not in the chat' },
  230013: { zh: '对方不在应用可用范围内', en: "outside the app's availability range" },
  230029: { zh: '对方已离职', en: 'the person has resigned' },
  230053: { zh: '对方停止接收机器人消息', en: "the person stopped the bot's messages" },
  232009: { zh: '会话已解散', en: 'the chat was dissolved' },
};

/** Why a subscription is parked, and when it goes on. */
export function parkedWords(reason: string | null): Text {
  const known = reason === null ? undefined : REASONS[reason];
  const why = known ?? {
    zh: `飞书拒绝发送（${reason ?? ''}）`,
    en: `Feishu refuses messages (${reason ?? ''})`,
  };
  return {
    zh: `${why.zh}；重新加入会话或再次收到消息后继续`,
    en: `${why.en}; goes on when the bot is added again or hears from the chat`,
  };
}
