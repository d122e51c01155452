import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../base/clock.js';
import type { HireApi } from '../feishu/port.js';
import { parseSourcePage, parseTalentObjects } from './answer.js';
import { inTime } from './in-time.js';
import { WHOLE_LIST_PAGE, joinPages, readPages } from './read-all.js';
import type { HireSettings, ResumeSource } from './types.js';

/** One whole read of both lists. */
export type WatchRead = {
  /**
   * Identifies the answers as they came. Equal hashes are equal settings; different ones need not be different settings,
   * because page tokens are part of the answers and may be new every time.
   */
  readonly hash: string;
  /** When the read began, epoch milliseconds. */
  readonly readAt: number;
} & (
  | { readonly unchanged: true; readonly settings?: undefined }
  | { readonly unchanged: false; readonly settings: HireSettings }
);

/** Feishu Hire as the watch reads it: again and again, mostly to find what it found the last time. */
export interface WatchReader {
  /**
   * Reads both lists whole. Answers that are, byte for byte, those of the last read that this returned are not even
   * parsed; the read is then `unchanged`. One read of a tenant at a time.
   * @param signal gives the read up.
   * @throws BotError when any part of the read failed; what the last read found stays known.
   */
  read(tenant: string, signal?: AbortSignal): Promise<WatchRead>;
  /** The next read is never `unchanged`. For a caller who has not kept, or no longer has, what the last one found. */
  forget(tenant: string): void;
}

/** A page that was read: a known one is parsed only when its sources are asked for. */
interface ReadPage {
  readonly hash: string;
  readonly nextToken: string | undefined;
  readonly sources: () => readonly ResumeSource[];
}

/** What is remembered of a tenant's last read: hashes and page tokens, nothing of the lists. */
interface Known {
  readonly hash: string;
  readonly pages: readonly Pick<ReadPage, 'hash' | 'nextToken'>[];
  readonly fields: string;
}

/** How many tenants are remembered, at about 200 bytes for each page; one that is forgotten is parsed once more. */
const KEPT_TENANTS = 10_000;

/** @param options.giveUpMs after this many milliseconds a whole read is given up. */
export function createWatchReader(
  api: Pick<HireApi, 'pollSources' | 'pollTalentObjects'>,
  clock: Clock,
  options: { readonly giveUpMs: number },
): WatchReader {
  const kept = new LRUCache<string, Known>({ max: KEPT_TENANTS });

  const sourcePage = async (
    request: { tenant: string; pageToken: string | undefined; signal: AbortSignal },
    last: Known['pages'][number] | undefined,
  ): Promise<ReadPage> => {
    const known = (hash: string): boolean => hash === last?.hash;
    const answer = await api.pollSources({ ...request, pageSize: WHOLE_LIST_PAGE, known });
    const { hash } = answer;
    if (last?.hash === hash)
      return { hash, nextToken: last.nextToken, sources: () => parseSourcePage(answer.body()).items };
    const { items, nextToken } = parseSourcePage(answer.body());
    return { hash, nextToken, sources: () => items };
  };

  const readBoth = async (tenant: string, last: Known | undefined, signal: AbortSignal) => {
    const readAt = clock.now();
    const pages = await readPages((pageToken, index) =>
      sourcePage({ tenant, pageToken, signal }, last?.pages[index]),
    );
    const fields = await api.pollTalentObjects({ tenant, signal, known: (hash) => hash === last?.fields });
    const hash = hashOf([...pages.map((page) => page.hash), fields.hash]);
    const now: Known = {
      hash,
      pages: pages.map((page) => ({ hash: page.hash, nextToken: page.nextToken })),
      fields: fields.hash,
    };
    const read: WatchRead =
      last?.hash === hash
        ? { hash, readAt, unchanged: true }
        : {
            hash,
            readAt,
            unchanged: false,
            settings: {
              sources: joinPages(pages.map((page) => page.sources())),
              modules: parseTalentObjects(fields.body()),
            },
          };
    return { now, read };
  };

  return {
    read: async (tenant, signal) => {
      const last = kept.get(tenant);
      const { now, read } = await inTime(
        clock,
        options.giveUpMs,
        (stop) => readBoth(tenant, last, stop),
        signal,
      );
      // Only what the caller gets is known: a read that was given up may end all the same, and nobody has seen it.
      if (!read.unchanged) kept.set(tenant, now);
      return read;
    },
    forget: (tenant) => void kept.delete(tenant),
  };
}

/** The fields' hash comes last, so the list says which is which. */
function hashOf(hashes: readonly string[]): string {
  return createHash('sha256').update(hashes.join(' ')).digest('base64url');
}
