import { pause, type Clock } from '../base/clock.js';
import { errorFields, type Log } from '../base/log.js';
import type { Feishu } from './index.js';

/** How often it is looked whether the credentials were refused meanwhile. */
const LOOK_EVERY_MS = 10_000;
const WAIT = { firstMs: 1000, mostMs: 60_000 } as const;

/**
 * Asks for a token until there is one, and again whenever it was refused: readiness has to know about the
 * credentials before the first person asks, and to hear when they are taken again. Ends with `signal`.
 */
export async function keepAsking(
  feishu: Pick<Feishu, 'credentials' | 'checkCredentials'>,
  clock: Clock,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  let wait: number = WAIT.firstMs;
  while (!signal.aborted) {
    if (feishu.credentials() === 'accepted') {
      wait = WAIT.firstMs;
      await pause(clock, LOOK_EVERY_MS, signal);
      continue;
    }
    try {
      await feishu.checkCredentials();
    } catch (error) {
      log.error('Feishu does not give a token', errorFields(error));
      await pause(clock, wait, signal);
      wait = Math.min(wait * 2, WAIT.mostMs);
    }
  }
}
