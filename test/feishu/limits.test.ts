import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLimits, type LimitKey, type Limits, type Priority } from '../../src/feishu/limits/index.js';
import { testClock, type TestClock } from '../support/clock.js';
import { openHouse } from '../support/house.js';
import { openSqlite } from '../../src/store/sqlite.js';
import { until } from '../support/until.js';

let clock: TestClock;
let limits: Limits;

const create = (change: Partial<Parameters<typeof createLimits>[0]> = {}): Limits =>
  createLimits(
    {
      appId: 'cli_test',
      resumeSourcesPerSecond: 1,
      talentObjectsPerSecond: 2,
      redisUrl: undefined,
      longestTimeoutMs: 5000,
      quietMs: 0,
      ...change,
    },
    clock,
  );
const SOURCES: LimitKey = ['sources', 't'];

beforeEach(() => {
  clock = testClock();
  limits = create();
});
afterEach(() => limits.close());

/** Queues a request that notes its name when it goes out. */
function queue(sent: string[], name: string, priority: Priority, key: LimitKey = SOURCES): Promise<string> {
  const run = { limits: [key], holds: [], priority, timeoutMs: 5000 };
  return limits.run(run, () => {
    sent.push(name);
    return Promise.resolve(name);
  });
}

describe('a limit', () => {
  it('is held for a second after the answer, and then given to replies before notices before polls', async () => {
    const sent: string[] = [];
    await queue(sent, 'first', 'read');
    const rest = [
      queue(sent, 'poll', 'poll'),
      queue(sent, 'notice', 'notice'),
      queue(sent, 'reply', 'reply'),
    ];
    await queue(sent, 'other tenant', 'poll', ['sources', 'u']);
    expect(sent).toEqual(['first', 'other tenant']);
    // Bottleneck takes a few turns of the event loop to queue each of them.
    let turns = 0;
    await until(() => ++turns > 5, { what: 'the queue to be filled' });
    for (const expected of ['reply', 'notice', 'poll']) {
      clock.advance(1002);
      await until(() => sent.at(-1) === expected, { what: expected });
    }
    await Promise.all(rest);
  });

  it('is not used up by those who gave up waiting', async () => {
    const sent: string[] = [];
    await queue(sent, 'first', 'read');
    const stop = new AbortController();
    const run = {
      limits: [SOURCES],
      holds: [],
      priority: 'reply' as const,
      timeoutMs: 5000,
      signal: stop.signal,
    };
    const given = limits.run(run, () => Promise.resolve(sent.push('given up')));
    const next = queue(sent, 'next', 'reply');
    stop.abort();
    await expect(given).rejects.toMatchObject({ code: 'rate_limited' });
    clock.advance(1002);
    await next;
    expect(sent).toEqual(['first', 'next']);
  });

  it('stands still as long as Feishu says', async () => {
    const sent: string[] = [];
    limits.hold('GET x t', 10_000);
    const held = limits.run(
      { limits: [SOURCES], holds: ['GET x t'], priority: 'reply', timeoutMs: 1000 },
      () => Promise.resolve(sent.push('held')),
    );
    await queue(sent, 'free', 'poll');
    expect(sent).toEqual(['free']);
    clock.advance(10_001);
    await held;
    expect(sent).toEqual(['free', 'held']);
  });

  it('counts what an earlier process has used', async () => {
    const sent: string[] = [];
    limits.occupy(['fields', 't'], 2, clock.now() + 60_000);
    const waiting = queue(sent, 'waiting', 'reply', ['fields', 't']);
    await queue(sent, 'other', 'reply');
    expect(sent).toEqual(['other']);
    clock.advance(60_001);
    await waiting;
  });

  it('lets nothing out in the first second after a start', async () => {
    await limits.close();
    limits = create({ quietMs: 1000 });
    const sent: string[] = [];
    const quiet = queue(sent, 'quiet', 'reply');
    clock.advance(900);
    await new Promise((resolve) => setImmediate(resolve));
    expect(sent).toEqual([]);
    clock.advance(101);
    await quiet;
  });
});

describe('after a restart', () => {
  it('the minute of messages is counted on from what was sent before', async () => {
    const house = await openHouse();
    try {
      const { sandbox } = house;
      await house.stopBot();
      const db = openSqlite(house.database);
      const insert = db.prepare('insert into sends (tenant, at) values (?, ?)');
      for (let i = 0; i < 997; i++) insert.run(sandbox.credentials.tenantKey, house.clock.now() - 1000);
      db.close();
      await house.restart();
      const said = Array.from({ length: 6 }, (_, i) => {
        sandbox.world.addPerson(`ou_p${i}`, `员工${i}`);
        return sandbox.say({
          text: '/help',
          from: `ou_p${i}`,
          chat: sandbox.world.privateChat(`ou_p${i}`)?.chatId ?? '',
        });
      });
      const answered = () => said.filter(({ messageId }) => house.repliesTo(messageId).length === 1).length;
      await sandbox.waitFor(() => answered() === 3);
      house.clock.advance(30_000);
      await sandbox.waitFor(() =>
        said.every(({ eventId }) => sandbox.deliveries.some((d) => d.eventId === eventId)),
      );
      expect(answered()).toBe(3);
      house.clock.advance(45_000);
      await sandbox.waitFor(() => answered() === 6, { timeoutMs: 10_000 });
    } finally {
      await house.close();
    }
  }, 30_000);
});
