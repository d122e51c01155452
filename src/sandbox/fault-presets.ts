import type { Fault } from './faults.js';

const HIRE = /^GET \/open-apis\/hire\/v1\//;
const SEND = /^POST \/open-apis\/im\/v1\/messages/;

/** Longer than the bot lets people wait without a word, shorter than it waits itself. */
const SLOW_MS = 5000;

/** What may be switched on by name, for people who want to see the bot in trouble. */
export const FAULT_PRESETS = [
  'hire-slow',
  'hire-hangs',
  'hire-500',
  'hire-empty',
  'hire-truncated',
  'quota-exceeded',
  'page-tokens-expired',
  'token-expired',
  'scope-missing',
  'rate-limited',
  'sends-refused',
] as const;

export type FaultPreset = (typeof FAULT_PRESETS)[number];

/**
 * The fault of that name, in the platform's own words.
 * @param appId stands in the help link of a missing scope
 */
export function presetFault(name: FaultPreset, appId: string): Fault {
  switch (name) {
    case 'hire-slow':
      return { name, route: HIRE, kind: 'delay', ms: SLOW_MS };
    case 'hire-hangs':
      return { name, route: HIRE, kind: 'hang' };
    case 'hire-500':
      return { name, route: HIRE, kind: 'status', status: 500, code: 1002001, msg: 'system error' };
    case 'hire-empty':
      return { name, route: HIRE, kind: 'lie', lie: 'empty' };
    case 'hire-truncated':
      return { name, route: HIRE, kind: 'lie', lie: 'truncated' };
    case 'quota-exceeded':
      return {
        name,
        route: HIRE,
        kind: 'status',
        status: 429,
        code: 99991403,
        msg: "This month's API call quota has been exceeded",
      };
    case 'page-tokens-expired':
      return {
        name,
        route: /^GET \/open-apis\/hire\/v1\/resume_sources\?.*page_token=/,
        kind: 'status',
        status: 400,
        code: 1002002,
        msg: 'invalid parameter: page_token',
      };
    case 'token-expired':
      // Once: the next token is a good one.
      return {
        name,
        route: HIRE,
        times: 1,
        kind: 'status',
        status: 400,
        code: 99991663,
        msg: 'Invalid access token for authorization.',
      };
    case 'scope-missing':
      return { name, route: HIRE, ...scopeMissing(['hire:talent:readonly', 'hire:talent'], appId) };
    case 'rate-limited':
      return {
        name,
        route: HIRE,
        kind: 'status',
        status: 429,
        code: 99991400,
        msg: 'request trigger frequency limit',
        headers: { 'x-ogw-ratelimit-limit': '20', 'x-ogw-ratelimit-reset': '2' },
      };
    case 'sends-refused':
      return {
        name,
        route: SEND,
        kind: 'status',
        status: 400,
        code: 230035,
        msg: 'Send Message Permission deny.',
      };
  }
}

/** The answer to a call that needs a scope which the app has not (Feishu, "How to fix the 99991672 error"). */
export function scopeMissing(scopes: string[], appId: string) {
  const url = `https://open.feishu.cn/app/${appId}/auth?q=${scopes.join(',')}&op_from=openapi&token_type=tenant`;
  return {
    kind: 'status' as const,
    status: 400,
    code: 99991672,
    msg: `Access denied. One of the following scopes is required: [${scopes.join(', ')}].`,
    error: {
      log_id: '20260101000000SANDBOX',
      permission_violations: scopes.map((subject) => ({ type: 'action_scope_required', subject })),
      helps: [{ url, description: 'Apply for the scopes on the developer console' }],
    },
  };
}
