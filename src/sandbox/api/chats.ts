import type { Chat } from '../world.js';
import type { Platform } from '../platform.js';
import type { Answer, ApiRequest, Handler, Route } from './route.js';
import { refuse, success } from './route.js';

const MAX_PAGE = 100;

/** The chat of the path, or the platform's refusal. */
function chatOf(request: ApiRequest, platform: Platform): Chat | Answer {
  const chat = platform.world.chats.get(request.params.chat_id ?? '');
  if (!chat) return refuse(400, 232006, 'Your request specifies a chat_id which is not supported.');
  request.call.chatId = chat.chatId;
  return chat;
}

/** Feishu, "Get chat information": counts are strings; a chat without the bot tells only its outside. */
const get: Handler = (request, platform) => {
  const chat = chatOf(request, platform);
  if (!('chatId' in chat)) return chat;
  const { tenantKey } = platform.credentials;
  const outside = {
    name: chat.name,
    avatar: '',
    description: '',
    chat_mode: chat.mode,
    chat_type: 'private',
    external: chat.external,
    tenant_key: tenantKey,
    chat_status: chat.status,
  };
  if (!chat.botInChat) return success(outside);
  return success({
    ...outside,
    ...(chat.ownerId ? { owner_id: chat.ownerId, owner_id_type: 'open_id' } : {}),
    group_message_type: chat.mode === 'topic' ? 'thread' : 'chat',
    user_count: String(chat.members.length),
    bot_count: '1',
    user_manager_id_list: chat.managers,
    bot_manager_id_list: [],
  });
};

/** Feishu, "List chats": the groups that the bot is in, never private chats, and none that is gone. */
const list: Handler = ({ query }, platform) => {
  const groups = [...platform.world.chats.values()].filter(
    (chat) => chat.mode !== 'p2p' && chat.botInChat && chat.status !== 'dissolved',
  );
  return paged(query, 'chats', platform, groups, ({ chatId, name, ownerId, external, status }) => ({
    chat_id: chatId,
    name,
    avatar: '',
    description: '',
    owner_id: ownerId,
    owner_id_type: 'open_id',
    external,
    tenant_key: platform.credentials.tenantKey,
    chat_status: status,
  }));
};

/** Feishu, "Get chat members": bots are not among them. */
const members: Handler = (request, platform) => {
  const chat = chatOf(request, platform);
  if (!('chatId' in chat)) return chat;
  if (chat.status !== 'normal')
    return refuse(400, 232009, 'Your request specifies a chat which has already been dissolved.');
  if (!chat.botInChat) return refuse(400, 232011, 'Operator can NOT be out of the chat.');
  return paged(
    request.query,
    `members ${chat.chatId}`,
    platform,
    chat.members,
    (openId) => {
      const person = platform.world.people.get(openId);
      return {
        member_id_type: 'open_id',
        member_id: openId,
        name: person?.name,
        tenant_key: person?.tenantKey,
      };
    },
    { member_total: chat.members.length },
  );
};

function paged<T>(
  query: URLSearchParams,
  name: string,
  { pageTokens }: Platform,
  all: readonly T[],
  item: (one: T) => object,
  more: object = {},
): Answer {
  const size = Number(query.get('page_size') ?? 20);
  if (!Number.isInteger(size) || size < 1 || size > MAX_PAGE)
    return refuse(400, 99992402, 'field validation failed: page_size');
  const token = query.get('page_token');
  const start = token ? pageTokens.position(name, token) : 0;
  if (start === undefined) return refuse(400, 232001, 'Your request contains an invalid page_token.');
  const end = start + size;
  const hasMore = end < all.length;
  return success({
    items: all.slice(start, end).map(item),
    has_more: hasMore,
    page_token: hasMore ? pageTokens.issue(name, end) : '',
    ...more,
  });
}

export const chatRoutes: Route[] = [
  { method: 'GET', pattern: '/open-apis/im/v1/chats', handler: list },
  { method: 'GET', pattern: '/open-apis/im/v1/chats/:chat_id', handler: get },
  { method: 'GET', pattern: '/open-apis/im/v1/chats/:chat_id/members', handler: members },
];
