import { createRequire } from 'node:module';
import Bottleneck from 'bottleneck';
import type * as IoRedis from 'ioredis';
import type { LimitName, Limit } from './table.js';

/** One Bottleneck for each limit and key (tenant, or tenant and chat). */
export interface LimiterGroups {
  limiter(name: LimitName, key: string): Bottleneck;
  /** Whether the limits are shared with other processes. */
  readonly shared: boolean;
  /** Whether the shared state can be reached; always true in a single process. */
  healthy(): boolean;
  close(): Promise<void>;
}

export interface GroupOptions {
  /** Keeps what is stored in Redis apart from other apps' limits. */
  readonly prefix: string;
  /**
   * How long a request may hold a place at most, in milliseconds. Idle groups live longer than that, because
   * Bottleneck drops a group by its last start although places are still held.
   */
  readonly longestHoldMs: number;
  /** Set: the limits are shared with every process that uses the same Redis. */
  readonly redisUrl: string | undefined;
}

/** @param table the limits; those that are local are counted in this process whether or not there is a Redis. */
export function limiterGroups(
  table: Readonly<Record<LimitName, Limit>>,
  { prefix, longestHoldMs, redisUrl }: GroupOptions,
): LimiterGroups {
  const shared = redisUrl === undefined ? undefined : connect(redisUrl);
  const groups = new Map<LimitName, Bottleneck.Group>();
  for (const [name, { count, windowMs, local }] of Object.entries(table) as [LimitName, Limit][]) {
    const connection = local ? undefined : shared?.connection;
    const group = new Bottleneck.Group({
      id: `hirebot-${prefix}-${name}`,
      maxConcurrent: count,
      timeout: Math.max(windowMs + longestHoldMs + 30_000, 60_000),
      ...(connection ? { connection } : {}),
    });
    group.on('error', () => undefined);
    if (connection)
      group.on('created', (limiter) => {
        limiter.on('error', () => undefined);
        // In Redis the first writer's settings stay; during a deployment the last one's have to count.
        void Promise.resolve(limiter.updateSettings({ maxConcurrent: count })).catch(() => undefined);
      });
    groups.set(name, group);
  }
  return {
    shared: shared !== undefined,
    limiter: (name, key) => {
      const group = groups.get(name);
      if (!group) throw new RangeError(`no limit is named ${name}`);
      // Bottleneck keeps its limiters on a plain object; a key must not be the name of one of its members.
      return group.key(`key ${key}`);
    },
    healthy: () => shared?.healthy() ?? true,
    close: async () => {
      await Promise.allSettled([...groups.values()].map(async (group) => group.disconnect(false)));
      await shared?.close();
    },
  };
}

type ScriptCallback = (error: Error | null, result: unknown) => void;
type Script = (...args: unknown[]) => void;

/** What Bottleneck's connection has and its types do not say. */
interface PatchableConnection {
  __scriptFn__(name: string): Script;
}

/** A failed script means that Redis answers but does not work; readiness tells of it for this long. */
const FAILED_FOR_MS = 10_000;

function connect(url: string) {
  const { Redis } = createRequire(import.meta.url)('ioredis') as typeof IoRedis;
  // Waiting commands stay queued while Redis is away: with a retry limit Bottleneck's jobs would get stuck.
  const client = new Redis(url, { maxRetriesPerRequest: null });
  client.on('error', () => undefined);
  const connection = new Bottleneck.IORedisConnection({ client });
  connection.on('error', () => undefined);
  let failedAt = Number.NEGATIVE_INFINITY;
  repairErrors(connection as unknown as PatchableConnection, () => (failedAt = performance.now()));
  return {
    connection,
    healthy: () => client.status === 'ready' && performance.now() - failedAt > FAILED_FOR_MS,
    close: async () => {
      await Promise.allSettled([connection.disconnect(false)]);
      client.disconnect();
    },
  };
}

/** Errors of scripts that Bottleneck mends itself, by rebuilding its state. */
const MENDED = /^(SETTINGS_KEY_NOT_FOUND|UNKNOWN_CLIENT|OVERWEIGHT)/;

/** Redis 7 prefixes script errors with "ERR "; Bottleneck 2.19.5 does not know them then and never rebuilds lost state (SGrondin/bottleneck#205). */
function repairErrors(connection: PatchableConnection, onFailure: () => void): void {
  const original = connection.__scriptFn__.bind(connection);
  connection.__scriptFn__ = (name) => {
    const script = original(name);
    return (...args) => {
      const callback = args.pop() as ScriptCallback;
      script(...args, (error: Error | null, result: unknown) => {
        if (error) {
          error.message = error.message.replace(
            /^ERR (?=SETTINGS_KEY_NOT_FOUND|UNKNOWN_CLIENT|OVERWEIGHT)/,
            '',
          );
          if (!MENDED.test(error.message)) onFailure();
        }
        callback(error, result);
      });
    };
  };
}
