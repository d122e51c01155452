import type { Platform, Subscription } from '../platform.js';
import { postEnvelope } from '../push/webhook.js';
import type { Answer, Handler, Route } from './route.js';
import { fieldViolation, objectOf, success } from './route.js';

/** The challenge has to come back within one second (Feishu, "Send notifications to the developer's server"). */
const CHALLENGE_MS = 1000;
const KEY_LENGTH = 32;

/**
 * Feishu, "Update app configuration": what is not named stays as it is, and request URLs take effect at once. The sandbox
 * takes subscription modes, request URLs, Encrypt Key and Verification Token, and lets everything else pass unread.
 * One part that is refused leaves all as it was.
 */
const patch: Handler = async ({ params, body }, platform) => {
  if (params.app_id !== platform.credentials.appId)
    return fieldViolation('app_id', 'an app can only configure itself');
  const { event, callback, event_and_callback_encrypt_strategy: strategy } = objectOf(body);
  const { encryptKey, verificationToken } = platform.credentials;
  const subscriptions = structuredClone(platform.subscriptions);
  const refused =
    configureKeys(objectOf(strategy), platform) ??
    (await configure('event', event, 'subscription_type', platform)) ??
    (await configure('callback', callback, 'callback_type', platform));
  if (!refused) return success();
  Object.assign(platform.credentials, { encryptKey, verificationToken });
  platform.subscriptions = subscriptions;
  return refused;
};

/** Encrypt Key of at most 32 characters, none at all switches encryption off; Verification Token of 1 to 32. */
function configureKeys(strategy: Record<string, unknown>, { credentials }: Platform): Answer | undefined {
  const {
    encryption_key: key = credentials.encryptKey,
    verification_token: token = credentials.verificationToken,
  } = strategy;
  if (typeof key !== 'string' || key.length > KEY_LENGTH)
    return fieldViolation('event_and_callback_encrypt_strategy.encryption_key', 'at most 32 characters');
  if (typeof token !== 'string' || token.length < 1 || token.length > KEY_LENGTH)
    return fieldViolation('event_and_callback_encrypt_strategy.verification_token', '1 to 32 characters');
  credentials.encryptKey = key;
  credentials.verificationToken = token;
  return undefined;
}

async function configure(
  kind: 'event' | 'callback',
  wanted: unknown,
  member: string,
  platform: Platform,
): Promise<Answer | undefined> {
  if (wanted === undefined) return undefined;
  const { [member]: mode, request_url: url } = objectOf(wanted);
  if (mode !== 'webhook' && mode !== 'websocket')
    return fieldViolation(`${kind}.${member}`, 'webhook or websocket');
  const current: Subscription = platform.subscriptions[kind];
  if (mode === 'webhook' && url !== undefined) {
    if (typeof url !== 'string' || !/^https?:\/\//.test(url) || !URL.canParse(url))
      return fieldViolation(`${kind}.request_url`, 'an http or https URL');
    if (!(await answersChallenge(url, platform)))
      return fieldViolation(`${kind}.request_url`, 'the challenge was not returned within one second');
    current.requestUrl = url;
  }
  if (mode === 'websocket' && platform.longConnections.list().length === 0)
    return fieldViolation(`${kind}.${member}`, 'no client is connected');
  current.mode = mode;
  return undefined;
}

/** The URL verification: encrypted like every push, not signed, and its answer is `{"challenge": …}`. */
async function answersChallenge(url: string, platform: Platform): Promise<boolean> {
  const challenge = platform.ids.hex(32);
  const asked = { challenge, token: platform.credentials.verificationToken, type: 'url_verification' };
  const { status, body } = await postEnvelope(platform, url, asked, { sign: false }, CHALLENGE_MS);
  try {
    return status === 200 && objectOf(JSON.parse(body)).challenge === challenge;
  } catch {
    return false;
  }
}

export const appConfigRoutes: Route[] = [
  { method: 'PATCH', pattern: '/open-apis/application/v7/applications/:app_id/config', handler: patch },
];
