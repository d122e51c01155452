import type { Clock } from '../base/clock.js';
import type { Config } from '../config/index.js';
import type { Store } from '../store/index.js';
import { overviewOf, type Overview } from '../store/overview.js';
import { once, runChecks, type Check, type Finding } from './check.js';
import { databaseCheck } from './database.js';
import { nodeCheck } from './local.js';
import { platformChecks } from './platform.js';
import { createProbes, type DoctorFeishu } from './probes.js';
import { redisCheck } from './redis.js';
import { scopeCheck } from './scope-check.js';
import { trafficChecks } from './traffic.js';

/** What the checks look at. */
export interface Patient {
  readonly config: Config;
  readonly feishu: DoctorFeishu;
  /** For whom Feishu is asked; a custom app has one tenant. */
  readonly tenant: string;
  /** @throws BotError `database_unavailable` */
  readonly open: () => Promise<Store>;
  /** @throws BotError `database_unavailable`, also when tables are missing. */
  readonly overview: () => Promise<Overview>;
  readonly clock: Clock;
}

/** The checks that need no network; those of a database only where it is a file. */
export function localChecks({ config, open, overview, clock }: Omit<Patient, 'feishu' | 'tenant'>): Check[] {
  const { settings, feishu } = config;
  const traffic = trafficChecks(overview, {
    transport: settings['app.transport'],
    intervalMs: settings['watch.interval'],
    lark: feishu.baseUrl.includes('larksuite'),
    now: () => clock.now(),
  });
  return [nodeCheck(), databaseCheck(config.database, open), ...traffic];
}

/** The checks that need one: Redis, and everything that Feishu is asked. */
export function networkChecks({ config, feishu, tenant, clock }: Patient): Check[] {
  const probes = createProbes(feishu, tenant, clock);
  return [
    ...(config.redisUrl === undefined ? [] : [redisCheck(config.redisUrl)]),
    ...platformChecks(feishu, probes),
    scopeCheck(probes, { ...config.feishu, showsGuests: config.settings['access.allow_external'] }),
  ];
}

/** The self-check of a running bot, for `/status --doctor`: what it can look at from inside. Never throws. */
export function checkRunning(
  parts: Pick<Patient, 'config' | 'feishu' | 'clock'> & { readonly store: Store },
): (tenant: string) => Promise<Finding[]> {
  const { store, clock } = parts;
  return (tenant) => {
    const overview = once(() => overviewOf(store, clock.now()));
    const patient = { ...parts, tenant, open: async () => store, overview };
    return runChecks([...localChecks(patient), ...networkChecks(patient)], clock);
  };
}
