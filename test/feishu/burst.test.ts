import { afterEach, describe, expect, it } from 'vitest';
import { createLimits, type LimitKey, type Limits } from '../../src/feishu/limits/index.js';
import { testClock } from '../support/clock.js';

let limits: Limits;
afterEach(() => limits.close());

describe('a thousand sends that wait at once', () => {
  it('all go out, in their order, and none is forgotten on the way', async () => {
    const clock = testClock();
    limits = createLimits(
      {
        appId: 'cli_test',
        resumeSourcesPerSecond: 20,
        talentObjectsPerSecond: 10,
        redisUrl: undefined,
        longestTimeoutMs: 5000,
        quietMs: 0,
      },
      clock,
    );
    const sent: number[] = [];
    const all = Array.from({ length: 1000 }, (_, i) => {
      const keys: LimitKey[] = [
        ['chatHere', `t c${i}`],
        ['sendsMinute', 't'],
        ['chat', `t c${i}`],
        ['sends', 't'],
      ];
      return limits.run({ limits: keys, holds: [], priority: 'reply', timeoutMs: 5000 }, () =>
        Promise.resolve(sent.push(i)),
      );
    });
    const forward = setInterval(() => clock.advance(250), 50);
    await Promise.all(all);
    clearInterval(forward);
    expect(sent).toHaveLength(1000);
    expect(sent).toEqual(sent.toSorted((a, b) => a - b));
  }, 60_000);
});
