import { Agent, get } from 'node:http';
import { createRequire } from 'node:module';
import type * as Lark from '@larksuiteoapi/node-sdk';
import { systemClock } from '../src/base/clock.js';
import { createMetrics } from '../src/base/metrics.js';
import { createFeishu } from '../src/feishu/index.js';
import type { HireSettings } from '../src/hire/types.js';
import { createWatchReader } from '../src/hire/watch-read.js';
import { diffSettings } from '../src/watch/diff.js';
import { startChild } from './kit/child.js';
import { keyedDiff } from './kit/keyed-diff.js';
import { alternate, cpuTimed } from './kit/rounds.js';
import { beside, ms } from './kit/rows.js';
import type { RawAnswer } from './kit/settings.js';
import type { Bench } from './kit/types.js';

/** Tenants that are polled at the same time: with one the processor's waking up costs more than the poll. */
const TENANTS = 8;
const POLLS_EACH = 10;
const SOURCES = '/open-apis/hire/v1/resume_sources';
const FIELDS = '/open-apis/hire/v1/talent_objects/query';

/** One poll of both lists of a tenant. */
type Poll = (tenant: string) => Promise<unknown>;

/** The bot's own read, with everything in its way: limits, token, hash; the comparison only when something came. */
function ours(baseUrl: string): { poll: Poll; close(): Promise<void> } {
  const feishu = createFeishu(
    {
      appId: 'cli_bench',
      appSecret: 'secret',
      baseUrl,
      // What a limit makes a poll wait is no work.
      resumeSourcesPerSecond: 10_000,
      talentObjectsPerSecond: 10_000,
      redisUrl: undefined,
      quietMs: 0,
      timeouts: { hireMs: 15_000, otherMs: 6000 },
    },
    { clock: systemClock, metrics: createMetrics(), random: Math.random, onSend: () => undefined },
  );
  const reader = createWatchReader(feishu.hire, systemClock, { giveUpMs: 30_000 });
  const known = new Map<string, HireSettings>();
  return {
    poll: async (tenant) => {
      const { settings } = await reader.read(tenant);
      if (!settings) return;
      const last = known.get(tenant);
      if (last) diffSettings(last, settings);
      known.set(tenant, settings);
    },
    close: () => feishu.close(),
  };
}

/** Receives over a kept connection, parses, compares: no limits, no token, no checks. */
function bare(baseUrl: string): Poll {
  const agent = new Agent({ keepAlive: true });
  const body = (path: string): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      get(`${baseUrl}${path}`, { agent }, (response) => {
        const parts: Buffer[] = [];
        response
          .on('data', (part: Buffer) => parts.push(part))
          .on('end', () => resolve(Buffer.concat(parts)));
      }).on('error', reject);
    });
  return compared(async () => {
    JSON.parse((await body(`${SOURCES}?page_size=100`)).toString());
    return JSON.parse((await body(FIELDS)).toString()) as RawAnswer;
  });
}

/** The official SDK's client, and the same comparison. */
function sdk(baseUrl: string): Poll {
  const lark = createRequire(import.meta.url)('@larksuiteoapi/node-sdk') as typeof Lark;
  const client = new lark.Client({
    appId: 'cli_bench',
    appSecret: 'secret',
    domain: baseUrl,
    loggerLevel: lark.LoggerLevel.error,
  });
  return compared(async () => {
    await client.hire.v1.resumeSource.list({ params: { page_size: 100 } });
    return (await client.hire.v1.talentObject.query()) as unknown as RawAnswer;
  });
}

/** Compares each answer with the tenant's last one. */
function compared(read: () => Promise<RawAnswer>): Poll {
  const known = new Map<string, RawAnswer>();
  return async (tenant) => {
    const now = await read();
    const last = known.get(tenant);
    if (last) keyedDiff(last, now);
    known.set(tenant, now);
  };
}

/** Milliseconds of processor time that one poll takes. */
const each = (poll: Poll) => async (): Promise<number> => {
  const took = await cpuTimed(() =>
    Promise.all(
      Array.from({ length: TENANTS }, async (_, tenant) => {
        for (let i = 0; i < POLLS_EACH; i += 1) await poll(`tenant${tenant}`);
      }),
    ),
  );
  return took / (TENANTS * POLLS_EACH);
};

export const bench: Bench = {
  about: `Processor time of a poll (a page of sources, 200 KB of fields), ${TENANTS} tenants at a time.`,
  run: async ({ rounds }) => {
    const upstream = await startChild('upstream');
    const rows = [];
    for (const kind of ['same', 'changing'] as const) {
      const url = `http://127.0.0.1:${upstream.port}/${kind}`;
      const bot = ours(url);
      const found = await alternate(rounds, {
        ours: each(bot.poll),
        bare: each(bare(url)),
        sdk: each(sdk(url)),
      });
      await bot.close();
      const [what, goals] =
        kind === 'same'
          ? (['unchanged poll', { bare: { most: 0.25 }, sdk: { most: 0.15 } }] as const)
          : (['changed poll', { bare: undefined, sdk: { most: 0.7 } }] as const);
      rows.push(
        beside(what, ms, found.ours, ['node:http, parse, keyed diff', found.bare], goals.bare),
        beside(what, ms, found.ours, ['SDK client, keyed diff', found.sdk], goals.sdk),
      );
    }
    upstream.end();
    return rows;
  },
};
