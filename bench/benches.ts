import type { Bench } from './kit/types.js';

/** Every benchmark by the name that `npm run bench -- NAME` takes, in the order in which they run. */
export const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  differ: async () => (await import('./differ.js')).bench,
  poll: async () => (await import('./poll.js')).bench,
  intake: async () => (await import('./intake.js')).bench,
  burst: async () => (await import('./burst.js')).bench,
  limiter: async () => (await import('./limiter.js')).bench,
  start: async () => (await import('./start.js')).bench,
  notices: async () => (await import('./notices.js')).bench,
  search: async () => (await import('./search-row.js')).bench,
  page: async () => (await import('./page.js')).bench,
};
