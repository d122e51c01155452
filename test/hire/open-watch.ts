import { expect } from 'vitest';
import { createWatchReader, type WatchRead, type WatchReader } from '../../src/hire/watch-read.js';
import { largeSettings } from '../../src/sandbox/index.js';
import { openFeishu, type OpenFeishu } from '../feishu/open.js';
import { seededRandom } from '../support/random.js';

export const MINUTE = 60_000;
export const GIVE_UP_MS = 30 * MINUTE;

/** The watch's reader over a pretend Feishu with three pages of sources. */
export interface OpenWatch extends OpenFeishu {
  readonly watch: WatchReader;
  /** A read that gets the same page tokens as the one before. */
  read(signal?: AbortSignal): Promise<WatchRead>;
  /** Reads and finds what this read found. */
  readUnchanged(first: WatchRead): Promise<void>;
  /** Gives the source at this position another Chinese name. */
  rename(position: number, name: string): void;
}

export async function openWatch(): Promise<OpenWatch> {
  let random = seededRandom(1);
  const hire = largeSettings({ sources: 250, modules: 3, fieldsPerModule: 5, selectEvery: 2, options: 20 });
  const open = await openFeishu({ sandbox: { hire, random: () => random() } });
  // A token takes random numbers too, and must not shift those of the first read.
  await open.feishu.checkCredentials();
  const watch = createWatchReader(open.feishu.hire, open.clock, { giveUpMs: GIVE_UP_MS });
  const read = (signal?: AbortSignal): Promise<WatchRead> => {
    random = seededRandom(2);
    return watch.read(open.tenant, signal);
  };
  return {
    ...open,
    watch,
    read,
    readUnchanged: async (first) => {
      const again = await read();
      expect(again).toEqual({ hash: first.hash, readAt: again.readAt, unchanged: true });
    },
    rename: (position, name) => {
      const source = hire.sources[position];
      if (source) source.zh_name = name;
    },
  };
}
