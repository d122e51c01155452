import type { Handler, Route } from './route.js';
import { objectOf, refuse, success } from './route.js';
import { refuseReplacement } from './messages.js';

const CARD_BYTES = 30 * 1024;

/** Feishu, "Delayed update of a message card": by the token of a click, after the click was answered, twice at most. */
const update: Handler = (request, platform) => {
  const { token, card } = objectOf(request.body);
  if (typeof token !== 'string' || typeof card !== 'object' || card === null)
    return refuse(400, 10002, 'invalid param');
  if (Buffer.byteLength(JSON.stringify(card)) > CARD_BYTES) return refuse(400, 100000, 'card is too large');
  const used = platform.cardTokens.use(token);
  if ('code' in used) return refuse(400, used.code, used.msg);
  const message = platform.messages.get(used.messageId);
  if (!message || message.recalledAt !== undefined) return refuse(400, 200000, 'message not found');
  request.call.messageId = message.messageId;
  request.call.chatId = message.chatId;
  const refused = refuseReplacement(message, card);
  if (refused) return refused;
  platform.messages.replaceCard(message, card);
  return success();
};

export const cardUpdateRoutes: Route[] = [
  { method: 'POST', pattern: '/open-apis/interactive/v1/card/update', handler: update },
];
