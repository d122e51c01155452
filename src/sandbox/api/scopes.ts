import { scopeMissing } from '../fault-presets.js';
import type { Platform } from '../platform.js';
import type { Answer } from './route.js';
import { refuse } from './route.js';

const SLASH = 'application:app_slash_command';
const SEND = 'im:message:send_as_bot';

/** The scopes of an API, any one of which will do (the APIs' own pages). What is not here needs none. */
const NEEDED: readonly [route: RegExp, scopes: string[]][] = [
  [/^PATCH \/open-apis\/application\/v7\/applications\//, ['application:application:patch']],
  [/^POST \/open-apis\/im\/v1\/messages/, [SEND, 'im:message', 'im:message:send']],
  [/^PATCH \/open-apis\/im\/v1\/messages/, [SEND, 'im:message', 'im:message:update']],
  [/^POST \/open-apis\/interactive\//, [SEND, 'im:message', 'im:message:update']],
  [/^POST \/open-apis\/im\/v1\/files/, ['im:resource', 'im:resource:upload']],
  [/^GET \/open-apis\/im\/v1\/chats/, ['im:chat:readonly', 'im:chat', 'im:chat:read']],
  [/^GET \/open-apis\/hire\/v1\//, ['hire:talent:readonly', 'hire:talent']],
  [/^GET \/open-apis\/application\/v7\/app_slash_commands/, [`${SLASH}:read`]],
  [/^(POST|PATCH|DELETE) \/open-apis\/application\/v7\/app_slash_commands/, [`${SLASH}:write`]],
];

/** Refuses a call whose scope was taken from the app. */
export function refuseScope(route: string, { scopes, credentials }: Platform): Answer | undefined {
  const needed = NEEDED.find(([pattern]) => pattern.test(route))?.[1] ?? [];
  if (needed.length === 0 || needed.some((scope) => scopes.get(scope))) return undefined;
  const { status, code, msg, error } = scopeMissing(needed, credentials.appId);
  return refuse(status, code, msg, { error });
}
