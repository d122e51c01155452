import type { StatusCheck } from '../../cards/kit/status-view.js';
import { readingCard } from '../../cards/reading.js';
import { remarkCard } from '../../cards/remarks.js';
import { tz } from '@date-fns/tz';
import { format } from 'date-fns/format';
import { z } from 'zod';
import { within, type Clock } from '../base/clock.js';
import { BotError, asBotError } from '../base/errors.js';
import { ID_FORMS } from '../base/ids.js';
import { errorFields, type Log } from '../base/log.js';
import type { Metrics } from '../base/metrics.js';
import type { Text } from '../base/text.js';
import type { Chats, Messages, Target } from '../feishu/port.js';
import type { Identity } from '../feishu/identity.js';
import type { HireReader } from '../hire/reader.js';
import type { Finder } from '../hire/search/finder.js';
import type { Watch } from '../watch/port.js';
import { admit, type Asker } from './access.js';
import { answer, failureCard, fileRefusedCard, markLate, refusalCard, retryOf } from './answer.js';
import { cardRefusedCard, checked } from './checked.js';
import { chatEvent, chatOutcome } from './chat-events.js';
import { readClick } from './click.js';
import { checkDoctor, checkManage, type ManageRules } from './manage.js';
import type { Commands, MessageOutcome, OnComing } from './outcome.js';
import { mayConcernBot, messageEvent, readMessage, type MessageEvent } from './parse/message.js';
import { interpret, type Intent } from './parse/interpret.js';
import type { Registry } from './port.js';
import { slowClickToast } from './slow-click.js';
import { OUT_OF_DATE, runClick, type ContextOf } from './run-click.js';

export type { Commands, ClickOutcome, MessageOutcome } from './outcome.js';

export interface CommandParts {
  readonly registry: Registry;
  readonly hire: HireReader;
  readonly finder: Finder;
  readonly watch: Watch;
  /** How many accepted commands wait. */
  readonly backlog: () => Promise<number>;
  /** The APIs that Feishu holds back for a tenant. */
  readonly holds: (tenant: string) => readonly string[];
  readonly chats: Chats;
  readonly identity: Identity;
  readonly messages: Pick<Messages, 'privateChat' | 'isPrivate'>;
  /** True for the first who asks with this key, over all replicas. */
  readonly first: (key: string, at: number) => Promise<boolean>;
  readonly pageSize: number;
  readonly allowExternal: boolean;
  readonly timeZone: string;
  /** When digests go out if a subscription names no time, `HH:MM`. */
  readonly digestAt: string;
  readonly manage: ManageRules['manage'];
  readonly admins: readonly string[];
  /** The self-check of the running bot. Never throws. */
  readonly checks: (tenant: string) => Promise<readonly StatusCheck[]>;
  /** After this many milliseconds a command is given up, and an error card is its answer. */
  readonly giveUpMs: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** A command that is answered later than this after it was typed says so. */
const LATE_MS = 10 * 60_000;

const menuEvent = z.object({
  operator: z.object({ operator_id: z.object({ open_id: z.string().regex(ID_FORMS.person) }) }),
  event_key: z.string(),
});

/** What people say, typed or clicked, and what it leads to. */
export function createCommands(parts: CommandParts): Commands {
  const { registry, clock, metrics } = parts;
  const inTime = async <T>(work: Promise<T>): Promise<T> => {
    const done = await within(clock, parts.giveUpMs, work);
    if (done) return done.value;
    throw new BotError('timed_out', { detail: `no answer within ${parts.giveUpMs} ms` });
  };
  const contextOf: ContextOf = (asker, verb) => ({
    tenant: asker.tenant,
    asker,
    verb,
    registry,
    hire: parts.hire,
    finder: parts.finder,
    watch: parts.watch,
    mayManage: () => checkManage(asker, parts),
    mayShowData: async () => (await admit(asker, parts, true)) === 'welcome',
    checks: async () => {
      await checkDoctor(asker, parts);
      return parts.checks(asker.tenant);
    },
    backlog: parts.backlog,
    holds: () => parts.holds(asker.tenant).map(holdWords),
    pageSize: parts.pageSize,
    now: clock.now(),
    timeZone: parts.timeZone,
    digestAt: parts.digestAt,
  });

  const reply = async (
    intent: Intent,
    asker: Asker,
    target: Target,
    onComing: OnComing,
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
      if (intent.kind === 'run' && !intent.command.answersWithFile)
        onComing({ target, card: () => progressCard(intent.command.name, asker.tenant) });
      const said = await inTime(answer(contextOf(asker), intent));
      if (said.kind === 'file') return { kind: 'file', file: said.file, target };
      // What is only a word after a click is a short card after a message.
      const card =
        said.kind === 'toast' ? remarkCard({ zh: '好的', en: 'Done' }, said.toast.text) : said.card;
      return { kind: 'reply', card: checked(card, parts), target, typedAt };
    } catch (thrown) {
      parts.log.warn('a command failed', { command: name, ...errorFields(thrown) });
      metrics.commands.inc({ command: name, outcome: asBotError(thrown).code });
      return { kind: 'reply', card: checked(failureCard(thrown, retryOf(intent)), parts), target };
    }
  };

  const progressCard = (name: string, tenant: string) =>
    checked(
      readingCard({
        typed: `/${name}`,
        progress: parts.hire.progress(tenant),
        withinSeconds: Math.ceil(parts.giveUpMs / 1000),
      }),
      parts,
    );

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
      if (kind === 'chat') return chatEvent.safeParse(event).success;
      const parsed = messageEvent.safeParse(event);
      return parsed.success && parsed.data.sender.sender_type === 'user' && mayConcernBot(parsed.data);
    },

    message: async (tenant, event, onComing) => {
      const parsed = messageEvent.safeParse(event);
      if (!parsed.success) return { kind: 'silent', why: 'unreadable' };
      if (parsed.data.sender.sender_type !== 'user') return { kind: 'silent', why: 'bot' };
      const { message } = parsed.data;
      const asker = askerOf(tenant, parsed.data);
      if (asker.inPrivate) parts.messages.privateChat(tenant, asker.chat, asker.openId);
      parts.watch.heard(tenant, asker.chat);
      const mentioned = (message.mentions ?? []).length > 0;
      const botOpenId = !asker.inPrivate && mentioned ? (await inTime(parts.identity.get())).openId : '';
      const said = readMessage(parsed.data, botOpenId);
      const intent = said && interpret(said, asker.inPrivate, registry);
      if (!intent) return { kind: 'silent', why: 'not-for-us' };
      return reply(intent, asker, replyTarget(parsed.data), onComing, message.create_time ?? undefined);
    },

    menu: async (tenant, event, onComing) => {
      const parsed = menuEvent.safeParse(event);
      const command = parsed.success ? registry.find(parsed.data.event_key) : undefined;
      if (!parsed.success || !command) return { kind: 'silent', why: 'not-for-us' };
      const person = parsed.data.operator.operator_id.open_id;
      // The event names no tenant for the person. A menu exists in the private chat of a custom app only, whose
      // users are members of the tenant that the event came from.
      const asker: Asker = { tenant, ofTenant: tenant, openId: person, chat: person, inPrivate: true };
      return reply({ kind: 'run', command, args: {} }, asker, { person }, onComing);
    },

    click: async (tenant, event) => {
      const click = readClick(event, registry);
      return click
        ? runClick(tenant, click.event, click.intent, parts, { inTime, contextOf })
        : { kind: 'toast', toast: OUT_OF_DATE };
    },

    slowClick: (tenant, event) =>
      slowClickToast(readClick(event, registry)?.intent, parts.hire.progress(tenant)),

    chat: (tenant, event) => chatOutcome(tenant, event, parts),

    busy: (event) => {
      const parsed = messageEvent.safeParse(event);
      return parsed.success
        ? { kind: 'reply', card: refusalCard('busy'), target: replyTarget(parsed.data) }
        : { kind: 'silent', why: 'unreadable' };
    },

    dated: (card, typedAt) =>
      typedAt !== undefined && clock.now() - typedAt > LATE_MS ? markLate(card, typedAt) : card,

    cardRefused: cardRefusedCard,

    fileRefused: (error) => checked(fileRefusedCard(error), parts),
  };
}

function holdWords(api: string): Text {
  return { zh: `飞书限制了 ${api} 的调用频率`, en: `Feishu limits calls of ${api}` };
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
