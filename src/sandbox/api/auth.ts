import type { Answer, Handler, Route } from './route.js';
import { objectOf, refuse } from './route.js';
import type { Platform } from '../platform.js';

const tenantToken: Handler = (request, platform) => {
  const body = objectOf(request.body);
  const { appId, appSecret } = platform.credentials;
  request.call.body = { ...body, ...('app_secret' in body ? { app_secret: '***' } : {}) };
  if (typeof body.app_id !== 'string' || typeof body.app_secret !== 'string')
    return refuse(400, 10003, 'invalid param');
  if (body.app_id !== appId || body.app_secret !== appSecret) return refuse(400, 10014, 'app secret invalid');
  const { token, expire } = platform.tokens.issue();
  return { status: 200, body: { code: 0, msg: 'ok', tenant_access_token: token, expire } };
};

export const authRoutes: Route[] = [
  {
    method: 'POST',
    pattern: '/open-apis/auth/v3/tenant_access_token/internal',
    handler: tenantToken,
    open: true,
  },
];

/** Refuses a call whose `Authorization` carries no valid tenant access token (Feishu, "Generic error codes"). */
export function refuseStranger(authorization: string | undefined, platform: Platform): Answer | undefined {
  const token = /^Bearer\s+(\S+)$/.exec(authorization ?? '')?.[1];
  if (token === undefined)
    return refuse(
      400,
      99991661,
      'Missing access token for authorization. Please make a request with token attached.',
    );
  if (!/^[tu]-/.test(token))
    return refuse(400, 99991671, 'Invalid access token, it must start with "t-" or "u-".');
  if (!platform.tokens.valid(token)) return refuse(400, 99991663, 'Invalid access token for authorization.');
  return undefined;
}
