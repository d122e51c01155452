import type { Clock } from '../base/clock.js';
import { BotError } from '../base/errors.js';
import type { HireApi } from '../feishu/port.js';
import { parseSourcePage, parseTalentObjects } from './answer.js';
import { readCache } from './cache.js';
import { inTime } from './in-time.js';
import { WHOLE_LIST_PAGE, joinPages, readPages } from './read-all.js';
import type { HireSettings, ReadList, ResumeSource, SourcePage, TalentModule } from './types.js';

export interface ReadOptions {
  /** Skips what is kept from an earlier read. */
  readonly refresh?: boolean;
}

/** How far a read of all sources is. */
export interface ReadProgress {
  readonly pages: number;
  /** How many pages the list had when it was last read; unknown before. */
  readonly expected: number | undefined;
}

/** Feishu Hire as people ask for it. All reads are of one tenant, shared by everybody who asks at the same moment. */
export interface HireReader {
  /** One page by the API's own token. @throws BotError `page_expired` when the API no longer accepts the token. */
  sourcePage(
    tenant: string,
    page: { size: number; token: string | undefined } & ReadOptions,
  ): Promise<SourcePage>;
  /** Every source. */
  sources(tenant: string, options?: ReadOptions): Promise<ReadList<ResumeSource>>;
  /** How far the read of all sources is that is under way; `undefined` when none is. */
  progress(tenant: string): ReadProgress | undefined;
  /** Every module with its fields. */
  talent(tenant: string, options?: ReadOptions): Promise<ReadList<TalentModule>>;
  /** Keeps both lists as a whole read of the watch found them at `readAt`; a list that was read later stays. */
  put(tenant: string, settings: HireSettings, readAt: number): void;
  /**
   * Makes the lists that were last put as fresh as a read at `readAt` that found the very same. Lists that people's own
   * reads have brought since are left alone.
   */
  touch(tenant: string, readAt: number): void;
}

export interface ReaderOptions {
  /** How long a list may be shown again, in milliseconds. */
  readonly ttlMs: number;
  /** After this many milliseconds a read is given up. */
  readonly giveUpMs: number;
}

const KEPT_PAGES = 500;
const KEPT_LISTS = 50;

/** Reads, parses and keeps. Only whole reads are kept. */
export function createHireReader(api: HireApi, clock: Clock, options: ReaderOptions): HireReader {
  const pages = readCache<SourcePage>(KEPT_PAGES, options.ttlMs, clock);
  const lists = readCache<ReadList<ResumeSource>>(KEPT_LISTS, options.ttlMs, clock);
  const forms = readCache<ReadList<TalentModule>>(KEPT_LISTS, options.ttlMs, clock);

  const pagesRead = new Map<string, number>();

  const limited = <T>(read: (signal: AbortSignal) => Promise<T>): Promise<T> =>
    inTime(clock, options.giveUpMs, read);
  const readPage = async (
    tenant: string,
    pageSize: number,
    pageToken: string | undefined,
    signal: AbortSignal,
  ) => parseSourcePage(await api.resumeSources({ tenant, pageSize, pageToken, signal }));
  const readWholeList = async (tenant: string, signal: AbortSignal): Promise<ReadList<ResumeSource>> => {
    const readAt = clock.now();
    try {
      const found = await readPages((token, index) => {
        pagesRead.set(tenant, index);
        return readPage(tenant, WHOLE_LIST_PAGE, token, signal);
      });
      return { items: joinPages(found.map(({ items }) => items)), readAt };
    } finally {
      pagesRead.delete(tenant);
    }
  };

  return {
    sourcePage: (tenant, { size, token, refresh }) =>
      pages.get(
        JSON.stringify([tenant, size, token ?? '']),
        () =>
          limited(async (signal) => {
            const readAt = clock.now();
            const page = await readPage(tenant, size, token, signal);
            if (token && page.nextToken === token)
              throw new BotError('bad_answer', {
                detail: 'GET hire/v1/resume_sources: the page token came again',
              });
            return { ...page, readAt };
          }),
        { refresh: refresh ?? false },
      ),
    sources: (tenant, { refresh = false } = {}) =>
      lists.get(tenant, () => limited((signal) => readWholeList(tenant, signal)), { refresh }),
    progress: (tenant) => {
      const pages = pagesRead.get(tenant);
      if (pages === undefined) return undefined;
      const last = lists.peek(tenant)?.items.length;
      return { pages, expected: last === undefined ? undefined : Math.ceil(last / WHOLE_LIST_PAGE) };
    },
    talent: (tenant, { refresh = false } = {}) =>
      forms.get(
        tenant,
        () =>
          limited(async (signal) => {
            const readAt = clock.now();
            return { items: parseTalentObjects(await api.talentObjects({ tenant, signal })), readAt };
          }),
        { refresh },
      ),
    put: (tenant, { sources, modules }, readAt) => {
      lists.put(tenant, { items: sources, readAt });
      forms.put(tenant, { items: modules, readAt });
    },
    touch: (tenant, readAt) => {
      lists.touch(tenant, readAt);
      forms.touch(tenant, readAt);
    },
  };
}
