import { asBotError } from '../base/errors.js';
import type { Chats } from '../feishu/port.js';

/** Whether a group may have members of other tenants, who would see what is sent there. */
export interface Guests {
  /**
   * @returns true also when that will not be known: a missing scope is no reason to show data.
   * @throws BotError when it cannot be found out now and may be later.
   */
  mayBeIn(tenant: string, chat: string): Promise<boolean>;
}

/** @param allowExternal `access.allow_external`: guests may see everything. */
export function createGuests(chats: Chats, allowExternal: boolean): Guests {
  return {
    mayBeIn: async (tenant, chat) => {
      if (allowExternal) return false;
      try {
        return (await chats.info(tenant, chat)).external;
      } catch (thrown) {
        const { code } = asBotError(thrown);
        if (code === 'scope_missing' || code === 'app_refused' || code === 'send_refused') return true;
        throw thrown;
      }
    },
  };
}
