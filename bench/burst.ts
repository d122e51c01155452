import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Delivery } from '../src/sandbox/index.js';
import { environmentFor } from '../test/support/process.js';
import { until } from '../test/support/until.js';
import { startChild } from './kit/child.js';
import { alone, beside, count, ms } from './kit/rows.js';
import type { Bench, Row } from './kit/types.js';

/** What every answer of the platform takes. */
const ANSWER_MS = 40;
/** "Send message": so many a second; a thousand a minute is not reached. */
const SENDS_A_SECOND = 50;
const LATE_MS = 3000;
/** A start sends nothing for a second. */
const QUIET_MS = 1500;

interface Burst {
  /** Milliseconds from the first command to the last reply; to the last acknowledgement where replies are not awaited. */
  readonly lastMs: number;
  readonly acks: readonly Delivery[];
  /** Acknowledged and not answered. */
  readonly lost: number;
  readonly reads: number;
  readonly refused: number;
  readonly violations: number;
  readonly cpuMs: number;
}

/**
 * So many people ask for the same list at the same moment, each in a private chat.
 * @param awaitReplies false: only the acknowledgements are waited for
 */
async function burst(
  people: number,
  [program, ...args]: readonly [string, ...string[]],
  awaitReplies = true,
): Promise<Burst> {
  const folder = await mkdtemp(join(tmpdir(), 'hirebot-bench-'));
  const sandbox = await startSandbox({ redelivery: [] });
  const env = { ...environmentFor(sandbox), DATABASE_URL: `sqlite:${join(folder, 'bot.db')}` };
  const child = await startChild(program, [JSON.stringify(env), ...args]);
  const url = `http://127.0.0.1:${child.port}`;
  try {
    sandbox.setBotUrl(url);
    if (program === 'burst-bot')
      await until(async () => (await fetch(`${url}/readyz`)).status === 200, { what: 'the bot to be ready' });
    sandbox.faults.add({ route: /open-apis\/(?:hire|im)/, kind: 'delay', ms: ANSWER_MS });
    const crowd = Array.from({ length: people }, (_, i) => sandbox.world.addPerson(`ou_crowd${i}`, `P ${i}`));
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    const before = await child.usage();
    const start = Date.now();
    const said = crowd.map(({ openId }) => sandbox.say({ text: '/sources', from: openId }));
    const acks = await Promise.all(said.map(({ delivered }) => delivered));
    const deadline = start + people * 60 + 10_000;
    while (awaitReplies && Date.now() < deadline && sandbox.record.filter(isReply).length < people)
      await new Promise((resolve) => setTimeout(resolve, 50));
    await new Promise((resolve) => setTimeout(resolve, 200));
    const answers = said.map(({ messageId, chatId }) =>
      sandbox.messages(chatId).find(({ replyTo }) => replyTo === messageId),
    );
    const answered = answers.flatMap((answer) => answer ?? []);
    return {
      lastMs: Math.max(...answered.map(({ createdAt }) => createdAt)) - start,
      acks,
      // What the bot never took, it need not answer: Feishu would send it again.
      lost: acks.filter(({ status }, index) => status === 200 && !answers[index]).length,
      reads: sandbox.record.filter(({ path }) => path.endsWith('/resume_sources')).length,
      refused: sandbox.record.filter(({ status, code }) => status >= 400 || code !== 0).length,
      violations: sandbox.violations().length,
      cpuMs: (await child.usage()).cpuMs - before.cpuMs,
    };
  } finally {
    child.end();
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const isReply = ({ path }: { path: string }): boolean => path.endsWith('/reply');
const late = (acks: readonly Delivery[]): number =>
  acks.filter((one) => one.status !== 200 || one.ms > LATE_MS).length;
const slowest = (acks: readonly Delivery[]): number => Math.max(...acks.map((one) => one.ms));

export const bench: Bench = {
  about: 'So many people ask for the same list at the same moment; every answer of the platform takes 40 ms.',
  run: async ({ quick }): Promise<Row[]> => {
    const people = quick ? 200 : 1000;
    const bots: Burst[] = [];
    for (let i = 0; i < (quick ? 1 : 3); i += 1) bots.push(await burst(people, ['burst-bot']));
    const naive = await burst(people, ['burst-naive', 'awaited']);
    const atOnce = await burst(people, ['burst-naive', 'at-once'], false);
    const bound = (people / SENDS_A_SECOND - 1) * 1000 + 2 * ANSWER_MS;
    const each = (pick: (one: Burst) => number) => bots.map(pick);
    const same = (value: number) => bots.map(() => value);
    const worst = (pick: (one: Burst) => number): number => Math.max(...each(pick));
    const what = `${people} commands at once`;
    return [
      alone(
        `${what}: reads of the list`,
        count,
        worst(({ reads }) => reads),
        `naive ${naive.reads}`,
        { most: 1 },
      ),
      alone(
        `${what}: replies lost`,
        count,
        worst(({ lost }) => lost),
        `naive ${naive.lost}`,
        { most: 0 },
      ),
      alone(
        `${what}: calls refused`,
        count,
        worst(({ refused }) => refused),
        `naive ${naive.refused}`,
        { most: 0 },
      ),
      alone(
        `${what}: limits exceeded`,
        count,
        worst(({ violations }) => violations),
        `naive ${naive.violations}`,
        { most: 0 },
      ),
      beside(
        `${what}: last reply`,
        ms,
        each((one) => one.lastMs),
        ['bound by the limits', same(bound)],
        { most: 1.1 },
      ),
      beside(
        `${what}: last reply`,
        ms,
        each((one) => one.lastMs),
        ['SDK, each by itself', same(naive.lastMs)],
        { most: 0.43 },
      ),
      beside(
        `${what}: processor time`,
        ms,
        each((one) => one.cpuMs),
        ['SDK, Bottleneck', same(naive.cpuMs)],
        { most: 0.25 },
      ),
      alone(
        `${what}: acks later than 3 s`,
        count,
        worst(({ acks }) => late(acks)),
        `SDK, handler awaited ${late(naive.acks)}`,
        { most: 0 },
      ),
      beside(
        `${what}: slowest ack`,
        ms,
        each(({ acks }) => slowest(acks)),
        ['SDK, not awaited', same(slowest(atOnce.acks))],
        { most: 0.75 },
      ),
    ];
  },
};
