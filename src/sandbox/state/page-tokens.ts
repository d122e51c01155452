import type { Ids } from '../ids.js';

/** Opaque page tokens, each bound to a position of one list. */
export interface PageTokens {
  issue(list: string, position: number): string;
  position(list: string, token: string): number | undefined;
  /** Every token issued so far is refused from now on. */
  expire(): void;
}

export function createPageTokens(ids: Ids): PageTokens {
  const known = new Map<string, { list: string; position: number }>();
  return {
    issue(list, position) {
      const token = Buffer.from(`${ids.digits(19)}|${ids.hex(12)}`).toString('base64');
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
