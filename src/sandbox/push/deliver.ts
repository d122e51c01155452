import type { Delivery, PushAttempt, PushOptions } from '../types.js';
import type { Platform } from '../platform.js';
import { objectOf } from '../api/route.js';
import type { Envelope } from './envelope.js';
import { encrypt, sign } from './crypto.js';
import { post } from './post.js';

/** An answer must be there within 3 s (Feishu, "Event overview"). */
export const ANSWER_MS = 3000;

/** One push: encrypted, signed over the raw body, sent once; its outcome is kept in `deliveries`. */
export async function pushOnce(
  platform: Platform,
  envelope: unknown,
  options: PushOptions = {},
  retry = 0,
): Promise<Delivery> {
  const route = options.route ?? '/webhook/event';
  const { header } = objectOf(envelope);
  const outcome = await attempt(platform, envelope, route, options);
  const done: PushAttempt = {
    at: platform.clock.now(),
    route,
    eventType: textOf(objectOf(header).event_type ?? objectOf(envelope).type),
    eventId: textOf(objectOf(header).event_id),
    retry,
    ...outcome,
  };
  platform.deliveries.push(done);
  platform.signal.emit({ kind: 'delivery', attempt: done });
  return outcome;
}

async function attempt(
  platform: Platform,
  envelope: unknown,
  route: string,
  options: PushOptions,
): Promise<Delivery> {
  const { clock, credentials, botUrl, faults, closing } = platform;
  if (closing.closed) return { status: 0, body: 'closed', ms: 0 };
  if (botUrl === undefined) return { status: 0, body: 'no bot URL', ms: 0 };
  const key = options.encryptKey ?? credentials.encryptKey;
  const json = JSON.stringify(envelope);
  const raw = options.rawBody ?? (key === '' ? json : JSON.stringify({ encrypt: encrypt(json, key) }));
  const body = Buffer.isBuffer(raw) ? raw : Buffer.from(raw, 'utf8');
  const timestamp = String(Math.floor(clock.now() / 1000));
  const nonce = platform.ids.digits(10);
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    ...(options.sign === false
      ? {}
      : {
          'x-lark-request-timestamp': timestamp,
          'x-lark-request-nonce': nonce,
          'x-lark-signature': sign(timestamp, nonce, key, body),
        }),
    ...options.headers,
  };
  const give = (): Promise<Delivery> => post(clock, `${botUrl}${route}`, headers, body, ANSWER_MS, closing);
  const fault = faults.take(['push', `push ${route}`]);
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

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
