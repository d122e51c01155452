import type { Clock } from '../base/clock.js';
import type { Call } from './call.js';
import { BotError, asBotError } from '../base/errors.js';
import type { BotIdentity } from './port.js';

/** Who the bot is in chats; asked once, one request at a time. */
export interface Identity {
  /** @throws BotError when Feishu cannot be asked. */
  get(): Promise<BotIdentity>;
}

/** A failed question is not repeated sooner than this: every waiting message would ask again. */
const ASK_AGAIN_MS = 2000;

/**
 * The bot's own open_id, which tells a mention of it from others. Feishu, "Get bot info": the answer has `bot`
 * at its top level, not under `data`.
 */
export function createIdentity(call: Call, clock: Clock): Identity {
  let known: BotIdentity | undefined;
  let flight: Promise<BotIdentity> | undefined;
  let failed: { error: Error; until: number } | undefined;

  const ask = async (): Promise<BotIdentity> => {
    const api = 'GET bot/v3/info';
    const body = await call({ api, tenant: '', limits: [], priority: 'read', kind: 'read' }, (sdk) =>
      sdk.request({ method: 'GET', url: '/open-apis/bot/v3/info' }),
    );
    const openId = (body['bot'] as { open_id?: unknown } | undefined)?.open_id;
    if (typeof openId !== 'string' || openId === '')
      throw new BotError('bad_answer', { detail: 'no open_id of the bot', facts: { api } });
    return { openId };
  };

  return {
    get: () => {
      if (known) return Promise.resolve(known);
      if (failed && clock.now() < failed.until) return Promise.reject(failed.error);
      flight ??= ask()
        .then((identity) => (known = identity))
        .catch((error: unknown) => {
          failed = { error: asBotError(error), until: clock.now() + ASK_AGAIN_MS };
          throw error;
        })
        .finally(() => (flight = undefined));
      return flight;
    },
  };
}
