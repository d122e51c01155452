import type { Delivery, PushAttempt, PushOptions, PushRoute } from '../types.js';
import type { Platform } from '../platform.js';
import { objectOf } from '../api/route.js';
import type { Envelope } from './envelope.js';
import { send } from './way.js';

/** An answer must be there within 3 s (Feishu, "Event overview"). */
const ANSWER_MS = 3000;

type Outcome = Delivery & { connection?: string };

/** One push, sent once by the app's way; its outcome is kept in `deliveries`. */
export async function pushOnce(
  platform: Platform,
  envelope: unknown,
  options: PushOptions = {},
  retry = 0,
): Promise<Delivery> {
  const route = options.route ?? '/webhook/event';
  const header = objectOf(objectOf(envelope).header);
  const eventType = textOf(header.event_type ?? objectOf(envelope).type);
  const eventId = textOf(header.event_id);
  const open = platform.wire.begin({
    kind: route === '/webhook/card' ? 'callback' : 'event',
    from: 'platform',
    method: 'POST',
    path: route,
    name: eventType,
    body: envelope,
    eventId,
    retry,
    ...placeOf(envelope),
  });
  if (isEnvelope(envelope)) platform.wireEnvelopes.set(open.exchange.id, envelope);
  const outcome = await attempt(platform, envelope, route, { ...options, onSent: open.sent }, (fault) => {
    open.exchange.fault = fault;
  });
  if (outcome.connection !== undefined) open.exchange.connection = outcome.connection;
  open.end(outcome.status, outcome.body);
  const done: PushAttempt = { at: platform.clock.now(), route, eventType, eventId, retry, ...outcome };
  platform.deliveries.push(done);
  platform.signal.emit({ kind: 'delivery', attempt: done });
  return outcome;
}

async function attempt(
  platform: Platform,
  envelope: unknown,
  route: PushRoute,
  options: PushOptions,
  hit: (fault: string) => void,
): Promise<Outcome> {
  const { clock, faults, closing } = platform;
  if (closing.closed) return { status: 0, body: 'closed', ms: 0 };
  const give = (): Promise<Outcome> => send(platform, envelope, route, options, ANSWER_MS);
  const fault = faults.take(['push', `push ${route}`]);
  if (fault) hit(fault.kind);
  switch (fault?.kind) {
    case 'hang':
    case 'reset':
      return { status: 0, body: `fault: ${fault.kind}`, ms: 0 };
    case 'status':
      return { status: fault.status, body: fault.msg ?? 'fault', ms: 0 };
    case 'reset-after':
      return { ...(await give()), status: 0, body: 'fault: answer lost' };
    case 'delay':
      await new Promise<void>((resolve) => clock.after(fault.ms, resolve));
      return give();
    default:
      return give();
  }
}

/**
 * Pushes an event until it is taken: the same event and message id, encrypted and signed anew each time,
 * again after each step of the ladder (15 s, 5 min, 1 h, 6 h) (Feishu, "Event overview").
 * @returns the outcome of the first push
 */
export async function pushEvent(platform: Platform, envelope: Envelope, retry = 0): Promise<Delivery> {
  const outcome = await pushOnce(platform, envelope, {}, retry);
  const wait = platform.redelivery[retry];
  if (outcome.status !== 200 && wait !== undefined && !platform.closing.closed) {
    const cancel = platform.clock.after(wait, () => {
      forget();
      void pushEvent(platform, envelope, retry + 1);
    });
    const forget = platform.closing.add(cancel);
  }
  return outcome;
}

/** The chat and message that a push is about. */
function placeOf(envelope: unknown): { chatId?: string; messageId?: string } {
  const event = objectOf(objectOf(envelope).event);
  const { message_id, chat_id } = objectOf(event.message);
  const { open_message_id, open_chat_id } = objectOf(event.context);
  const messageId = textOf(message_id ?? open_message_id);
  const chatId = textOf(chat_id ?? open_chat_id ?? event.chat_id);
  return { ...(messageId === '' ? {} : { messageId }), ...(chatId === '' ? {} : { chatId }) };
}

function isEnvelope(value: unknown): value is Envelope {
  return typeof objectOf(value).header === 'object';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
