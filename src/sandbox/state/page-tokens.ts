import type { Ids } from '../ids.js';

/** Opaque page tokens, each bound to a position of one list. */
export interface PageTokens {
  issue(list: string, position: number): string;
  position(list: string, token: string): number | undefined;
  /** Every token issued so far is refused from now on. */
  expire(): void;
}

/** @param length how many characters a token has; as in Feishu's examples when not said */
export function createPageTokens(ids: Ids, length?: number): PageTokens {
  const known = new Map<string, { list: string; position: number }>();
  return {
    issue(list, position) {
      const token =
        length === undefined
          ? Buffer.from(`${ids.digits(19)}|${ids.hex(12)}`).toString('base64')
          : ids.hex(length);
      known.set(token, { list, position });
      return token;
    },
    position(list, token) {
      const entry = known.get(token);
      return entry?.list === list ? entry.position : undefined;
    },
    expire: () => known.clear(),
  };
}
