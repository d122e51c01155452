import { LRUCache } from 'lru-cache';
import type { Clock } from '../base/clock.js';

/** Reads that are shared: by all who ask while one is under way, and for `ttlMs` after it. */
export interface ReadCache<T extends { readonly readAt: number }> {
  /** @param options.refresh skips what is kept, but still shares a read that is under way. */
  get(key: string, read: () => Promise<T>, options?: { refresh?: boolean }): Promise<T>;
  /** What was kept last, however old it is. */
  peek(key: string): T | undefined;
  /** Keeps what was read elsewhere, unless a later read is kept. */
  put(key: string, value: T): void;
  /** What is kept was found again at `readAt`, if it was put and not read here. */
  touch(key: string, readAt: number): void;
}

/**
 * @param max how many lists are kept; the least recently used go first.
 * @param ttlMs 0: nothing is kept, reads that run at the same moment are shared all the same.
 */
export function readCache<T extends { readonly readAt: number }>(
  max: number,
  ttlMs: number,
  clock: Clock,
): ReadCache<T> {
  const kept = new LRUCache<string, { value: T; put: boolean }>({ max });
  const flights = new Map<string, Promise<T>>();
  const keep = (key: string, value: T, put: boolean): void => {
    if (ttlMs > 0) kept.set(key, { value, put });
  };
  const isNewest = (key: string, readAt: number): boolean =>
    readAt >= (kept.peek(key)?.value.readAt ?? readAt);
  return {
    get: (key, read, { refresh = false } = {}) => {
      const value = kept.get(key)?.value;
      if (value && !refresh && clock.now() - value.readAt < ttlMs) return Promise.resolve(value);
      const running = flights.get(key);
      if (running) return running;
      const flight = read()
        .then((fresh) => {
          keep(key, fresh, false);
          return fresh;
        })
        .finally(() => flights.delete(key));
      flights.set(key, flight);
      return flight;
    },
    peek: (key) => kept.peek(key)?.value,
    put: (key, value) => {
      if (isNewest(key, value.readAt)) keep(key, value, true);
    },
    touch: (key, readAt) => {
      const entry = kept.peek(key);
      if (entry?.put && isNewest(key, readAt)) keep(key, { ...entry.value, readAt }, true);
    },
  };
}
