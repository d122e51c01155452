import type { Clock } from '../base/clock.js';
import type { Metrics } from '../base/metrics.js';
import { createAppInfo, type AppInfo } from './app-info.js';
import { createCalls } from './call.js';
import { createChats } from './chats.js';
import { createClient, type FeishuClient } from './client.js';
import { createFiles } from './files.js';
import { createHireApi } from './hire-api.js';
import { createIdentity, type Identity } from './identity.js';
import { createLimits, type Limits } from './limits/index.js';
import { createMessages } from './messages.js';
import type { Chats, Files, HireApi, Messages } from './port.js';
import { createSlashCommands, type SlashCommandsApi } from './slash-commands.js';
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
  readonly files: Files;
  readonly chats: Chats;
  readonly identity: Identity;
  readonly slashCommands: SlashCommandsApi;
  /** What Feishu says about the app, for the self-check. */
  readonly app: AppInfo;
  readonly limits: Limits;
  /** The APIs that Feishu has stopped for a while for a tenant, by name. */
  holds(tenant: string): string[];
  /** `refused` only when Feishu said that the credentials are wrong. */
  credentials(): 'unknown' | 'accepted' | 'refused';
  /** Whether the last request got an answer. */
  reached(): boolean;
  /** How far Feishu's clock is ahead of this machine's, in milliseconds, by the last answer; `undefined` before one. */
  clockAhead(): number | undefined;
  /** Asks for a token, so that readiness knows about the credentials. @throws BotError */
  checkCredentials(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Everything that goes out to Feishu, over one token and one set of limits.
 * @param parts.onSend told of each send at the moment it goes out.
 * @param parts.onCall told of each request at the moment it goes out, every try of it, by the API's name. Requests for a
 *   token are left out: Feishu does not count them. The bot's own identity is asked for no tenant, ''.
 */
export function createFeishu(
  options: FeishuOptions,
  parts: {
    clock: Clock;
    metrics: Metrics;
    random: () => number;
    onSend: (tenant: string) => void;
    onCall?: (tenant: string, api: string) => void;
  },
): Feishu {
  const { clock } = parts;
  let credentials: 'unknown' | 'accepted' | 'refused' = 'unknown';
  let reached = false;
  let ahead: number | undefined;
  const onReached = (yes: boolean, date = ''): void => {
    reached = yes;
    // The header has whole seconds; on average half of one has passed.
    const at = Date.parse(date) + 500;
    if (Number.isFinite(at)) ahead = at - clock.now();
  };
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
    createClient({ ...options, timeoutMs, onReached }, () => tokens.get());
  const other = clientFor(options.timeouts.otherMs);
  const hireClient = clientFor(options.timeouts.hireMs);
  const longestTimeoutMs = Math.max(options.timeouts.hireMs, options.timeouts.otherMs);
  const limits = createLimits({ ...options, longestTimeoutMs }, clock);
  const callsWith = (client: FeishuClient, timeoutMs: number) =>
    createCalls({ ...parts, client, timeoutMs, tokens, limits });
  const { call } = callsWith(other, options.timeouts.otherMs);
  // What is big, in either direction, is waited for longer.
  const patient = callsWith(hireClient, options.timeouts.hireMs);
  return {
    hire: createHireApi(patient),
    messages: createMessages(call, parts.onSend),
    files: createFiles(patient.call),
    chats: createChats(call, clock),
    identity: createIdentity(call, clock),
    slashCommands: createSlashCommands(call),
    app: createAppInfo(call),
    limits,
    holds: (tenant) =>
      limits
        .held()
        .filter((name) => !name.startsWith('chat ') && name.endsWith(` ${tenant}`))
        .map((name) => name.slice(0, -tenant.length - 1)),
    credentials: () => credentials,
    reached: () => reached,
    clockAhead: () => ahead,
    checkCredentials: async () => void (await tokens.get()),
    close: async () => {
      await limits.close();
      other.close();
      hireClient.close();
    },
  };
}
