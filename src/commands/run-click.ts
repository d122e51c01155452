import { ERROR_TABLE } from '../base/error-table.js';
import { asBotError } from '../base/errors.js';
import { errorFields, type Log } from '../base/log.js';
import type { Metrics } from '../base/metrics.js';
import type { Messages } from '../feishu/port.js';
import { admit, type AccessRules, type Asker } from './access.js';
import { failureCard, refusalCard } from './answer.js';
import { checked } from './checked.js';
import type { ClickEvent, ClickIntent } from './click.js';
import type { ClickOutcome, Toast } from './outcome.js';
import { callback, type CommandContext } from './port.js';

/** What a command may use when this person asks. */
export type ContextOf = (asker: Asker, verb?: string) => CommandContext;

export interface ClickRunParts extends AccessRules {
  readonly messages: Pick<Messages, 'isPrivate' | 'privateChat'>;
  readonly log: Log;
  readonly metrics: Metrics;
}

export const OUT_OF_DATE: Toast = {
  type: 'warning',
  text: {
    zh: '这张卡片已过时，请重新发送命令。',
    en: 'This card is out of date. Please send the command again.',
  },
};

/** Runs what was clicked. The person who clicks is checked, never the card. Never throws. */
export async function runClick(
  tenant: string,
  event: ClickEvent,
  { command, verb, args }: ClickIntent,
  parts: ClickRunParts,
  how: { readonly inTime: <T>(work: Promise<T>) => Promise<T>; readonly contextOf: ContextOf },
): Promise<ClickOutcome> {
  const { metrics, log } = parts;
  const aside = command.asides.includes(verb);
  try {
    const chat = event.context?.open_chat_id ?? '';
    const asker: Asker = {
      tenant,
      ofTenant: event.operator.tenant_key ?? undefined,
      openId: event.operator.open_id ?? event.operator.union_id ?? '',
      chat,
      inPrivate: await how.inTime(isPrivate(tenant, chat, parts)),
    };
    if (asker.inPrivate) parts.messages.privateChat(tenant, chat, asker.openId);
    const admission = await how.inTime(admit(asker, parts, command.showsData));
    metrics.commands.inc({ command: command.name, outcome: `click-${admission}` });
    if (admission === 'guest') return { kind: 'toast', toast: refusalToast(admission) };
    // What the card shows is not for this chat any more.
    if (admission === 'guests-present')
      return {
        kind: 'failed',
        toast: refusalToast(admission),
        card: refusalCard('guests_present'),
        aside: false,
      };
    const reply = await how.inTime(command.run(how.contextOf(asker, verb), args));
    return 'card' in reply ? { ...reply, card: checked(reply.card, parts) } : reply;
  } catch (thrown) {
    const error = asBotError(thrown);
    log.warn('a click failed', { command: command.name, ...errorFields(error) });
    metrics.commands.inc({ command: command.name, outcome: `click-${error.code}` });
    // What is shown below a card is asked for there again; only a file leaves no card of its own behind.
    const again = (!aside || command.answersWithFile === true) && !command.clickedOnly;
    const retry = again ? callback(`${command.name}.retry`, args) : undefined;
    return {
      kind: 'failed',
      toast: { type: 'error', text: error.user },
      card: checked(failureCard(error, retry), parts),
      aside,
    };
  }
}

/**
 * A click does not say what kind of chat it is in; messages do, and what they said is remembered. Feishu is asked only
 * about a chat from which nothing has been heard since the start.
 */
async function isPrivate(tenant: string, chat: string, { messages, chats }: ClickRunParts): Promise<boolean> {
  if (messages.isPrivate(tenant, chat)) return true;
  return chats.info(tenant, chat).then(
    ({ inPrivate }) => inPrivate,
    () => false,
  );
}

function refusalToast(admission: 'guest' | 'guests-present'): Toast {
  const code = admission === 'guest' ? 'guest_refused' : 'guests_present';
  return { type: 'warning', text: ERROR_TABLE[code].user };
}
