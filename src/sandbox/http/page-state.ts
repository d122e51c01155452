import type { Platform } from '../platform.js';
import { FAULT_PRESETS } from '../fault-presets.js';

/** What the page shows around the talk: app, people, chats, faults; no secrets. */
export function pageState(platform: Platform): object {
  const { world, credentials, botUrl } = platform;
  return {
    credentials: {
      appId: credentials.appId,
      botOpenId: credentials.botOpenId,
      tenantKey: credentials.tenantKey,
    },
    people: [...world.people.values()]
      .filter((person) => person.type === 'user')
      .map(({ openId, name, nameEn, tenantKey }) => ({
        openId,
        name: { zh: name, en: nameEn },
        kind: tenantKey === credentials.tenantKey ? 'member' : 'guest',
      })),
    chats: [...world.chats.values()].map(
      ({ chatId, name, nameEn, mode, external, members, botInChat, status }) => ({
        chatId,
        name: mode === 'p2p' ? { zh: world.bot.name, en: world.bot.nameEn } : { zh: name, en: nameEn },
        type: mode === 'p2p' ? 'p2p' : 'group',
        mode,
        external,
        memberIds: members,
        botInChat,
        dissolved: status !== 'normal',
      }),
    ),
    presets: FAULT_PRESETS,
    faults: platform.faults.list().map((fault) => ({ ...fault, route: String(fault.route) })),
    botUrl: botUrl ?? '',
  };
}
