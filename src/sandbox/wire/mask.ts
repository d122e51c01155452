import type { IncomingHttpHeaders } from 'node:http';
import type { AppCredentials } from '../types.js';

const SECRET_KEYS =
  /^(?:app_?secret|tenant_access_token|app_access_token|encryption_key|verification_token)$/i;
/** Stands where a secret stood. */
export const MASK = '••••••';

/** Shorter ones may be a part of any word. */
const LEAST_SECRET = 12;
/** Tokens as they stand in an answer that is no JSON any more. */
const TOKENS = /\b[tu]-[\w-]{20,}/g;

/** A text as people may see it: secrets masked, wherever they stand. */
export function maskedText(
  text: string,
  { appSecret, verificationToken, encryptKey }: AppCredentials,
): string {
  const secrets = [appSecret, verificationToken, encryptKey].filter((secret) => secret !== '');
  if (secrets.includes(text)) return MASK;
  return secrets
    .filter(({ length }) => length >= LEAST_SECRET)
    .reduce((rest, secret) => rest.replaceAll(secret, MASK), text.replaceAll(TOKENS, MASK));
}

/** A body as people may see it: JSON text as what it means, secrets masked. */
export function shown(value: unknown, credentials: AppCredentials): unknown {
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string') return maskedText(one, credentials);
    if (Array.isArray(one)) return one.map(walk);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(
      Object.entries(one).map(([key, inner]) => [key, SECRET_KEYS.test(key) ? MASK : walk(inner)]),
    );
  };
  return walk(parsed(value));
}

/** The headers of a call that tell something; of an authorization only that there was one. */
export function headersShown(headers: IncomingHttpHeaders): Record<string, string> {
  const { 'content-type': type, 'user-agent': agent, authorization } = headers;
  return {
    ...(type === undefined ? {} : { 'content-type': type }),
    ...(agent === undefined ? {} : { 'user-agent': agent }),
    ...(authorization === undefined
      ? {}
      : { authorization: /^Bearer /i.test(authorization) ? `Bearer ${MASK}` : MASK }),
  };
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
