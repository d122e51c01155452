import type { Pager } from '../../cards/kit/pager.js';
import { callback } from './port.js';

/** The way back remembers this many pages; beyond them it leads to the first. */
const REMEMBERED = 8;
/** What the tokens on a card may weigh together, so that a page of rows still fits; the oldest go when tokens are long. */
const CARD_TOKEN_BYTES = 13_500;
/** What the tokens in one button's value may weigh; the check of cards allows a little more for what stands beside them. */
const BUTTON_TOKEN_BYTES = 10_000;

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
  const way = nextToken === undefined ? [] : wayBack(prev, token, nextToken);
  const onCard = bytes([...prev, token, ...way, nextToken ?? '']);
  const refreshRemembers = onCard + bytes(prev) <= CARD_TOKEN_BYTES;
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
      : { next: callback(action, { ...filter, page_token: nextToken, prev: way, n: n + 1 }) }),
    refresh: callback(action, {
      ...filter,
      page_token: token,
      ...(first ? {} : { ...(refreshRemembers ? { prev } : {}), n }),
      refresh: true,
    }),
  };
}
/** What the button that leads on remembers: the pages up to this one, as many of the nearest as there is room for. */
function wayBack(prev: readonly string[], token: string, nextToken: string): string[] {
  const room = Math.min(
    CARD_TOKEN_BYTES - bytes([...prev, token, nextToken]),
    // The next card carries this way twice: in the button back, and in the one that leads on.
    (CARD_TOKEN_BYTES - bytes([token, nextToken])) / 2,
    BUTTON_TOKEN_BYTES - bytes([nextToken]),
  );
  let kept = [...prev, token].slice(-REMEMBERED);
  while (bytes(kept) > room) kept = kept.slice(1);
  return kept;
}

/** What tokens weigh in a card's JSON. */
function bytes(tokens: readonly string[]): number {
  return tokens.reduce((sum, token) => sum + Buffer.byteLength(JSON.stringify(token)) + 1, 0);
}

/** One page of a list that was read whole. */
export interface OffsetPage<T> {
  readonly rows: readonly T[];
  readonly pager: Pager;
}

/** Cuts a page out of a whole list. */
export function offsetPage<T>(
  action: string,
  filter: Readonly<Record<string, unknown>>,
  list: readonly T[],
  size: number,
  token: string | undefined,
): OffsetPage<T> {
  const { from, pager } = offsetPager(action, filter, list.length, size, token);
  return { rows: list.slice(from, from + size), pager };
}

/**
 * The pager of a list whose length is known. The token is our own: `o` and the number of the first row. One beyond the
 * end of a list that has shrunk means the last page.
 * @returns the pager, and the number of the page's first row.
 */
export function offsetPager(
  action: string,
  filter: Readonly<Record<string, unknown>>,
  total: number,
  size: number,
  token: string | undefined,
): { from: number; pager: Pager } {
  const pages = Math.max(1, Math.ceil(total / size));
  const asked = /^o(\d{1,9})$/.exec(token ?? '')?.[1];
  const page = Math.min(pages, Math.floor(Number(asked ?? 0) / size) + 1);
  const to = (target: number) =>
    callback(action, { ...filter, page_token: target === 1 ? '' : `o${(target - 1) * size}` });
  return {
    from: (page - 1) * size,
    pager: {
      page,
      pages,
      ...(page > 1 ? { previous: to(page - 1) } : {}),
      ...(page < pages ? { next: to(page + 1) } : {}),
      refresh: { ...to(page), refresh: true },
    },
  };
}

/** Where a page token points before the length of the list is known. */
export function offsetOf(token: string | undefined): number {
  return Number(/^o(\d{1,9})$/.exec(token ?? '')?.[1] ?? 0);
}
