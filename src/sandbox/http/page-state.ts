import { objectOf } from '../api/route.js';
import type { Platform } from '../platform.js';
import { glyph } from '../render/icon.js';
import { textOf } from './json.js';
import { shownMessage } from './page-messages.js';
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
        last: lastOf(platform, chatId),
      }),
    ),
    bot: { openId: world.bot.openId, name: { zh: world.bot.name, en: world.bot.nameEn } },
    slash: [...platform.slashCommands.values()].map(({ command, description, icon }) => ({
      command,
      description,
      drawing: glyph(textOf(objectOf(icon), 'icon_key') ?? '', 'icon'),
    })),
    presets: FAULT_PRESETS,
    faults: platform.faults.list().map((fault) => ({ ...fault, route: String(fault.route) })),
    botUrl: botUrl ?? '',
  };
}

/** The newest message of a chat, for its line in the list. */
function lastOf(platform: Platform, chatId: string): object | undefined {
  const message = platform.messages.ofChat(chatId).at(-1);
  return message && shownMessage(platform, message);
}
