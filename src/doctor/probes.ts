import type { Clock } from '../base/clock.js';
import { asBotError, type BotError } from '../base/errors.js';
import type { Feishu } from '../feishu/index.js';
import { inTime, once } from './check.js';

export type DoctorFeishu = Pick<Feishu, 'app' | 'checkCredentials' | 'clockAhead' | 'hire'>;

/** One call each, made when it is first asked for; several checks look at the same answer. Each rejects with BotError. */
export interface Probes {
  readonly token: () => Promise<void>;
  readonly bot: () => ReturnType<Feishu['app']['bot']>;
  readonly scopes: () => ReturnType<Feishu['app']['scopes']>;
  /** The first page of resume sources, and the talent fields: how many items, and how long it took. */
  readonly sources: () => Promise<Read>;
  readonly fields: () => Promise<Read>;
}

export interface Read {
  readonly items: number;
  readonly more: boolean;
  readonly ms: number;
}

/** Together well under twenty seconds, token first. */
const TOKEN_MS = 5000;
const OTHER_MS = 5000;
const HIRE_MS = 12_000;

export function createProbes(feishu: DoctorFeishu, tenant: string, clock: Clock): Probes {
  const token = once(() => inTime(clock, TOKEN_MS, () => feishu.checkCredentials()));
  const after = <T>(ms: number, work: (signal: AbortSignal) => Promise<T>): (() => Promise<T>) =>
    once(async () => {
      await token();
      return inTime(clock, ms, work);
    });
  const timed = async (ask: Promise<unknown>): Promise<Read> => {
    const start = clock.now();
    const { data } = (await ask) as { data?: { items?: unknown; has_more?: unknown } | null };
    const items = Array.isArray(data?.items) ? data.items.length : 0;
    return { items, more: data?.has_more === true, ms: clock.now() - start };
  };
  return {
    token,
    bot: after(OTHER_MS, (signal) => feishu.app.bot(tenant, signal)),
    scopes: after(OTHER_MS, (signal) => feishu.app.scopes(tenant, signal)),
    sources: after(HIRE_MS, (signal) => timed(feishu.hire.resumeSources({ tenant, pageSize: 100, signal }))),
    fields: after(HIRE_MS, (signal) => timed(feishu.hire.talentObjects({ tenant, signal }))),
  };
}

/** The error of a probe, if it has one. */
export async function errorOf(probe: () => Promise<unknown>): Promise<BotError | undefined> {
  try {
    await probe();
    return undefined;
  } catch (thrown) {
    return asBotError(thrown);
  }
}
