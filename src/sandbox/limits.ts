import type { ApiCall, Clock } from './types.js';

export interface WindowLimit {
  limit: number;
  windowMs: number;
}

const MESSAGES: readonly WindowLimit[] = [
  { limit: 50, windowMs: 1000 },
  { limit: 1000, windowMs: 60_000 },
];

/** The level of each API, counted per API, app and tenant (Feishu, "Frequency control"). */
const LEVELS: Record<string, readonly WindowLimit[]> = {
  'GET /open-apis/hire/v1/resume_sources': [{ limit: 20, windowMs: 1000 }],
  'GET /open-apis/hire/v1/talent_objects/query': [{ limit: 10, windowMs: 1000 }],
};

/** One chat, one user and one message each take 5 a second (Feishu, "Send message" and "Update card"). */
const FIVE_A_SECOND: readonly WindowLimit[] = [{ limit: 5, windowMs: 1000 }];

const SENDS = ['POST /open-apis/im/v1/messages', 'POST /open-apis/im/v1/messages/:message_id/reply'];
const PATCH = 'PATCH /open-apis/im/v1/messages/:message_id';
const UPDATES = [PATCH, 'POST /open-apis/interactive/v1/card/update'];

/** How long to wait, and at which limit; undefined when the call may pass. */
export interface Refusal {
  limit: number;
  waitMs: number;
}

/** Sliding logs of the calls that passed, one for each key. */
export interface Limiter {
  api(route: string, tenantKey: string): Refusal | undefined;
  chat(chatId: string): Refusal | undefined;
  message(messageId: string): Refusal | undefined;
}

export function createLimiter(clock: Clock, enabled: boolean): Limiter {
  const logs = new Map<string, number[]>();
  const pass = (key: string, limits: readonly WindowLimit[]): Refusal | undefined => {
    if (!enabled) return undefined;
    const now = clock.now();
    const longest = Math.max(...limits.map((one) => one.windowMs));
    // What lies ahead was counted before the clock was put back.
    const log = (logs.get(key) ?? []).filter((at) => at > now - longest && at <= now);
    logs.set(key, log);
    for (const { limit, windowMs } of limits) {
      const inside = log.filter((at) => at > now - windowMs);
      const oldest = inside[inside.length - limit];
      if (oldest !== undefined) return { limit, waitMs: oldest + windowMs - now };
    }
    log.push(now);
    return undefined;
  };
  return {
    api: (route, tenantKey) => pass(`${route} ${tenantKey}`, LEVELS[route] ?? MESSAGES),
    chat: (chatId) => pass(chatId, FIVE_A_SECOND),
    message: (messageId) => pass(messageId, FIVE_A_SECOND),
  };
}

interface Budget {
  name: string;
  limits: readonly WindowLimit[];
  key: (call: ApiCall) => string | undefined;
}

const sent = (call: ApiCall): boolean => SENDS.includes(call.route) || UPDATES.includes(call.route);

/** The platform's limits, then the bot's own stricter promise: sends, replies and updates together. */
const BUDGETS: readonly Budget[] = [
  ...Object.entries(LEVELS).map(([route, limits]) => ({
    name: route,
    limits,
    key: (call: ApiCall) => (call.route === route ? call.tenantKey : undefined),
  })),
  {
    name: 'sends, replies and updates',
    limits: MESSAGES,
    key: (call) => (sent(call) ? call.tenantKey : undefined),
  },
  { name: 'chat', limits: FIVE_A_SECOND, key: (call) => (sent(call) ? call.chatId : undefined) },
  {
    name: 'message',
    limits: FIVE_A_SECOND,
    key: (call) => (call.route === PATCH ? call.messageId : undefined),
  },
];

/**
 * Every sliding window of the record in which a limit was exceeded, refused calls included.
 * @returns one sentence a window, each ending at the call that exceeded it; empty when all is well
 */
export function violationsOf(record: readonly ApiCall[]): string[] {
  const found: string[] = [];
  for (const { name, limits, key } of BUDGETS) {
    const times = new Map<string, number[]>();
    for (const call of record) {
      const group = key(call);
      if (group !== undefined) appendTo(times, group, call.at);
    }
    for (const [group, log] of times)
      for (const limit of limits) found.push(...exceeded(`${name} (${group})`, log, limit));
  }
  return found;
}

function exceeded(what: string, log: number[], { limit, windowMs }: WindowLimit): string[] {
  const sorted = log.toSorted((a, b) => a - b);
  const found: string[] = [];
  let first = 0;
  for (const [index, at] of sorted.entries()) {
    while ((sorted[first] ?? at) <= at - windowMs) first += 1;
    const count = index - first + 1;
    if (count > limit)
      found.push(`${what}: ${count} calls within ${windowMs} ms up to ${at}, limit ${limit}`);
  }
  return found;
}

function appendTo(times: Map<string, number[]>, group: string, at: number): void {
  const log = times.get(group);
  if (log) log.push(at);
  else times.set(group, [at]);
}
