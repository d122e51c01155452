import type { Pager } from '../../cards/kit/pager.js';
import { callback } from './port.js';

/** The way back remembers this many pages; beyond them it leads to the first. */
const REMEMBERED = 8;
/** Remembered tokens share the little room of a button's value; the oldest go when tokens are long. */
const REMEMBERED_CHARACTERS = 2400;

/** Where a list is that pages by the API's own tokens, which only lead forward. */
export interface TokenPosition {
  readonly page_token?: string | undefined;
  readonly prev?: readonly string[] | undefined;
  readonly n?: number | undefined;
}

/**
 * A pager over the API's tokens: `page_token` is sent back unchanged, `""` or absent is the first page.
 * @param filter the list's other arguments, which travel along.
 * @param nextToken the API's token of the next page, `undefined` on the last.
 */
export function tokenPager(
  action: string,
  filter: Readonly<Record<string, unknown>>,
  at: TokenPosition,
  nextToken: string | undefined,
): Pager {
  const token = at.page_token ?? '';
  const first = token === '';
  const n = first ? 1 : (at.n ?? 2);
  const prev = first ? [] : (at.prev ?? []);
  const back = prev.at(-1);
  return {
    page: n,
    ...(first
      ? {}
      : {
          previous: callback(action, {
            ...filter,
            page_token: back ?? '',
            ...(back ? { prev: prev.slice(0, -1), n: Math.max(1, n - 1) } : {}),
          }),
        }),
    ...(nextToken === undefined
      ? {}
      : {
          next: callback(action, {
            ...filter,
            page_token: nextToken,
            prev: remember([...prev, token]),
            n: n + 1,
          }),
        }),
    refresh: callback(action, { ...filter, page_token: token, ...(first ? {} : { prev, n }), refresh: true }),
  };
}

function remember(tokens: readonly string[]): string[] {
  let kept = tokens.slice(-REMEMBERED);
  while (kept.length > 1 && kept.join('').length > REMEMBERED_CHARACTERS) kept = kept.slice(1);
  return kept;
}

/** One page of a list that was read whole. */
export interface OffsetPage<T> {
  readonly rows: readonly T[];
  readonly pager: Pager;
}

/**
 * Cuts a page out of a whole list. The token is our own: `o` and the number of the first row. One beyond the
 * end of a list that has shrunk means the last page.
 */
export function offsetPage<T>(
  action: string,
  filter: Readonly<Record<string, unknown>>,
  list: readonly T[],
  size: number,
  token: string | undefined,
): OffsetPage<T> {
  const pages = Math.max(1, Math.ceil(list.length / size));
  const asked = /^o(\d{1,9})$/.exec(token ?? '')?.[1];
  const page = Math.min(pages, Math.floor(Number(asked ?? 0) / size) + 1);
  const to = (target: number) =>
    callback(action, { ...filter, page_token: target === 1 ? '' : `o${(target - 1) * size}` });
  return {
    rows: list.slice((page - 1) * size, page * size),
    pager: {
      page,
      pages,
      ...(page > 1 ? { previous: to(page - 1) } : {}),
      ...(page < pages ? { next: to(page + 1) } : {}),
      refresh: { ...to(page), refresh: true },
    },
  };
}
