import { BotError } from '../base/errors.js';

const PATTERNS = {
  message: /^om_\w{1,100}$/,
  chat: /^oc_\w{1,100}$/,
  person: /^ou_\w{1,100}$/,
} as const;

/**
 * Checks an id before it goes into a path: the SDK does not encode path arguments, so an id with a slash would
 * reach another API.
 * @returns the id unchanged.
 * @throws BotError `internal` when it has not the form of its kind.
 */
export function checkedId(kind: keyof typeof PATTERNS, id: string): string {
  if (!PATTERNS[kind].test(id)) throw new BotError('internal', { detail: `not the id of a ${kind}` });
  return id;
}
