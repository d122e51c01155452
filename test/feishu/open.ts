import { createMetrics } from '../../src/base/metrics.js';
import { createFeishu, type Feishu, type FeishuOptions } from '../../src/feishu/index.js';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.js';
import { testClock, type TestClock } from '../support/clock.js';
import { until } from '../support/until.js';

export const SOURCES = 'GET /open-apis/hire/v1/resume_sources';
export const FIELDS = 'GET /open-apis/hire/v1/talent_objects/query';

/** The calls to a pretend Feishu, without a bot around them. */
export interface OpenFeishu {
  readonly sandbox: Sandbox;
  readonly feishu: Feishu;
  readonly clock: TestClock;
  readonly tenant: string;
  /** The APIs that were called, as `onCall` was told of them. */
  readonly told: string[];
  /** How often a route was called. */
  count(route: string): number;
  /** Puts the clock forward until `work` is done, so that pauses between tries are not sat out. */
  hurried<T>(work: Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export async function openFeishu(
  options: { sandbox?: SandboxOptions; feishu?: Partial<FeishuOptions> } = {},
): Promise<OpenFeishu> {
  const clock = testClock();
  const sandbox = await startSandbox({ clock, rateLimits: false, ...options.sandbox });
  const { appId, appSecret, tenantKey: tenant } = sandbox.credentials;
  const told: string[] = [];
  const feishu = createFeishu(
    {
      appId,
      appSecret,
      baseUrl: sandbox.url,
      resumeSourcesPerSecond: 1000,
      talentObjectsPerSecond: 1000,
      redisUrl: undefined,
      quietMs: 0,
      timeouts: { hireMs: 10_000, otherMs: 10_000 },
      ...options.feishu,
    },
    {
      clock,
      metrics: createMetrics(),
      random: () => 0,
      onSend: () => undefined,
      onCall: (of, api) => void told.push(`${of === tenant ? '' : `${of}: `}${api}`),
    },
  );
  return {
    sandbox,
    feishu,
    clock,
    tenant,
    told,
    count: (route) => sandbox.record.filter((call) => call.route === route).length,
    hurried: async (work) => {
      let done = false;
      const end = work.finally(() => (done = true));
      end.catch(() => undefined);
      await until(
        () => {
          clock.advance(500);
          return done;
        },
        { what: 'the work to end' },
      );
      return end;
    },
    close: async () => {
      await feishu.close();
      await sandbox.close();
    },
  };
}
