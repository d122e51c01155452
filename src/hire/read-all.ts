import { BotError, asBotError } from '../base/errors.js';
import type { ResumeSource } from './types.js';

/** The API's largest page: the fewest calls for a whole list. */
export const WHOLE_LIST_PAGE = 100;
/** Nobody has a million sources; a list that does not end is a fault of the answer. */
const MOST_PAGES = 1000;

/**
 * Reads every page of the sources, by our own loop: a read is whole or it is an error.
 * @param readPage reads the page of this token (`undefined`: the first), the `index`-th from 0.
 * @throws BotError `bad_answer` when a token comes again or the list does not end, `upstream_failed` when a token
 *   expires on the way, and whatever `readPage` throws.
 */
export async function readPages<P extends { readonly nextToken: string | undefined }>(
  readPage: (token: string | undefined, index: number) => Promise<P>,
): Promise<P[]> {
  const pages: P[] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  while (pages.length < MOST_PAGES) {
    const page = await readPage(token, pages.length).catch(wholeListError);
    pages.push(page);
    if (page.nextToken === undefined) return pages;
    if (seen.has(page.nextToken)) throw endless('a page token came again');
    seen.add(page.nextToken);
    token = page.nextToken;
  }
  throw endless(`more than ${MOST_PAGES} pages`);
}

/** The sources of all pages in their order, each once: an id that comes again was moved while the pages were turned. */
export function joinPages(pages: readonly (readonly ResumeSource[])[]): ResumeSource[] {
  const all = new Map<string, ResumeSource>();
  for (const page of pages) for (const source of page) all.set(source.id, source);
  return [...all.values()];
}

function endless(detail: string): BotError {
  return new BotError('bad_answer', { detail: `GET hire/v1/resume_sources: ${detail}` });
}

/** A token that expires in the middle of a whole read is not the user's page: the read has simply failed. */
function wholeListError(thrown: unknown): never {
  const error = asBotError(thrown);
  if (error.code !== 'page_expired') throw error;
  throw new BotError('upstream_failed', { detail: error.message, facts: error.facts, cause: error });
}
