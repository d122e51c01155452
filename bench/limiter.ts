import { Agent, get } from 'node:http';
import Bottleneck from 'bottleneck';
import { systemClock } from '../src/base/clock.js';
import { createLimits } from '../src/feishu/limits/index.js';
import { startChild } from './kit/child.js';
import { alone, beside, count, percent } from './kit/rows.js';
import type { Bench, Row } from './kit/types.js';

const NETWORKS = ['none', 'jitter', 'stall'] as const;
const LIMITS = [20, 10] as const;

/** Something that lets calls out under a limit. */
type Limited = <T>(call: () => Promise<T>) => Promise<T>;
const bottleneck = (options: Bottleneck.ConstructorOptions): Limited => {
  const limiter = new Bottleneck(options);
  return (call) => limiter.schedule(call);
};

/** Ours, the setting that everybody takes, and the best stock ones that exceed no limit. */
const LIMITERS: Readonly<Record<string, (limit: number) => Limited>> = {
  ours: (limit) => {
    const limits = createLimits(
      {
        appId: 'cli_bench',
        resumeSourcesPerSecond: limit,
        talentObjectsPerSecond: limit,
        redisUrl: undefined,
        longestTimeoutMs: 15_000,
        quietMs: 0,
      },
      systemClock,
    );
    const run = { limits: [['sources', 't']], holds: [], priority: 'read', timeoutMs: 15_000 } as const;
    return (call) => limits.run(run, call);
  },
  plain: (limit) => bottleneck({ minTime: 1000 / limit }),
  spaced: (limit) => bottleneck({ minTime: 1300 / limit }),
  reservoir: (limit) =>
    bottleneck({ reservoir: limit, reservoirRefreshAmount: limit, reservoirRefreshInterval: 1250 }),
};
type Name = keyof typeof LIMITERS;

/** Callers that are always waiting, so that the limiter alone decides. */
const CALLERS = 60;

/** Calls as fast as it is let, for so long. @returns milliseconds of a call, on average */
async function saturate(limited: Limited, url: string, forMs: number): Promise<number> {
  const agent = new Agent({ keepAlive: true });
  const ask = (): Promise<number> =>
    new Promise((resolve, reject) => {
      const start = performance.now();
      get(url, { agent }, (response) => {
        response.resume().on('end', () => resolve(performance.now() - start));
      }).on('error', reject);
    });
  const took: number[] = [];
  const end = performance.now() + forMs;
  const caller = async (): Promise<void> => {
    while (performance.now() < end)
      await limited(async () => {
        if (performance.now() < end) took.push(await ask());
      });
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
  agent.destroy();
  return took.reduce((sum, one) => sum + one, 0) / took.length;
}

type Seen = Record<string, { violations: number; arrivals: number; span: number }>;

export const bench: Bench = {
  about:
    'Saturated calls, counted as they arrive at the server: what exceeds the limit, and how much of the limit is used.',
  run: async ({ quick }): Promise<Row[]> => {
    const forMs = quick ? 8000 : 30_000;
    const upstream = await startChild('limited-upstream');
    const cases = NETWORKS.flatMap((network) =>
      LIMITS.flatMap((limit) => Object.keys(LIMITERS).map((name: Name) => ({ network, limit, name }))),
    );
    const path = ({ network, limit, name }: (typeof cases)[number]) => `/${network}/${limit}/${name}`;
    const meanMs = new Map(
      await Promise.all(
        cases.map(async (one) => {
          const limited = LIMITERS[one.name]?.(one.limit) ?? ((call) => call());
          return [
            path(one),
            await saturate(limited, `http://127.0.0.1:${upstream.port}${path(one)}`, forMs),
          ] as const;
        }),
      ),
    );
    const seen = await upstream.ask<Seen>('seen');
    upstream.end();
    const rows = NETWORKS.flatMap((network) =>
      LIMITS.flatMap((limit): Row[] => {
        const at = (name: Name) => path({ network, limit, name });
        // The first second holds one burst more than those after it.
        const used = (name: Name): number => {
          const { arrivals = 0, span = 1 } = seen[at(name)] ?? {};
          return Math.max(0, arrivals - limit) / (span / 1000) / limit;
        };
        const broken = (name: Name): number => seen[at(name)]?.violations ?? NaN;
        const what = `${limit}/s, network ${network}`;
        const bound = 1 / (1 + (meanMs.get(at('ours')) ?? 0) / 1000);
        return [
          alone(
            `${what}: arrivals over the limit`,
            count,
            broken('ours'),
            `minTime ${1000 / limit}: ${broken('plain')}`,
            { most: 0 },
          ),
          beside(`${what}: use of the limit`, percent, [used('ours')], ['bound 1/(1+RTT)', [bound]], {
            least: 0.97,
          }),
          beside(
            `${what}: use of the limit`,
            percent,
            [used('ours')],
            [`minTime ${1300 / limit} (${broken('spaced')} exceeded)`, [used('spaced')]],
            { least: 1.1 },
          ),
          beside(
            `${what}: use of the limit`,
            percent,
            [used('ours')],
            [`reservoir ${limit}/1250 (${broken('reservoir')} exceeded)`, [used('reservoir')]],
          ),
        ];
      }),
    );
    return rows;
  },
};
