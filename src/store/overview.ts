import { monthOf } from './calls-log.js';
import { guarded, type Store } from './index.js';

/** What a self-check can read from a database that a bot serves. Times are epoch milliseconds. */
export interface Overview {
  /** When the last verified event, and the last click, was accepted; keys are forgotten after a day. */
  readonly lastEvent: number | undefined;
  readonly lastClick: number | undefined;
  readonly watchedTenants: number;
  readonly watchingChats: number;
  /** When the settings were last found to be different, or first read. */
  readonly lastVersion: number | undefined;
  /** Since when reads fail, and with which error. */
  readonly failing: { readonly since: number; readonly code: string } | undefined;
  /** Calls to Feishu since the month began. */
  readonly callsThisMonth: number;
}

/** Of a database that does not exist yet. */
export const NOTHING_YET: Overview = {
  lastEvent: undefined,
  lastClick: undefined,
  watchedTenants: 0,
  watchingChats: 0,
  lastVersion: undefined,
  failing: undefined,
  callsThisMonth: 0,
};

/** @throws BotError `database_unavailable`, also when tables are missing. */
export async function overviewOf({ db }: Store, now: number): Promise<Overview> {
  return guarded(async () => {
    const last = await db
      .selectFrom('inbox')
      .select((e) => ['kind', e.fn.max('accepted_at').as('at')])
      .groupBy('kind')
      .execute();
    const newest = (times: number[]): number | undefined =>
      times.length > 0 ? Math.max(...times) : undefined;
    const of = (clicks: boolean): number | undefined =>
      newest(last.filter(({ kind }) => (kind === 'click') === clicks).map(({ at }) => at));
    const chats = await db
      .selectFrom('subscriptions')
      .select(['tenant', 'chat'])
      .distinct()
      .where('state', '=', 'active')
      .execute();
    const version = await db
      .selectFrom('snapshots')
      .select((e) => e.fn.max<number | null>('read_at').as('at'))
      .executeTakeFirst();
    const failing = await db
      .selectFrom('watched')
      .select(['failing_since', 'code'])
      .where('failing_since', 'is not', null)
      .orderBy('failing_since')
      .executeTakeFirst();
    const calls = await db.selectFrom('calls').select('count').where('month', '=', monthOf(now)).execute();
    return {
      lastEvent: of(false),
      lastClick: of(true),
      watchedTenants: new Set(chats.map(({ tenant }) => tenant)).size,
      watchingChats: chats.length,
      lastVersion: version?.at ?? undefined,
      failing: failing
        ? { since: failing.failing_since ?? now, code: failing.code ?? 'internal' }
        : undefined,
      callsThisMonth: calls.reduce((sum, { count }) => sum + count, 0),
    };
  });
}
