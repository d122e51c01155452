import { startChild, type Child, type Usage } from './kit/child.js';
import { eventRequests } from './kit/events.js';
import { closedLoop } from './kit/load.js';
import { beside, mib, ms, type Goal, type Unit } from './kit/rows.js';
import { percentile } from './kit/stats.js';
import type { Bench, Row } from './kit/types.js';

const CONNECTIONS = 32;

/** Who receives, by name: a program and its arguments. */
const RECEIVERS = {
  min: ['intake-min'],
  sdk: ['intake-sdk'],
  edge: ['intake-bot', 'edge'],
  stored: ['intake-bot', 'stored'],
  run: ['intake-bot', 'run'],
} as const;
type Receiver = keyof typeof RECEIVERS;

const us: Unit = (value) => `${(value * 1000).toFixed(0)} us`;

interface Round {
  /** Milliseconds. */
  readonly cpu: number;
  readonly p99: number;
}

/** One round of one receiver. @throws Error when it did not handle every event exactly once */
async function round(child: Child, events: number): Promise<Round> {
  const requests = eventRequests(events);
  const before = [await child.usage(), await child.ask<number>('handled')] as const;
  const took = await closedLoop(child.port, requests, CONNECTIONS);
  // What is done after the acknowledgement is counted too.
  let handled = 0;
  while (handled < events) handled = (await child.ask<number>('handled')) - before[1];
  if (handled !== events) throw new Error(`${handled} of ${events} events were handled`);
  const after = await child.usage();
  return { cpu: (after.cpuMs - before[0].cpuMs) / events, p99: percentile(took, 0.99) };
}

type Found = Record<Receiver, { rounds: Round[]; usage: Usage }>;

async function measure(rounds: number, events: number): Promise<Found> {
  const names = Object.keys(RECEIVERS) as Receiver[];
  const children = await Promise.all(
    names.map(async (name) => {
      const [program, ...args] = RECEIVERS[name];
      return { name, child: await startChild(program, args), rounds: [] as Round[] };
    }),
  );
  for (const one of children) await round(one.child, events);
  for (let at = 0; at < rounds; at += 1) {
    const first = at % children.length;
    for (const one of [...children.slice(first), ...children.slice(0, first)])
      one.rounds.push(await round(one.child, events));
  }
  const found = await Promise.all(
    children.map(async ({ name, child, rounds }) => [name, { rounds, usage: await child.usage() }] as const),
  );
  for (const { child } of children) child.end();
  return Object.fromEntries(found) as Found;
}

/** What of the bot, against whom, and the goals of processor time, 99th percentile, memory now and at its peak. */
const COMPARED: readonly (readonly [Receiver, string, 'sdk' | 'min', ...(Goal | undefined)[]])[] = [
  ['edge', 'edge alone', 'sdk', { most: 0.3 }, { most: 0.45 }, { most: 0.65 }, { most: 0.55 }],
  ['edge', 'edge alone', 'min', { most: 1.35 }, undefined, { most: 1.45 }, undefined],
  [
    'stored',
    'stored, then acknowledged',
    'sdk',
    { most: 0.4 },
    { most: 0.8 },
    { most: 0.75 },
    { most: 0.55 },
  ],
  ['stored', 'stored, then acknowledged', 'min', { most: 1.75 }, undefined, { most: 1.8 }, undefined],
  ['run', 'stored, run and finished', 'sdk', undefined, undefined, { most: 0.75 }, { most: 0.55 }],
  ['run', 'stored, run and finished', 'min', undefined, undefined, undefined, undefined],
];
const PEERS = { sdk: 'SDK adaptExpress', min: 'node:http, nothing kept' } as const;

export const bench: Bench = {
  about: `Signed and encrypted events over ${CONNECTIONS} connections: per event, and what the receivers hold after all of them.`,
  run: async ({ rounds, quick }) => {
    const found = await measure(rounds, quick ? 1000 : 3000);
    return COMPARED.flatMap(([name, what, peer, cpu, p99, rss, peak]): Row[] => {
      const pick = (of: keyof Round) => found[name].rounds.map((one) => one[of]);
      const theirs = (of: keyof Round) => [PEERS[peer], found[peer].rounds.map((one) => one[of])] as const;
      const held = (of: 'rss' | 'peakRss', goal: Goal | undefined): Row =>
        beside(
          `${what}: memory ${of === 'rss' ? 'at the end' : 'at its peak'}`,
          mib,
          [found[name].usage[of]],
          [PEERS[peer], [found[peer].usage[of]]],
          goal,
        );
      return [
        beside(`${what}: processor time`, us, pick('cpu'), theirs('cpu'), cpu),
        beside(`${what}: p99`, ms, pick('p99'), theirs('p99'), p99),
        held('rss', rss),
        held('peakRss', peak),
      ];
    });
  },
};
