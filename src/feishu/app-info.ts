import { z } from 'zod';
import { BotError } from '../base/errors.js';
import type { Call } from './call.js';

/** What Feishu says about the app itself, for the self-check. Every method throws BotError. */
export interface AppInfo {
  /** Every scope that the app asks for, and whether the tenant has granted it. */
  scopes(tenant: string, signal?: AbortSignal): Promise<ReadonlyMap<string, boolean>>;
  /** The bot's name, and whether it is switched on; `undefined` when Feishu does not say. */
  bot(tenant: string, signal?: AbortSignal): Promise<{ name: string; active: boolean | undefined }>;
}

const scopeList = z.object({
  data: z.object({
    scopes: z.array(
      z.object({ scope_name: z.string(), grant_status: z.number(), scope_type: z.string().nullish() }),
    ),
  }),
});
const botInfo = z.object({
  bot: z.object({ app_name: z.string().nullish(), activate_status: z.number().nullish() }),
});

/** Feishu, "Query tenant authorisation" and "Get bot info": granted is 1, switched on is 2. */
const GRANTED = 1;
const ACTIVE = 2;

export function createAppInfo(call: Call): AppInfo {
  const ask = async <T>(
    schema: z.ZodType<T>,
    path: string,
    tenant: string,
    signal: AbortSignal | undefined,
  ): Promise<T> => {
    const api = `GET ${path}`;
    const body = await call({ api, tenant, limits: [], priority: 'poll', kind: 'read', signal }, (sdk) =>
      sdk.request({ method: 'GET', url: `/open-apis/${path}` }),
    );
    const parsed = schema.safeParse(body);
    if (parsed.success) return parsed.data;
    throw new BotError('bad_answer', { detail: 'the answer has another form', facts: { api } });
  };
  return {
    scopes: async (tenant, signal) => {
      const { data } = await ask(scopeList, 'application/v6/scopes', tenant, signal);
      const ofTenant = data.scopes.filter(({ scope_type }) => scope_type !== 'user');
      return new Map(ofTenant.map(({ scope_name, grant_status }) => [scope_name, grant_status === GRANTED]));
    },
    bot: async (tenant, signal) => {
      const { bot } = await ask(botInfo, 'bot/v3/info', tenant, signal);
      const { app_name, activate_status } = bot;
      return {
        name: app_name ?? '',
        active: activate_status == null ? undefined : activate_status === ACTIVE,
      };
    },
  };
}
