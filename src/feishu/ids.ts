import { BotError } from '../base/errors.js';
import { ID_FORMS } from '../base/ids.js';

type IdKind = Exclude<keyof typeof ID_FORMS, 'app'>;

/** Whether an id has the form of its kind. */
export function isId(kind: IdKind, id: string): boolean {
  return ID_FORMS[kind].test(id);
}

/**
 * Checks an id before it goes into a path: the SDK does not encode path arguments, so an id with a slash would
 * reach another API.
 * @returns the id unchanged.
 * @throws BotError `internal` when it has not the form of its kind.
 */
export function checkedId(kind: IdKind, id: string): string {
  if (!isId(kind, id)) throw new BotError('internal', { detail: `not the id of a ${kind}` });
  return id;
}
