import { createRequire } from 'node:module';
import type * as IoRedis from 'ioredis';
import { pass, type Check, type Verdict } from './check.js';

const CONNECT_MS = 3000;

/** Redis, over a connection of its own: it answers, and says its version. */
export function redisCheck(url: string): Check {
  return { name: 'redis', run: () => look(url) };
}

async function look(url: string): Promise<Verdict> {
  // Loaded only where Redis is used.
  const { Redis } = createRequire(import.meta.url)('ioredis') as typeof IoRedis;
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    commandTimeout: CONNECT_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let reason = '';
  client.on('error', (error: Error) => (reason ||= error.message));
  try {
    await client.connect();
    const info = await client.info('server');
    const version = /redis_version:(\S+)/.exec(info)?.[1] ?? '?';
    return pass(`Redis ${version}`, `Redis ${version}`);
  } catch (thrown) {
    reason ||= thrown instanceof Error ? thrown.message : 'no answer';
    return {
      status: 'fail',
      message: { zh: `Redis 无法使用：${reason}`, en: `Redis cannot be used: ${reason}` },
      hint: {
        zh: '检查 REDIS_URL 和 Redis；没有它，多个进程无法共享频率限制。',
        en: 'Check REDIS_URL and Redis: without it several processes cannot share the limits, and calls wait for it.',
      },
    };
  } finally {
    client.disconnect();
  }
}
