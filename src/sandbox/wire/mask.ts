import type { AppCredentials } from '../types.js';

const SECRET_KEYS = /^(?:app_secret|appsecret|tenant_access_token|app_access_token|authorization)$/i;
const MASK = '••••••';

/** A body or headers as people may see them: JSON text as what it means, secrets masked. */
export function shown(value: unknown, { appSecret, verificationToken, encryptKey }: AppCredentials): unknown {
  const secrets = new Set([appSecret, verificationToken, encryptKey].filter((secret) => secret !== ''));
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string') return secrets.has(one) ? MASK : one;
    if (Array.isArray(one)) return one.map(walk);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(
      Object.entries(one).map(([key, inner]) => [key, SECRET_KEYS.test(key) ? MASK : walk(inner)]),
    );
  };
  return walk(parsed(value));
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
