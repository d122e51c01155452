import type { Answer } from '../api/route.js';
import { objectOf, refuse } from '../api/route.js';
import type { StoredFile } from '../platform.js';
import { cardProblem } from './card-check.js';

const TEXT_BYTES = 150 * 1024;
const CARD_BYTES = 30 * 1024;

/** The message types that a bot may send (Feishu, "Message content"). */
const TYPES = [
  'text',
  'post',
  'image',
  'file',
  'audio',
  'media',
  'sticker',
  'interactive',
  'share_chat',
  'share_user',
];

/**
 * Judges what a bot wants to send, as the platform does.
 * @returns the refusal, or undefined when the content is good
 */
export function refuseContent(
  type: unknown,
  content: unknown,
  files: ReadonlyMap<string, StoredFile>,
): Answer | undefined {
  if (typeof type !== 'string' || !TYPES.includes(type)) return refuse(400, 230001, 'invalid msg_type');
  if (typeof content !== 'string')
    return refuse(400, 230001, 'invalid request param: content must be a string');
  const bytes = Buffer.byteLength(content);
  if (bytes > (type === 'text' ? TEXT_BYTES : CARD_BYTES))
    return refuse(400, 230025, 'the length of the message content reaches its limit');
  const parsed = parse(content);
  if (type === 'interactive') return refuseCard(parsed);
  if (parsed === undefined) return refuse(400, 230001, 'invalid request param: content is not a JSON object');
  if (type === 'text' && (typeof parsed.text !== 'string' || parsed.text === ''))
    return refuse(400, 230001, 'invalid request param: text is empty');
  if (type === 'file' && !files.has(String(parsed.file_key)))
    return refuse(400, 230017, 'the bot is not the owner of the resource');
  return undefined;
}

/** Refuses a card that the platform would not take, with the cause in `msg` as it writes it. */
export function refuseCard(card: object | undefined): Answer | undefined {
  const problem = card === undefined ? { code: 200621, message: 'parse card json err' } : cardProblem(card);
  if (problem === undefined) return undefined;
  const cause = `ext=ErrCode: ${problem.code}; ErrMsg: ${problem.message};`;
  return refuse(400, 230099, `Failed to create card content, ${cause}`);
}

function parse(content: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(content);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? objectOf(value) : undefined;
  } catch {
    return undefined;
  }
}
