import { BotError } from '../base/errors.js';
import type { ResumeSource } from './types.js';

/** The API's largest page: the fewest calls for a whole list. */
export const WHOLE_LIST_PAGE = 100;
/** Nobody has a million sources; a list that does not end is a fault of the answer. */
const MOST_PAGES = 1000;

/**
 * Reads every page, by our own loop: a read is whole or it is an error.
 * @param readPage reads one page; `undefined` asks for the first.
 * @throws BotError `bad_answer` when a token comes again, and whatever `readPage` throws.
 */
export async function readAllSources(
  readPage: (
    token: string | undefined,
  ) => Promise<{ items: readonly ResumeSource[]; nextToken: string | undefined }>,
): Promise<ResumeSource[]> {
  const all = new Map<string, ResumeSource>();
  const seen = new Set<string>();
  let token: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items, nextToken } = await readPage(token);
    for (const item of items) all.set(item.id, item);
    if (nextToken === undefined) return [...all.values()];
    if (seen.has(nextToken)) throw endless('a page token came again');
    seen.add(nextToken);
    token = nextToken;
  }
  throw endless(`more than ${MOST_PAGES} pages`);
}

function endless(detail: string): BotError {
  return new BotError('bad_answer', { detail: `GET hire/v1/resume_sources: ${detail}` });
}
