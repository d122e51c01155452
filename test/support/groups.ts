import type { TestProject } from 'vitest/node';
import { chromiumPath } from './chromium.js';

/** The groups of tests that need something from outside, and what they found. */
export interface Services {
  readonly postgresUrl: string;
  readonly redisUrl: string;
  /** The path of a Chromium. */
  readonly chromium: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    services: Services;
  }
}

/**
 * Says which groups of tests run and which do not, and why. With REQUIRE_SERVICES=1 one that cannot run is a
 * failure, never a skip.
 */
export default function setup(project: TestProject): void {
  const { env } = process;
  const services: Services = {
    postgresUrl: env['TEST_POSTGRES_URL'] ?? '',
    redisUrl: env['TEST_REDIS_URL'] ?? '',
    chromium: chromiumPath(),
  };
  const groups = [
    { name: 'PostgreSQL', found: services.postgresUrl, why: 'TEST_POSTGRES_URL is not set' },
    { name: 'Redis', found: services.redisUrl, why: 'TEST_REDIS_URL is not set' },
    { name: 'browser', found: services.chromium, why: 'no Chromium was found; TEST_CHROMIUM=PATH names one' },
  ];
  const missing = groups.filter(({ found }) => found === '');
  const lines = groups.map(({ name, found, why }) => (found ? `${name}: run` : `${name}: SKIPPED (${why})`));
  process.stdout.write(`Test groups: everything without services: run; ${lines.join('; ')}\n`);
  if (env['REQUIRE_SERVICES'] === '1' && missing.length > 0) {
    throw new Error(
      `REQUIRE_SERVICES=1, but ${missing.map(({ name, why }) => `${name}: ${why}`).join('; ')}`,
    );
  }
  project.provide('services', services);
}
