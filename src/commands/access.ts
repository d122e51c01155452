import type { Chats } from '../feishu/port.js';
import { BotError, asBotError } from '../base/errors.js';

/** Who asks, where. */
export interface Asker {
  readonly tenant: string;
  /** The tenant that the person belongs to, as Feishu signed it. */
  readonly ofTenant: string | undefined;
  readonly openId: string;
  readonly chat: string;
  readonly inPrivate: boolean;
}

export interface AccessRules {
  readonly allowExternal: boolean;
  readonly chats: Chats;
}

export type Admission = 'welcome' | 'guest' | 'guests-present';

/**
 * Whether data may be shown: to members of the tenant only, and never into a chat where guests would see it. The
 * person is checked by what Feishu signed, never by what a card carries; who is not known to belong is a guest.
 * @param showsData false for answers without data, such as help: then only the person counts.
 * @throws BotError `chat_unreadable` when it cannot be found out whether the chat has guests.
 */
export async function admit(asker: Asker, rules: AccessRules, showsData: boolean): Promise<Admission> {
  if (rules.allowExternal) return 'welcome';
  if (asker.ofTenant !== asker.tenant) return 'guest';
  if (!showsData || asker.inPrivate) return 'welcome';
  try {
    const { external } = await rules.chats.info(asker.tenant, asker.chat);
    return external ? 'guests-present' : 'welcome';
  } catch (thrown) {
    const error = asBotError(thrown);
    // Only the cause is more exact than "cannot be found out": a missing scope, a used-up quota.
    const exact =
      error.code === 'scope_missing' ||
      error.code === 'quota_exceeded' ||
      error.code === 'credentials_refused';
    throw exact
      ? error
      : new BotError('chat_unreadable', { detail: error.message, facts: error.facts, cause: error });
  }
}
