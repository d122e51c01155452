import type { Clicked, ClickInput, Delivery } from '../types.js';
import type { Platform } from '../platform.js';
import { objectOf } from '../api/route.js';
import { refuseReplacement } from '../api/messages.js';
import { PEOPLE } from '../world.js';
import { createEnvelope } from './envelope.js';
import { pushOnce } from './deliver.js';
import { NOWHERE } from './way.js';
import { idsOf } from './say.js';

const TOAST_TYPES = ['info', 'success', 'error', 'warning'];

/**
 * A person clicks in a card: one callback, never pushed again, its answer applied to the card.
 * (Feishu, "Card callback communication".)
 * @throws Error when the message or the person does not exist
 */
export async function click(platform: Platform, input: ClickInput): Promise<Clicked> {
  const message = platform.messages.get(input.messageId);
  if (!message) throw new Error(`no such message: ${input.messageId}`);
  const operator = platform.world.people.get(input.from ?? PEOPLE.member);
  if (!operator) throw new Error(`no such person: ${input.from}`);
  const token = platform.cardTokens.issue(message.messageId);
  const event = {
    operator: { tenant_key: operator.tenantKey, ...idsOf(operator) },
    token,
    action: {
      ...(input.value === undefined ? {} : { value: input.value }),
      tag: input.tag ?? 'button',
      ...(input.option === undefined ? {} : { option: input.option }),
      ...(input.name === undefined ? {} : { name: input.name }),
      ...(input.formValue === undefined ? {} : { form_value: input.formValue }),
      ...(input.inputValue === undefined ? {} : { input_value: input.inputValue }),
      ...(input.checked === undefined ? {} : { checked: input.checked }),
    },
    host: 'im_message',
    context: { open_message_id: message.messageId, open_chat_id: message.chatId },
  };
  const header = input.eventId === undefined ? {} : { event_id: input.eventId };
  const envelope = createEnvelope(platform, 'card.action.trigger', event, header);
  const delivery = await pushOnce(platform, envelope, { route: '/webhook/card' });
  platform.cardTokens.ready(token);
  const clicked = judge(delivery);
  if (clicked.card === undefined) return clicked;
  const refused = refuseReplacement(message, clicked.card);
  if (refused) {
    const detail = String(objectOf(refused.body).msg);
    return { ...clicked, error: detail.includes('200830') ? 200830 : 200673, detail };
  }
  platform.messages.replaceCard(message, clicked.card);
  return clicked;
}

/** What the client makes of an answer: late 200341, connection 200342, not 200 200671, body 200672. */
function judge({ status, body, ms }: Delivery): Clicked {
  const failed = (error: number, detail: string): Clicked => ({ status, ms, error, detail, body });
  if (status === 0) {
    if (NOWHERE.some((reason) => reason === body)) return failed(200340, body);
    return failed(body === 'timeout' ? 200341 : 200342, body);
  }
  if (status !== 200) return failed(200671, `HTTP ${status}`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return failed(200672, 'the answer is not JSON');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    return failed(200672, 'the answer is not an object');
  const { toast, card } = parsed as Record<string, unknown>;
  const clicked: Clicked = { status, ms, body: parsed };
  if (toast !== undefined) {
    const { type, content } = objectOf(toast);
    if (
      (type !== undefined && !(typeof type === 'string' && TOAST_TYPES.includes(type))) ||
      typeof content !== 'string'
    )
      return { ...failed(200672, 'malformed toast'), body: parsed };
    clicked.toast = toast as NonNullable<Clicked['toast']>;
  }
  if (card !== undefined) {
    const { type, data } = objectOf(card);
    if (type === 'template') return { ...failed(200673, 'the sandbox has no card templates'), body: parsed };
    if (type !== 'raw' || typeof data !== 'object' || data === null)
      return { ...failed(200672, 'malformed card'), body: parsed };
    clicked.card = data;
  }
  return clicked;
}
