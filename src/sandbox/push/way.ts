import type { Delivery, PushOptions, PushRoute } from '../types.js';
import type { Platform, Subscription } from '../platform.js';
import { postEnvelope } from './webhook.js';

/** Why nothing could be sent; the client shows the same code for all of them. */
export const NOWHERE = ['no bot URL', 'no long connection'] as const;

/**
 * Sends one envelope the way that the app has chosen for events, or for callbacks. The platform has a switch for it,
 * and saves "long connection" only while a client is connected; here, where nobody touched the switch, an open
 * connection counts as having done so.
 * @param route which of the two it is
 */
export async function send(
  platform: Platform,
  envelope: unknown,
  route: PushRoute,
  options: PushOptions,
  timeoutMs: number,
): Promise<Delivery & { connection?: string }> {
  const { longConnections } = platform;
  const { mode } = subscriptionOf(platform, route);
  const chosen = options.via ?? mode;
  const connection = chosen === 'webhook' ? undefined : longConnections.pick();
  if (connection) {
    const payload = Buffer.from(options.rawBody ?? JSON.stringify(envelope));
    return { ...(await connection.push(payload, timeoutMs)), connection: connection.deviceId };
  }
  if (chosen === 'websocket') return { status: 0, body: NOWHERE[1], ms: 0 };
  const url = requestUrl(platform, route);
  if (url === undefined) return { status: 0, body: NOWHERE[0], ms: 0 };
  return postEnvelope(platform, url, envelope, options, timeoutMs);
}

/** Where a webhook of the app takes events, or callbacks; undefined while nobody has said. */
export function requestUrl(platform: Platform, route: PushRoute): string | undefined {
  const { botUrl } = platform;
  return (
    subscriptionOf(platform, route).requestUrl ?? (botUrl === undefined ? undefined : `${botUrl}${route}`)
  );
}

function subscriptionOf({ subscriptions }: Platform, route: PushRoute): Subscription {
  return subscriptions[route === '/webhook/card' ? 'callback' : 'event'];
}
