import type { Handler, Route } from './route.js';
import { success } from './route.js';

/** Feishu, "Get bot information": `bot` stands at the top level, not under `data`. */
const info: Handler = (_request, { world }) => ({
  status: 200,
  body: {
    code: 0,
    msg: 'ok',
    bot: {
      activate_status: 2,
      app_name: world.bot.name,
      avatar_url: '',
      ip_white_list: [],
      open_id: world.bot.openId,
    },
  },
});

const scopes: Handler = (_request, platform) =>
  success({
    scopes: [...platform.scopes].map(([name, granted]) => ({
      scope_name: name,
      grant_status: granted ? 1 : 2,
      scope_type: 'tenant',
    })),
  });

export const botRoutes: Route[] = [
  { method: 'GET', pattern: '/open-apis/bot/v3/info', handler: info },
  { method: 'GET', pattern: '/open-apis/application/v6/scopes', handler: scopes },
];
