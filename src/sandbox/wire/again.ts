import { objectOf } from '../api/route.js';
import type { Platform } from '../platform.js';
import { click } from '../push/callback.js';
import { pushEvent, pushOnce } from '../push/deliver.js';
import { createEnvelope, type Envelope } from '../push/envelope.js';
import { say } from '../push/say.js';
import type { SayInput } from '../types.js';
import type { Exchange } from './types.js';

/** What may be done with a push that has been. */
export const AGAIN = ['replay', 'twice', 'late'] as const;
export type Again = (typeof AGAIN)[number];

/** The exchange that came of it, once it has ended; undefined when nothing was pushed. */
export type Outcome = Pick<Exchange, 'id' | 'status' | 'ms'> | undefined;

const LATE_MS = 3_600_000;

/**
 * Lets a push happen again.
 * - `replay`: the same once more, as something new
 * - `twice`: the very same event a second time; the bot must not answer it again
 * - `late`: the same, as something new that happened an hour ago and comes only now
 * @throws Error for what cannot be done with this exchange
 */
export async function again(platform: Platform, exchange: Exchange, how: Again): Promise<Outcome> {
  const envelope = platform.wireEnvelopes.get(exchange.id);
  if (!envelope) throw new Error('only an event or a click can happen again');
  if (how === 'late' && exchange.kind === 'callback') throw new Error('Feishu never sends a click later');
  const before = platform.wire.list().at(-1);
  const done = start(platform, exchange, envelope, how);
  // A push goes out before anything is waited for, so that it is the newest exchange.
  const made = platform.wire.list().at(-1);
  await done;
  return made === before || !made ? undefined : { id: made.id, status: made.status ?? 0, ms: made.ms ?? 0 };
}

function start(
  platform: Platform,
  { kind, retry = 0 }: Exchange,
  envelope: Envelope,
  how: Again,
): Promise<unknown> {
  const isClick = kind === 'callback';
  if (how === 'twice')
    return pushOnce(platform, envelope, { route: isClick ? '/webhook/card' : '/webhook/event' }, retry + 1);
  if (isClick) return clickAgain(platform, envelope);
  const { event_type: type } = envelope.header;
  const at = platform.clock.now() - (how === 'late' ? LATE_MS : 0);
  if (type === 'im.message.receive_v1') return sayAgain(platform, envelope, at);
  return pushEvent(platform, createEnvelope(platform, type, envelope.event, { create_time: String(at) }));
}

function sayAgain(platform: Platform, { event }: Envelope, createTime: number): Promise<unknown> {
  const { sender, message } = objectOf(event);
  const { content, chat_id, message_type, mentions, root_id, thread_id } = objectOf(message);
  const written = objectOf(JSON.parse(String(content)));
  const said: SayInput = {
    chat: String(chat_id),
    from: String(objectOf(objectOf(sender).sender_id).open_id),
    createTime,
    mentions: (Array.isArray(mentions) ? mentions : []).map((one) => whoIs(platform, objectOf(one))),
    ...(message_type === 'post' ? { post: written } : { text: String(written.text) }),
    ...(typeof root_id === 'string' ? { rootId: root_id } : {}),
    ...(typeof thread_id === 'string' ? { threadId: thread_id } : {}),
  };
  return say(platform, said).delivered;
}

function whoIs({ world }: Platform, mention: Record<string, unknown>): string {
  if (mention.key === '@_all') return 'all';
  const openId = String(objectOf(mention.id).open_id);
  return openId === world.bot.openId ? 'bot' : openId;
}

function clickAgain(platform: Platform, { event }: Envelope): Promise<unknown> {
  const { operator, action, context } = objectOf(event);
  const { value, tag, option, name, form_value, input_value, checked } = objectOf(action);
  return click(platform, {
    messageId: String(objectOf(context).open_message_id),
    from: String(objectOf(operator).open_id),
    value,
    ...(typeof tag === 'string' ? { tag } : {}),
    ...(typeof option === 'string' ? { option } : {}),
    ...(typeof name === 'string' ? { name } : {}),
    ...(form_value === undefined ? {} : { formValue: objectOf(form_value) }),
    ...(typeof input_value === 'string' ? { inputValue: input_value } : {}),
    ...(typeof checked === 'boolean' ? { checked } : {}),
  });
}
