import { setImmediate as nextTurn } from 'node:timers/promises';
import { pause, type Clock } from '../base/clock.js';
import { asBotError, type BotError } from '../base/errors.js';
import { errorFields, type Log } from '../base/log.js';
import type { Metrics } from '../base/metrics.js';
import type { HireReader } from '../hire/reader.js';
import type { HireSettings } from '../hire/types.js';
import type { WatchReader } from '../hire/watch-read.js';
import type { Subscriptions } from '../store/subscriptions.js';
import { consider, type BeliefRules } from './believe.js';
import type { Book, Snapshot } from './book.js';
import { diffSettings } from './diff.js';
import type { SeverityRules } from './kinds.js';
import { carryUnknown } from './merge.js';
import type { Pace } from './pace.js';
import type { SelfWatch } from './self-watch.js';
import { countsOf, stateOf, type Tenant, type TenantState } from './tenant.js';

export interface PollerParts {
  readonly reader: WatchReader;
  readonly cache: Pick<HireReader, 'put' | 'touch'>;
  readonly book: Book;
  readonly subscriptions: Pick<Subscriptions, 'tenants' | 'unarmed' | 'arm' | 'clearSkip' | 'keepSkip'>;
  readonly selfWatch: SelfWatch;
  readonly pace: Pace;
  readonly belief: BeliefRules;
  readonly severities: SeverityRules;
  /** Told after a version was made: there may be something to send. */
  readonly onVersion: () => void;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** How often it is looked who is watched. */
const LOOK_EVERY_MS = 1000;

/** Reads every watched tenant again and again, and makes a new version of what has changed and settled. */
export function createPoller(parts: PollerParts) {
  const { reader, book, subscriptions, pace, clock, log, metrics } = parts;
  const tenants = new Map<string, Tenant>();
  const stopped = new AbortController();
  let wake = new AbortController();
  let looked = Number.NEGATIVE_INFINITY;
  let loop: Promise<void> | undefined;
  const over = (): boolean => stopped.signal.aborted;

  const forget = async (name: string): Promise<void> => {
    // With the tenant goes what waits to be believed, so that the next read must not count as unchanged.
    reader.forget(name);
    await parts.selfWatch.forget(name);
  };
  /** What a read left behind of a tenant that was let go meanwhile goes with it. */
  const afterwards = async (tenant: Tenant): Promise<void> => {
    if (tenants.get(tenant.name) === tenant) return;
    await forget(tenant.name).catch((thrown: unknown) =>
      log.warn('a tenant was not forgotten', errorFields(thrown)),
    );
  };

  const look = async (): Promise<void> => {
    const watched = new Set(await subscriptions.tenants());
    for (const name of tenants.keys()) {
      if (watched.has(name)) continue;
      tenants.delete(name);
      await forget(name);
    }
    // A tenant that is new here is due: how long ago it was read is not known.
    for (const name of watched)
      if (!tenants.has(name)) tenants.set(name, { name, nextAt: clock.now(), failures: 0 });
    looked = clock.now();
  };

  const run = async (): Promise<void> => {
    let failing = false;
    while (!over()) {
      wake = new AbortController();
      try {
        if (clock.now() - looked >= LOOK_EVERY_MS || clock.now() < looked) await look();
        if (failing) log.info('works again', { what: 'looking up who is watched' });
        failing = false;
      } catch (error) {
        if (!failing)
          log.error('does not work', { what: 'looking up who is watched', ...errorFields(error) });
        failing = true;
      }
      const now = clock.now();
      for (const tenant of tenants.values()) {
        // A clock that was put back must not put a read off by hours.
        tenant.nextAt = Math.min(tenant.nextAt, now + pace.longestMs(tenant.error));
        if (tenant.nextAt <= now) void read(tenant);
      }
      const next = Math.min(...[...tenants.values()].filter((t) => !t.reading).map((t) => t.nextAt));
      await pause(clock, Math.max(1, Math.min(LOOK_EVERY_MS, next - clock.now())), wake.signal);
    }
  };

  /** One read of a tenant at a time. Never throws. */
  const read = (tenant: Tenant): Promise<void> => {
    tenant.reading ??= once(tenant)
      .then(() => afterwards(tenant))
      .finally(() => {
        tenant.reading = undefined;
        wake.abort();
      });
    return tenant.reading;
  };

  const once = async (tenant: Tenant): Promise<void> => {
    let had = false;
    try {
      const result = await reader.read(tenant.name, stopped.signal);
      had = true;
      if (over()) return;
      const { settings, readAt } = result;
      if (settings) {
        parts.cache.put(tenant.name, settings, readAt);
        tenant.counts = countsOf(settings);
      } else parts.cache.touch(tenant.name, readAt);
      tenant.readAt = readAt;
      await took(tenant, settings);
      await parts.selfWatch.works(tenant.name);
      tenant.failures = 0;
      tenant.error = undefined;
    } catch (thrown) {
      // What was read and not looked at to the end has to be looked at by the next read, whatever that says.
      if (had) reader.forget(tenant.name);
      if (over()) return;
      await failed(tenant, asBotError(thrown));
    }
  };

  const took = async (tenant: Tenant, read: HireSettings | undefined): Promise<void> => {
    const unarmed = await subscriptions.unarmed(tenant.name);
    if (!read && !tenant.pending && unarmed.length === 0) {
      metrics.reads.inc({ outcome: 'unchanged' });
      tenant.nextAt = pace.next(clock.now());
      return;
    }
    const snapshot = await book.snapshot(tenant.name);
    const settings = read && carryUnknown(snapshot?.settings, read);
    if (snapshot && unarmed.length > 0) {
      const known = settings ?? tenant.pending?.settings ?? snapshot.settings;
      const ahead = diffSettings(snapshot.settings, known, parts.severities).map((c) => c.fingerprint);
      await subscriptions.arm(tenant.name, snapshot.version, ahead.length > 0 ? JSON.stringify(ahead) : null);
    }
    const now = clock.now();
    const waited = tenant.pending !== undefined;
    const belief = consider(snapshot?.settings, tenant.pending, settings, now, parts.belief);
    tenant.pending = belief.kind === 'wait' ? belief.pending : undefined;
    // What a subscription was not to be told, because it was on its way before, was undone.
    if (belief.kind === 'same' && (read || waited)) await subscriptions.clearSkip(tenant.name);
    tenant.waiting = belief.kind === 'wait' ? belief.why : undefined;
    // Large settings take a while to compare.
    await nextTurn();
    const ahead =
      belief.kind === 'wait' && snapshot
        ? diffSettings(snapshot.settings, belief.pending.settings, parts.severities)
        : [];
    tenant.ahead = ahead.length;
    // Of several changes on their way some may have been undone.
    if (belief.kind === 'wait' && waited)
      await subscriptions.keepSkip(tenant.name, new Set(ahead.map(({ fingerprint }) => fingerprint)));
    metrics.reads.inc({ outcome: belief.kind === 'wait' ? belief.why : belief.kind });
    tenant.nextAt = belief.kind === 'wait' ? belief.nextAt : pace.next(now);
    if (belief.kind === 'believe') await make(tenant, snapshot, belief.settings, now);
  };

  const make = async (
    tenant: Tenant,
    snapshot: Snapshot | undefined,
    settings: HireSettings,
    now: number,
  ): Promise<void> => {
    if (!snapshot) {
      await book.baseline(tenant.name, settings, now);
      await subscriptions.arm(tenant.name, 1, null);
      return;
    }
    const changes = diffSettings(snapshot.settings, settings, parts.severities);
    const made = await book.commit(tenant.name, snapshot, settings, changes, now);
    // Another process was faster: what it made is looked at by the next read, which must not look unchanged.
    if (!made) reader.forget(tenant.name);
    metrics.versions.inc({ outcome: made ? 'made' : 'lost' });
    if (made) parts.onVersion();
  };

  const failed = async (tenant: Tenant, error: BotError): Promise<void> => {
    tenant.failures += 1;
    tenant.error = error;
    tenant.nextAt = pace.afterFailure(clock.now(), tenant.failures, error);
    metrics.reads.inc({ outcome: 'failed' });
    log.info('a read of the settings failed', { failures: tenant.failures, ...errorFields(error) });
    await parts.selfWatch
      .fails(tenant.name, error)
      .catch((thrown: unknown) => log.warn('a failing read was not written down', errorFields(thrown)));
  };

  return {
    start: (): void => {
      loop = run();
    },
    stop: async (): Promise<void> => {
      stopped.abort();
      wake.abort();
      await loop;
      await Promise.all([...tenants.values()].flatMap(({ reading }) => reading ?? []));
    },
    /** Reads a tenant now, unless it is being read. Never throws. */
    readNow: async (name: string): Promise<void> => {
      const known = tenants.get(name);
      const tenant = known ?? { name, nextAt: clock.now(), failures: 0 };
      if (!known) tenants.set(name, tenant);
      // A read that is under way may have begun before whatever asks for this one.
      if (tenant.reading) await tenant.reading;
      await read(tenant);
    },
    state: (name: string): TenantState | undefined => {
      const tenant = tenants.get(name);
      return tenant && stateOf(tenant);
    },
  };
}

export type Poller = ReturnType<typeof createPoller>;
