import { z } from 'zod';
import { welcomeCard } from '../../cards/welcome.js';
import { ID_FORMS } from '../base/ids.js';
import type { Log } from '../base/log.js';
import type { Metrics } from '../base/metrics.js';
import type { Watch } from '../watch/port.js';
import { checked } from './checked.js';
import type { ChatEvent, MessageOutcome } from './outcome.js';
import { callback } from './port.js';

/** "Bot added", "Bot removed" and "Chat disbanded" events as far as the bot reads them. */
export const chatEvent = z.object({
  chat_id: z.string().regex(ID_FORMS.chat),
  external: z.boolean().nullish(),
});

const CHANGES: Readonly<Record<string, 'added' | 'removed' | 'dissolved'>> = {
  'im.chat.member.bot.added_v1': 'added',
  'im.chat.member.bot.deleted_v1': 'removed',
  'im.chat.disbanded_v1': 'dissolved',
};

export interface ChatEventParts {
  readonly watch: Watch;
  readonly allowExternal: boolean;
  readonly log: Log;
  readonly metrics: Metrics;
}

/**
 * The bot came into a chat, or went: subscriptions go on or are parked, and a chat that it came into is greeted.
 * @throws BotError `database_unavailable`; the event is tried again.
 */
export async function chatOutcome(
  tenant: string,
  { type, createdAt, event }: ChatEvent,
  parts: ChatEventParts,
): Promise<MessageOutcome> {
  const parsed = chatEvent.safeParse(event);
  const change = CHANGES[type];
  if (!parsed.success || change === undefined) return { kind: 'silent', why: 'unreadable' };
  const { chat_id: chat, external } = parsed.data;
  await parts.watch.membership(tenant, chat, change, createdAt);
  if (change !== 'added') return { kind: 'silent', why: 'noted' };
  const guests = external === true && !parts.allowExternal;
  const card = welcomeCard({
    watch: guests ? undefined : callback('watch.open', {}),
    help: callback('help.open', {}),
    sources: callback('sources.open', {}),
    external: guests,
  });
  return { kind: 'reply', card: checked(card, parts), target: { chat } };
}
