import type { Answer } from './api/route.js';
import { objectOf, withBody } from './api/route.js';

/**
 * Ways in which the answer of a list is wrong although it says that all is well:
 * - `truncated`: the JSON ends in its middle
 * - `empty`: no items, and no more of them
 * - `repeated-token`: there is more, and the token of the next page is the one that was asked with, so that the reader
 *   turns in a circle; the first page, asked for without a token, is answered rightly
 * - `no-has-more`: `has_more` is missing
 */
export type Lie = 'truncated' | 'empty' | 'repeated-token' | 'no-has-more';

export const LIES: readonly Lie[] = ['truncated', 'empty', 'repeated-token', 'no-has-more'];

/**
 * Turns the right answer into a wrong one; an answer that is no success is left alone.
 * @param asked the page token of the call
 */
export function lieAbout(answer: Answer, lie: Lie, asked: string | undefined): Answer {
  const { body } = answer;
  if (typeof body === 'string' || answer.status !== 200) return answer;
  const data = objectOf(objectOf(body).data);
  const instead = (wrong: object): Answer => withBody(answer, { ...body, data: wrong });
  switch (lie) {
    case 'truncated': {
      const text = JSON.stringify(body);
      return withBody(answer, text.slice(0, Math.ceil(text.length / 2)));
    }
    case 'empty': {
      const more = 'has_more' in data ? { has_more: false } : {};
      return instead({ ...without(data, 'page_token'), items: [], ...more });
    }
    case 'repeated-token':
      return asked === undefined ? answer : instead({ ...data, has_more: true, page_token: asked });
    case 'no-has-more':
      return instead(without(data, 'has_more'));
  }
}

function without(data: Record<string, unknown>, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([key]) => key !== name));
}
