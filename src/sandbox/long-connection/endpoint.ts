import type { Answer, Handler, Route } from '../api/route.js';
import { objectOf, refuse } from '../api/route.js';

/** Where the official SDKs ask for the URL of a long connection. */
export const ENDPOINT_PATH = '/callback/ws/endpoint';

/** The path of the connection itself. */
export const SOCKET_PATH = '/ws/v2';

/** More than 50 connections; the only refusal that the official SDKs name. */
export const TOO_MANY_CONNECTIONS = { code: 1000040350, msg: 'exceed the maximum number of connections' };

/** Refusals come with HTTP 200 and an empty `data`: the SDKs look at the code, and take every other status for a failure that passes. */
const refused = (code: number, msg: string): Answer => ({ status: 200, body: { code, data: {}, msg } });

/** The codes are those that people report who mistyped an id or a secret; Feishu has not published them. */
const endpoint: Handler = ({ body, call }, { credentials, longConnections, url }) => {
  const { AppID, AppSecret } = objectOf(body);
  call.body = { ...objectOf(body), ...(AppSecret === undefined ? {} : { AppSecret: '***' }) };
  if (typeof AppID !== 'string' || typeof AppSecret !== 'string') return refuse(400, 10003, 'invalid param');
  if (AppID !== credentials.appId) return refused(1000040346, 'app_id is invalid');
  if (AppSecret !== credentials.appSecret) return refused(1000040345, 'app_id or app_secret is invalid');
  if (longConnections.isFull()) return refused(TOO_MANY_CONNECTIONS.code, TOO_MANY_CONNECTIONS.msg);
  const URL = `${url.replace(/^http/, 'ws')}${SOCKET_PATH}?${longConnections.invite().toString()}`;
  const data = { URL, ClientConfig: longConnections.clientConfig };
  return { status: 200, body: { code: 0, data, msg: 'success' } };
};

export const longConnectionRoutes: Route[] = [
  { method: 'POST', pattern: ENDPOINT_PATH, handler: endpoint, open: true },
];
