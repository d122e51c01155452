import type { ErrorCode } from '../base/error-table.js';

/**
 * What we do about an answer of Feishu that is not a success:
 * - `wait`: the API's rate limit; `wait-chat`: the limit of one chat or message
 * - `quota`: the month's calls are used up
 * - `again`: a passing failure of the platform that happened before anything was done
 * - `unknown`: a failure that leaves open whether the request was carried out
 * - `token`: fetch a new token and try once more
 * - `settings`: an administrator has to change something; it may pass later
 * - `gone`: the chat or the person is closed to the bot, for every message, until something changes there
 * - `never`: this content or message is refused for good; another may pass
 * - `plain`: this message cannot be replied to, a plain message to the chat may pass
 * - `no-thread`: the reply may pass outside a thread
 * - `text`: cards are not allowed there, text may be
 * - `card`: the card's content was refused
 * - `page`: a parameter was refused; on a request with a page token, the token is no longer valid
 */
export type Verdict =
  | 'wait'
  | 'wait-chat'
  | 'quota'
  | 'again'
  | 'unknown'
  | 'token'
  | 'settings'
  | 'gone'
  | 'never'
  | 'plain'
  | 'no-thread'
  | 'text'
  | 'card'
  | 'page';

interface CodeEntry {
  readonly verdict: Verdict;
  readonly error: ErrorCode;
  readonly meaning: string;
}

const entry = (verdict: Verdict, error: ErrorCode, meaning: string): CodeEntry => ({
  verdict,
  error,
  meaning,
});

/**
 * Feishu's error codes and what we do about each: the one table that code, docs/feishu-codes.md and tests read.
 * Sources: Feishu "Generic error codes", "Send message", "Reply message", "Update card", "Get resume sources",
 * "Upload file".
 */
export const FEISHU_CODES: Readonly<Record<number, CodeEntry>> = {
  99991400: entry('wait', 'rate_limited', 'the rate limit of this API is reached'),
  99991403: entry('quota', 'quota_exceeded', "this month's calls are used up"),
  99991406: entry('quota', 'quota_exceeded', "this month's calls of advanced APIs are used up"),
  230020: entry('wait-chat', 'rate_limited', 'the rate limit of this chat or message is reached'),

  99991663: entry('token', 'credentials_refused', 'the tenant token is invalid or expired'),
  99991664: entry('token', 'credentials_refused', 'the app token is invalid'),
  99991665: entry('token', 'credentials_refused', 'the tenant token is invalid'),
  99991668: entry('token', 'credentials_refused', 'the token is invalid'),
  99991677: entry('token', 'credentials_refused', 'the token is expired'),

  10003: entry('settings', 'credentials_refused', 'the credentials are incomplete'),
  10014: entry('settings', 'credentials_refused', 'the app secret is wrong or the app is not available'),
  10015: entry('settings', 'credentials_refused', 'the app secret is wrong'),
  99991543: entry('settings', 'credentials_refused', 'app id and secret do not belong together'),
  99991401: entry('settings', 'app_refused', "the bot's address is not on the app's IP allowlist"),
  99991662: entry('settings', 'app_refused', 'the app is not enabled in the tenant'),
  99991672: entry('settings', 'scope_missing', 'the app lacks a scope'),
  99991673: entry('settings', 'app_refused', 'the app is not authorised in the tenant'),
  99991679: entry('settings', 'scope_missing', 'the scope was not granted'),
  230006: entry('settings', 'app_refused', 'the bot ability is switched off'),
  230027: entry('settings', 'scope_missing', 'a permission for this message is missing'),
  234007: entry('settings', 'app_refused', 'the bot ability is switched off for uploads'),

  2200: entry('unknown', 'upstream_failed', 'internal error of the platform'),
  1500: entry('unknown', 'upstream_failed', 'internal error of the platform'),
  18121: entry('again', 'upstream_failed', 'the platform is busy'),
  11232: entry('again', 'upstream_failed', 'the platform is busy'),
  11233: entry('again', 'upstream_failed', 'the platform is busy'),
  11247: entry('again', 'upstream_failed', 'the platform is busy'),
  232096: entry('again', 'upstream_failed', "the app's writes are stopped for now"),
  230049: entry('unknown', 'upstream_failed', 'the message is being sent'),
  1002001: entry('again', 'upstream_failed', 'system error of Feishu Hire'),
  1002002: entry('page', 'page_expired', 'Feishu Hire refused a parameter'),

  230002: entry('gone', 'send_refused', 'the bot is not in the chat'),
  230013: entry('gone', 'send_refused', "the person is outside the app's availability"),
  230018: entry('gone', 'send_refused', "the group's settings forbid it"),
  230029: entry('gone', 'send_refused', 'the person has resigned'),
  230034: entry('gone', 'send_refused', 'the receiver does not exist'),
  230035: entry('gone', 'send_refused', 'the bot may not speak there'),
  230036: entry('gone', 'send_refused', "the tenant's encryption key was deleted"),
  230038: entry('gone', 'send_refused', 'no private chats across tenants'),
  230053: entry('gone', 'send_refused', "the person stopped the bot's messages"),
  230075: entry('gone', 'send_refused', 'the chat is secret or encrypted'),
  232009: entry('gone', 'send_refused', 'the chat is dissolved'),

  230022: entry('never', 'send_refused', 'the content was found sensitive'),
  230028: entry('never', 'send_refused', 'data loss prevention refused the content'),
  230050: entry('never', 'send_refused', 'the bot cannot see the message'),
  230031: entry('never', 'send_refused', 'the card is older than 14 days'),

  230011: entry('plain', 'send_refused', 'the message that is replied to was recalled'),
  230019: entry('plain', 'send_refused', 'the topic does not exist'),
  230110: entry('plain', 'send_refused', 'the message that is replied to was deleted'),
  230111: entry('plain', 'send_refused', 'the message will destroy itself'),
  231003: entry('plain', 'send_refused', 'the message that is replied to is gone'),
  230071: entry('no-thread', 'send_refused', 'the group does not support replies in threads'),
  230072: entry('no-thread', 'send_refused', 'the message does not support replies in threads'),
  230054: entry('text', 'send_refused', 'this kind of chat does not allow cards'),

  230025: entry('card', 'card_refused', 'the content is too long'),
  230099: entry('card', 'card_refused', "the card's content was refused"),
  230001: entry('never', 'internal', 'a parameter is wrong'),
  230017: entry('never', 'internal', 'the file or image was uploaded by another app'),
  230055: entry('never', 'internal', 'the file is of another type than the message'),
  234001: entry('never', 'file_refused', 'a parameter of the upload is wrong'),
  234006: entry('never', 'file_too_large', 'the file is over 30 MB'),
  234010: entry('never', 'file_refused', 'the file is empty'),
  234041: entry('never', 'file_refused', "the tenant's encryption key was deleted, so nothing is stored"),
  234042: entry('never', 'file_refused', "the tenant's own storage did not take the file"),
  99992402: entry('never', 'internal', 'a field is wrong'),
  40000000: entry('never', 'internal', 'the slash command exists already, or a parameter is wrong'),
  40000031: entry('never', 'internal', 'the icon of a slash command is not on the list'),
  212100: entry('settings', 'app_refused', 'the app is not installed in the tenant'),
};

const BY_STATUS: readonly [test: (status: number) => boolean, CodeEntry][] = [
  [(s) => s === 429, entry('wait', 'rate_limited', 'too many requests')],
  [(s) => s >= 500, entry('unknown', 'upstream_failed', 'server error')],
  [(s) => s === 401 || s === 403, entry('settings', 'app_refused', 'not allowed')],
];

/** What we do about an answer: by its code, else by its HTTP status; what is in neither table is refused for good. */
export function judge(status: number, code: number | undefined): CodeEntry {
  const known = code === undefined ? undefined : FEISHU_CODES[code];
  if (known) return known;
  const byStatus = BY_STATUS.find(([matches]) => matches(status));
  if (byStatus) return byStatus[1];
  return code === undefined || code === 0
    ? entry('unknown', 'upstream_failed', 'an answer that is not JSON of Feishu')
    : entry('never', 'upstream_failed', 'a code that is not in the table');
}
