import { LRUCache } from 'lru-cache';
import type { Clock } from '../base/clock.js';
import type { Call } from './call.js';
import { checkedId, isId } from './ids.js';
import type { ChatInfo, Chats } from './port.js';

/** How long a chat is believed to have no guests; short, because one may be invited at any time. */
const BELIEVED_MS = 5 * 60_000;

/**
 * What chats are like, remembered for a few minutes. A group that says nothing about guests counts as having
 * some; a private chat has one person in it, who is checked as such.
 */
export function createChats(call: Call, clock: Clock): Chats {
  const known = new LRUCache<string, { info: ChatInfo; until: number }>({ max: 5000 });
  return {
    info: async (tenant, chat, signal) => {
      const key = `${tenant} ${chat}`;
      const kept = known.get(key);
      if (kept && clock.now() < kept.until) return kept.info;
      const body = await call(
        {
          api: 'GET im/v1/chats/:chat_id',
          tenant,
          limits: [
            ['chatInfoMinute', tenant],
            ['chatInfo', tenant],
          ],
          priority: 'read',
          kind: 'read',
          signal,
        },
        (sdk) =>
          sdk.im.v1.chat.get({
            path: { chat_id: checkedId('chat', chat) },
            params: { user_id_type: 'open_id' },
          }),
      );
      const info = chatInfo(body['data']);
      known.set(key, { info, until: clock.now() + BELIEVED_MS });
      return info;
    },
  };
}

/**
 * Feishu, "Get chat information": only a member is told everything; owner and managers are missing where there are none,
 * and `chat_status` is `normal`, `dissolved` or `dissolved_save`.
 */
function chatInfo(answer: unknown): ChatInfo {
  const data = (answer ?? {}) as Readonly<Record<string, unknown>>;
  const managers = data['user_manager_id_list'];
  return {
    external: data['external'] !== false && data['chat_mode'] !== 'p2p',
    inPrivate: data['chat_mode'] === 'p2p',
    gone: data['chat_status'] === 'dissolved' || data['chat_status'] === 'dissolved_save',
    owner: people([data['owner_id']])[0],
    managers: people(Array.isArray(managers) ? managers : []),
  };
}

/** What looks like an open_id; nobody may manage a chat by an id of another kind. */
function people(ids: readonly unknown[]): string[] {
  return ids.filter((id): id is string => typeof id === 'string' && isId('person', id));
}
