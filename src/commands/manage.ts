import { BotError } from '../base/errors.js';
import type { Chats } from '../feishu/port.js';
import type { Asker } from './access.js';

/** Who may manage a chat's subscriptions (`access.manage`, `access.admins`). */
export interface ManageRules {
  readonly manage: 'members' | 'owners' | 'admins';
  /** open_ids that may always. */
  readonly admins: readonly string[];
  readonly chats: Chats;
}

/**
 * Checks the person who asks or clicks; a private chat is its person's own.
 * @throws BotError `manage_refused`, and whatever keeps the chat's owner from being known.
 */
export async function checkManage(asker: Asker, { manage, admins, chats }: ManageRules): Promise<void> {
  if (manage === 'members' || asker.inPrivate || admins.includes(asker.openId)) return;
  if (manage === 'owners') {
    const { owner, managers } = await chats.info(asker.tenant, asker.chat);
    if (owner === asker.openId || managers.includes(asker.openId)) return;
  }
  throw new BotError('manage_refused');
}

/**
 * Who may see the self-check: the bot's administrators; where none are named, whoever may manage the chat.
 * @throws BotError as `checkManage`
 */
export async function checkDoctor(asker: Asker, rules: ManageRules): Promise<void> {
  if (rules.admins.length === 0) return checkManage(asker, rules);
  if (rules.admins.includes(asker.openId)) return;
  throw new BotError('manage_refused', {
    said: {
      zh: '自检只对机器人的管理员开放。',
      en: "The self-check is for the bot's administrators only.",
    },
  });
}
