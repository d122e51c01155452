import { tz } from '@date-fns/tz';
import { format } from 'date-fns/format';
import { z } from 'zod';
import { within, type Clock } from '../base/clock.js';
import { BotError, asBotError } from '../base/errors.js';
import { ERROR_TABLE } from '../base/error-table.js';
import { errorFields, type Log } from '../base/log.js';
import type { Metrics } from '../base/metrics.js';
import type { Chats, Messages, Target } from '../feishu/port.js';
import type { Identity } from '../feishu/identity.js';
import type { HireReader } from '../hire/reader.js';
import { admit, type Asker } from './access.js';
import { answer, failureCard, markLate, refusalCard, retryOf } from './answer.js';
import { cardRefusedCard, checked } from './checked.js';
import { clickEvent, interpretClick, type ClickEvent, type ClickIntent } from './click.js';
import type { ClickOutcome, Commands, MessageOutcome, Toast } from './outcome.js';
import { mayConcernBot, messageEvent, readMessage, type MessageEvent } from './parse/message.js';
import { interpret, type Intent } from './parse/interpret.js';
import { callback, type CommandContext, type Registry } from './port.js';

export type { Commands, ClickOutcome, MessageOutcome } from './outcome.js';

export interface CommandParts {
  readonly registry: Registry;
  readonly hire: HireReader;
  readonly chats: Chats;
  readonly identity: Identity;
  readonly messages: Pick<Messages, 'privateChat' | 'isPrivate'>;
  /** True for the first who asks with this key, over all replicas. */
  readonly first: (key: string, at: number) => Promise<boolean>;
  readonly pageSize: number;
  readonly allowExternal: boolean;
  readonly timeZone: string;
  /** After this many milliseconds a command is given up, and an error card is its answer. */
  readonly giveUpMs: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** A command that is answered later than this after it was typed says so. */
const LATE_MS = 10 * 60_000;

const menuEvent = z.object({
  operator: z.object({ operator_id: z.object({ open_id: z.string().regex(/^ou_\w{1,100}$/) }) }),
  event_key: z.string(),
});

const OUT_OF_DATE: Toast = {
  type: 'warning',
  text: {
    zh: '这张卡片已过时，请重新发送命令。',
    en: 'This card is out of date. Please send the command again.',
  },
};

/** What people say, typed or clicked, and what it leads to. */
export function createCommands(parts: CommandParts): Commands {
  const { registry, clock, metrics } = parts;
  const inTime = async <T>(work: Promise<T>): Promise<T> => {
    const done = await within(clock, parts.giveUpMs, work);
    if (done) return done.value;
    throw new BotError('timed_out', { detail: `no answer within ${parts.giveUpMs} ms` });
  };
  const contextOf = (tenant: string): CommandContext => ({
    tenant,
    registry,
    hire: parts.hire,
    pageSize: parts.pageSize,
  });

  const reply = async (
    intent: Intent,
    asker: Asker,
    target: Target,
    typedAt?: number,
  ): Promise<MessageOutcome> => {
    const name = intent.kind === 'run' || intent.kind === 'usage' ? intent.command.name : intent.kind;
    try {
      const showsData = intent.kind === 'run' && intent.command.showsData;
      const admission = await inTime(admit(asker, parts, showsData));
      metrics.commands.inc({ command: name, outcome: admission });
      if (admission === 'guest') return await refuseGuest(asker, target, typedAt ?? clock.now());
      if (admission === 'guests-present')
        return { kind: 'reply', card: refusalCard('guests_present'), target };
      const { card } = await inTime(answer(contextOf(asker.tenant), intent));
      return { kind: 'reply', card: checked(card, parts), target, typedAt };
    } catch (thrown) {
      parts.log.warn('a command failed', { command: name, ...errorFields(thrown) });
      metrics.commands.inc({ command: name, outcome: asBotError(thrown).code });
      return { kind: 'reply', card: checked(failureCard(thrown, retryOf(intent)), parts), target };
    }
  };

  /** One short refusal a day to each guest, then silence. */
  const refuseGuest = async (asker: Asker, target: Target, typedAt: number): Promise<MessageOutcome> => {
    const day = format(clock.now(), 'yyyy-MM-dd', { in: tz(parts.timeZone) });
    const first = await parts.first(`guest ${asker.tenant} ${asker.openId} ${day}`, typedAt);
    return first
      ? { kind: 'reply', card: refusalCard('guest_refused'), target }
      : { kind: 'silent', why: 'guest' };
  };

  return {
    concerns: (kind, event) => {
      if (kind === 'menu') return menuEvent.safeParse(event).success;
      const parsed = messageEvent.safeParse(event);
      return parsed.success && parsed.data.sender.sender_type === 'user' && mayConcernBot(parsed.data);
    },

    message: async (tenant, event) => {
      const parsed = messageEvent.safeParse(event);
      if (!parsed.success) return { kind: 'silent', why: 'unreadable' };
      if (parsed.data.sender.sender_type !== 'user') return { kind: 'silent', why: 'bot' };
      const { message } = parsed.data;
      const asker = askerOf(tenant, parsed.data);
      if (asker.inPrivate) parts.messages.privateChat(tenant, asker.chat, asker.openId);
      const mentioned = (message.mentions ?? []).length > 0;
      const botOpenId = !asker.inPrivate && mentioned ? (await inTime(parts.identity.get())).openId : '';
      const said = readMessage(parsed.data, botOpenId);
      const intent = said && interpret(said, asker.inPrivate, registry);
      if (!intent) return { kind: 'silent', why: 'not-for-us' };
      return reply(intent, asker, replyTarget(parsed.data), message.create_time ?? undefined);
    },

    menu: async (tenant, event) => {
      const parsed = menuEvent.safeParse(event);
      const command = parsed.success ? registry.find(parsed.data.event_key) : undefined;
      if (!parsed.success || !command) return { kind: 'silent', why: 'not-for-us' };
      const person = parsed.data.operator.operator_id.open_id;
      // The event names no tenant for the person. A menu exists in the private chat of a custom app only, whose
      // users are members of the tenant that the event came from.
      const asker: Asker = { tenant, ofTenant: tenant, openId: person, chat: person, inPrivate: true };
      return reply({ kind: 'run', command, args: {} }, asker, { person });
    },

    click: async (tenant, event) => {
      const parsed = clickEvent.safeParse(event);
      const intent = parsed.success ? interpretClick(parsed.data, registry) : undefined;
      if (!parsed.success || !intent) return { kind: 'toast', toast: OUT_OF_DATE };
      return click(tenant, parsed.data, intent);
    },

    busy: (event) => {
      const parsed = messageEvent.safeParse(event);
      return parsed.success
        ? { kind: 'reply', card: refusalCard('busy'), target: replyTarget(parsed.data) }
        : { kind: 'silent', why: 'unreadable' };
    },

    dated: (card, typedAt) =>
      typedAt !== undefined && clock.now() - typedAt > LATE_MS ? markLate(card, typedAt) : card,

    cardRefused: cardRefusedCard,
  };

  async function click(
    tenant: string,
    event: ClickEvent,
    { command, args }: ClickIntent,
  ): Promise<ClickOutcome> {
    try {
      const chat = event.context?.open_chat_id ?? '';
      const asker: Asker = {
        tenant,
        ofTenant: event.operator.tenant_key ?? undefined,
        openId: event.operator.open_id ?? event.operator.union_id ?? '',
        chat,
        // A click does not say what kind of chat it is in; messages do. Without this every click would ask Feishu.
        inPrivate: parts.messages.isPrivate(tenant, chat),
      };
      const admission = await inTime(admit(asker, parts, command.showsData));
      metrics.commands.inc({ command: command.name, outcome: `click-${admission}` });
      if (admission === 'guest') return { kind: 'toast', toast: refusalToast(admission) };
      // What the card shows is not for this chat any more.
      if (admission === 'guests-present')
        return { kind: 'failed', toast: refusalToast(admission), card: refusalCard('guests_present') };
      const { card } = await inTime(command.run(contextOf(tenant), args));
      return { kind: 'card', card: checked(card, parts) };
    } catch (thrown) {
      const error = asBotError(thrown);
      parts.log.warn('a click failed', { command: command.name, ...errorFields(error) });
      metrics.commands.inc({ command: command.name, outcome: `click-${error.code}` });
      return {
        kind: 'failed',
        toast: { type: 'error', text: error.user },
        card: checked(failureCard(error, callback(`${command.name}.retry`, args)), parts),
      };
    }
  }
}

function refusalToast(admission: 'guest' | 'guests-present'): Toast {
  const code = admission === 'guest' ? 'guest_refused' : 'guests_present';
  return { type: 'warning', text: ERROR_TABLE[code].user };
}

function askerOf(tenant: string, { sender, message }: MessageEvent): Asker {
  return {
    tenant,
    ofTenant: sender.tenant_key ?? undefined,
    openId: sender.sender_id?.open_id ?? sender.sender_id?.union_id ?? '',
    chat: message.chat_id,
    inPrivate: message.chat_type === 'p2p',
  };
}

function replyTarget({ message }: MessageEvent): Target {
  return { replyTo: message.message_id, chat: message.chat_id, inThread: Boolean(message.thread_id) };
}
