import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Target } from '../feishu/port.js';
import type { InboxRow } from '../store/inbox.js';
import type { VerifiedEvent } from './port.js';

const message = z.object({ message: z.object({ message_id: z.string(), chat_id: z.string() }) });
const lifecycle = z.object({ chat_id: z.string() });
const menu = z.object({ operator: z.object({ operator_id: z.object({ open_id: z.string() }) }) });

/**
 * What the duplicate check goes by: messages by message_id, because the same message may come under several event
 * ids (Feishu, "Receive message"), everything else by event_id; both within the tenant.
 */
export function eventKey({ type, tenant, eventId, event }: VerifiedEvent): string {
  const parsed = type === 'im.message.receive_v1' ? message.safeParse(event) : undefined;
  return parsed?.success ? `${tenant} m ${parsed.data.message.message_id}` : `${tenant} e ${eventId}`;
}

/** The chat whose commands start in order; for a menu, the person's. */
export function laneOf({ tenant, eventId, event }: VerifiedEvent): string {
  const chat = message.safeParse(event);
  if (chat.success) return `${tenant} ${chat.data.message.chat_id}`;
  const changed = lifecycle.safeParse(event);
  if (changed.success) return `${tenant} ${changed.data.chat_id}`;
  const person = menu.safeParse(event);
  return `${tenant} ${person.success ? person.data.operator.operator_id.open_id : eventId}`;
}

/** The tenant of a row. */
export function tenantOf(row: InboxRow): string {
  return row.event_key.split(' ', 1)[0] ?? '';
}

/** The chat whose limits an update of a reply counts against; a person stands for the private chat with them. */
export function chatOf(target: Target): string {
  return 'chat' in target ? target.chat : target.person;
}

/**
 * The `uuid` of the reply to an event: the same for every delivery and every try, so that Feishu shows it once.
 * @param series a new series is a new uuid, for the one try after the old one no longer protects.
 * @returns 40 characters; Feishu allows 50 ("Send message").
 */
export function replyUuid(key: string, series = 0): string {
  const digest = createHash('sha256').update(`${series} ${key}`).digest('base64url');
  return digest.slice(0, 40);
}
