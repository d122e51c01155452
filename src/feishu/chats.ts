import { LRUCache } from 'lru-cache';
import type { Clock } from '../base/clock.js';
import type { Call } from './call.js';
import { checkedId } from './ids.js';
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
        (sdk) => sdk.im.v1.chat.get({ path: { chat_id: checkedId('chat', chat) } }),
      );
      const data = body['data'] as { external?: unknown; chat_mode?: unknown } | undefined;
      const info = { external: data?.external !== false && data?.chat_mode !== 'p2p' };
      known.set(key, { info, until: clock.now() + BELIEVED_MS });
      return info;
    },
  };
}
