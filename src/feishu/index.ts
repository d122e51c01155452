import type { Clock } from '../base/clock.js';
import type { Metrics } from '../base/metrics.js';
import { createCall, type Call } from './call.js';
import { createChats } from './chats.js';
import { createClient, type FeishuClient } from './client.js';
import { createHireApi } from './hire-api.js';
import { createIdentity, type Identity } from './identity.js';
import { createLimits, type Limits } from './limits/index.js';
import { createMessages } from './messages.js';
import type { Chats, HireApi, Messages } from './port.js';
import { tokenSource } from './token.js';

export interface FeishuOptions {
  readonly appId: string;
  readonly appSecret: string;
  readonly baseUrl: string;
  readonly resumeSourcesPerSecond: number;
  readonly talentObjectsPerSecond: number;
  readonly redisUrl: string | undefined;
  /** Nothing is sent this long after the start. */
  readonly quietMs: number;
  /** How long an answer of Hire, and of everything else, is waited for. A big schema is several megabytes. */
  readonly timeouts: { readonly hireMs: number; readonly otherMs: number };
}

/** Feishu as the other rooms see it. */
export interface Feishu {
  readonly hire: HireApi;
  readonly messages: Messages;
  readonly chats: Chats;
  readonly identity: Identity;
  readonly limits: Limits;
  /** `refused` only when Feishu said that the credentials are wrong. */
  credentials(): 'unknown' | 'accepted' | 'refused';
  /** Whether the last request got an answer. */
  reached(): boolean;
  /** Asks for a token, so that readiness knows about the credentials. @throws BotError */
  checkCredentials(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Everything that goes out to Feishu, over one token and one set of limits.
 * @param onSend told of each send at the moment it goes out.
 */
export function createFeishu(
  options: FeishuOptions,
  parts: { clock: Clock; metrics: Metrics; random: () => number; onSend: (tenant: string) => void },
): Feishu {
  const { clock } = parts;
  let credentials: 'unknown' | 'accepted' | 'refused' = 'unknown';
  let reached = false;
  const tokens = tokenSource(
    () =>
      other.post('/open-apis/auth/v3/tenant_access_token/internal', {
        app_id: options.appId,
        app_secret: options.appSecret,
      }),
    clock,
    (accepted) => (credentials = accepted ? 'accepted' : 'refused'),
  );
  const clientFor = (timeoutMs: number): FeishuClient =>
    createClient({ ...options, timeoutMs, onReached: (yes) => (reached = yes) }, () => tokens.get());
  const other = clientFor(options.timeouts.otherMs);
  const hireClient = clientFor(options.timeouts.hireMs);
  const longestTimeoutMs = Math.max(options.timeouts.hireMs, options.timeouts.otherMs);
  const limits = createLimits({ ...options, longestTimeoutMs }, clock);
  const callWith = (client: FeishuClient, timeoutMs: number): Call =>
    createCall({ ...parts, client, timeoutMs, tokens, limits });
  const call = callWith(other, options.timeouts.otherMs);
  return {
    hire: createHireApi(callWith(hireClient, options.timeouts.hireMs)),
    messages: createMessages(call, parts.onSend),
    chats: createChats(call, clock),
    identity: createIdentity(call, clock),
    limits,
    credentials: () => credentials,
    reached: () => reached,
    checkCredentials: async () => void (await tokens.get()),
    close: async () => {
      await limits.close();
      other.close();
      hireClient.close();
    },
  };
}
