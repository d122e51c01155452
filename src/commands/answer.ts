import { errorCard, remarkCard, unknownCommandCard } from '../../cards/remarks.js';
import { localTime, withRemark } from '../../cards/kit/build.js';
import { asBotError, type BotError } from '../base/errors.js';
import { ERROR_TABLE, type ErrorCode } from '../base/error-table.js';
import type { CallbackValue, Card } from '../../cards/kit/components.js';
import type { Text } from '../base/text.js';
import { helpReply } from './help.js';
import type { Intent } from './parse/interpret.js';
import { callback, type CommandContext, type Registry, type Reply } from './port.js';
import { offerOf, usageReply } from './usage.js';

/** Runs what a message asks for. @throws BotError when it cannot be answered. */
export async function answer(context: CommandContext, intent: Intent): Promise<Reply> {
  switch (intent.kind) {
    case 'run':
      return intent.command.run(context, intent.args);
    case 'usage':
      return usageReply(intent.command, context.registry, intent.problem, intent.corrected);
    case 'help':
      return helpReply(context.registry);
    case 'unknown':
      return unknownReply(context.registry, intent);
  }
}

/** Offers the command that was probably meant: in the language, and where they fit with the arguments, that were typed. */
function unknownReply(
  registry: Registry,
  { typed, rest, nearest }: Extract<Intent, { kind: 'unknown' }>,
): Reply {
  const help = callback('help.open', {});
  const shown = typed.slice(0, 40);
  if (!nearest) return { kind: 'card', card: unknownCommandCard(shown, undefined, help) };
  const bare = /\p{Script=Han}/u.test(shown) ? (nearest.aliases[0] ?? nearest.name) : nearest.name;
  const offer = offerOf(bare, rest, registry) ?? {
    typed: `/${bare}`,
    click: callback(`${nearest.name}.open`, {}),
  };
  return {
    kind: 'card',
    card: unknownCommandCard(shown, { ...offer, typed: offer.typed.slice(0, 60) }, help),
  };
}

const NOT_ABOUT_HIRE: ReadonlySet<ErrorCode> = new Set([
  'internal',
  'card_refused',
  'chat_unreadable',
  'database_unavailable',
  'file_too_large',
]);

/** The one reply when a command failed: why, what to do next, and a retry where that may help. */
export function failureCard(thrown: unknown, retry: CallbackValue | undefined): Card {
  const error = asBotError(thrown);
  const title = NOT_ABOUT_HIRE.has(error.code)
    ? { zh: '没能完成', en: 'That did not work' }
    : { zh: '没能读取飞书招聘', en: 'Feishu Hire could not be read' };
  return errorCardOf(error, title, retry);
}

/** The one reply when a file was made, and Feishu does not take it. */
export function fileRefusedCard(thrown: unknown): Card {
  return errorCardOf(asBotError(thrown), { zh: '文件没能发出', en: 'The file could not be sent' }, undefined);
}

function errorCardOf(error: BotError, title: Text, retry: CallbackValue | undefined): Card {
  const { feishuCode, logId, helpUrl, scopes = [] } = error.facts;
  const trace = [feishuCode === undefined ? undefined : `Feishu ${feishuCode}`, logId].filter(
    (part) => part !== undefined,
  );
  return errorCard({
    title,
    sentence: withScopes(error.user, scopes),
    code: error.code,
    trace: trace.length > 0 ? trace.join(' · ') : undefined,
    retry: ERROR_TABLE[error.code].retry ? retry : undefined,
    helpUrl,
  });
}

/** Which permission is missing is what the administrator has to know. */
function withScopes({ zh, en }: Text, scopes: readonly string[]): Text {
  if (scopes.length === 0) return { zh, en };
  const named = scopes.slice(0, 4);
  const one = named.length > 1;
  return {
    zh: `${zh}${one ? '开通其一即可' : '需要'}：${named.join('、')}`,
    en: `${en} ${one ? 'Any one of these will do' : 'Needed'}: ${named.join(', ')}`,
  };
}

/** The retry button of a failed command or click. */
export function retryOf(intent: Intent): CallbackValue | undefined {
  return intent.kind === 'run' ? callback(`${intent.command.name}.retry`, intent.args) : undefined;
}

/** The card with a word about how late it comes. @param typedAt when the command was typed, epoch milliseconds. */
export function markLate(card: Card, typedAt: number): Card {
  const at = localTime(typedAt);
  return withRemark(card, {
    zh: `这条命令发于 ${at}，回答来晚了，抱歉。`,
    en: `This was asked at ${at}. Sorry that the answer comes late.`,
  });
}

const TITLES = {
  guest_refused: { zh: '仅限本企业成员', en: 'Members only' },
  guests_present: { zh: '请到单聊中查询', en: 'Please ask in private' },
  busy: { zh: '请稍等', en: 'One moment' },
} as const satisfies Record<string, Text>;

/** A refusal: one of the few answers that are neither data nor failure. */
export function refusalCard(code: keyof typeof TITLES): Card {
  return remarkCard(TITLES[code], ERROR_TABLE[code].user);
}
