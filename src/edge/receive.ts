import { z } from 'zod';
import { CLICK, STORED_KINDS, type VerifiedEvent } from '../inbox/port.js';
import { decrypt, equalSecret, isSignedWith, type SignatureHeaders } from './crypto.js';

/** What the edge has to know to believe a request. */
export interface Security {
  /** The present Encrypt Key, then the one before a rotation while that is configured. */
  readonly encryptKeys: readonly string[];
  readonly verificationToken: string;
  readonly appId: string;
}

export type RefusalReason =
  'not-json' | 'plaintext' | 'not-decryptable' | 'signature' | 'token' | 'app-id' | 'envelope';

/** What a request turned out to be. */
export type Received =
  | { readonly kind: 'challenge'; readonly challenge: string }
  | { readonly kind: 'event'; readonly event: VerifiedEvent }
  | { readonly kind: 'refused'; readonly status: 400 | 401; readonly reason: RefusalReason };

/** What stands for the tenant of an event that names none. */
const NO_TENANT = 'unknown';

const wrapper = z.object({ encrypt: z.string() });
const challenge = z.object({ type: z.literal('url_verification'), challenge: z.string(), token: z.string() });

const time = z.union([z.string(), z.number()]).transform(Number).pipe(z.number().nonnegative());
const v2 = z.object({
  schema: z.literal('2.0'),
  header: z.object({
    event_id: z.string().min(1).max(200),
    event_type: z.string().min(1).max(200),
    create_time: time,
    token: z.string(),
    app_id: z.string(),
    tenant_key: z
      .string()
      .regex(/^[\w-]{0,100}$/)
      .nullish(),
  }),
  event: z.unknown(),
});
const v1 = z.object({
  type: z.literal('event_callback'),
  uuid: z.string().min(1).max(200),
  ts: time,
  token: z.string(),
  event: z.looseObject({
    type: z.string(),
    app_id: z.string(),
    tenant_key: z
      .string()
      .regex(/^[\w-]{1,100}$/)
      .optional(),
  }),
});

/**
 * Bytes to a verified event. Nothing is believed before it is proved: the signature over the raw bytes, then the
 * encryption, then the token, then the app. Only the URL challenge comes unsigned (Feishu, "Receive events"), and
 * proves itself by being encrypted and carrying the token. What is neither signed nor a challenge is answered the
 * same whether it decrypts or not, so that the answers tell nobody anything about the key.
 */
export function receive(raw: Buffer, headers: SignatureHeaders, security: Security): Received {
  const body = parseJson(raw.toString('utf8'));
  if (typeof body !== 'object' || body === null) return refused(400, 'not-json');
  const wrapped = wrapper.safeParse(body);
  if (!wrapped.success) return refused(400, 'plaintext');
  const signedWith = security.encryptKeys.find((key) => isSignedWith(key, headers, raw));
  if (signedWith === undefined) return unsigned(wrapped.data.encrypt, security);
  const text = decrypt(signedWith, wrapped.data.encrypt);
  const content = text === undefined ? undefined : parseJson(text);
  if (content === undefined) return refused(400, 'not-decryptable');
  return asChallenge(content, security) ?? verified(content, security);
}

function unsigned(encrypted: string, security: Security): Received {
  for (const key of security.encryptKeys) {
    const text = decrypt(key, encrypted);
    const found = text === undefined ? undefined : asChallenge(parseJson(text), security);
    // The answer to a wrong token is that to a wrong key; only the operator's log tells a wrong token from a wrong key.
    if (found) return found;
  }
  return refused(401, 'signature');
}

function asChallenge(content: unknown, security: Security): Received | undefined {
  const parsed = challenge.safeParse(content);
  if (!parsed.success) return undefined;
  return equalSecret(parsed.data.token, security.verificationToken)
    ? { kind: 'challenge', challenge: parsed.data.challenge }
    : refused(401, 'token');
}

function verified(content: unknown, security: Security): Received {
  const second = v2.safeParse(content);
  if (second.success) {
    const { header, event } = second.data;
    // Events about the app as a whole name no tenant. None of them is of use, but that is no reason to refuse one.
    const useful = header.event_type === CLICK || STORED_KINDS.has(header.event_type);
    if (useful && !header.tenant_key) return refused(400, 'envelope');
    return believed(header.token, header.app_id, security, {
      type: header.event_type,
      eventId: header.event_id,
      tenant: header.tenant_key || NO_TENANT,
      createdAt: asMilliseconds(header.create_time),
      event,
    });
  }
  const first = v1.safeParse(content);
  if (!first.success) return refused(400, 'envelope');
  const { event, uuid, ts, token } = first.data;
  return believed(token, event.app_id, security, {
    type: event.type,
    eventId: uuid,
    tenant: event.tenant_key ?? NO_TENANT,
    createdAt: asMilliseconds(ts),
    event,
  });
}

function believed(token: string, appId: string, security: Security, event: VerifiedEvent): Received {
  if (!equalSecret(token, security.verificationToken)) return refused(401, 'token');
  if (!equalSecret(appId, security.appId)) return refused(401, 'app-id');
  return { kind: 'event', event };
}

/** Events carry milliseconds, callbacks microseconds, old envelopes seconds (Feishu, "Event overview", "Card callback"). */
function asMilliseconds(at: number): number {
  if (at > 1e14) return Math.floor(at / 1000);
  return at < 1e11 ? Math.floor(at * 1000) : at;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refused(status: 400 | 401, reason: RefusalReason): Received {
  return { kind: 'refused', status, reason };
}
