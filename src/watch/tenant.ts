import type { BotError } from '../base/errors.js';
import type { HireSettings } from '../hire/types.js';
import type { Pending } from './believe.js';

/** What is known of the reads of a tenant, for `/status`. */
export interface TenantState {
  /** When the last whole read was made, epoch milliseconds. */
  readonly readAt: number | undefined;
  readonly nextAt: number;
  readonly waiting: 'confirming' | 'settling' | undefined;
  /** How many changes wait to be believed. */
  readonly ahead: number;
  /** How many reads failed in a row, and why the last one did. */
  readonly failures: number;
  readonly error: BotError | undefined;
  readonly counts:
    { readonly sources: number; readonly modules: number; readonly fields: number } | undefined;
}

/** A tenant as the poller keeps it. */
export interface Tenant {
  readonly name: string;
  nextAt: number;
  readAt?: number;
  pending?: Pending | undefined;
  waiting?: 'confirming' | 'settling' | undefined;
  ahead?: number;
  failures: number;
  error?: BotError | undefined;
  counts?: TenantState['counts'];
  reading?: Promise<void> | undefined;
}

/** How much there is. */
export function countsOf({ sources, modules }: HireSettings): TenantState['counts'] {
  return {
    sources: sources.length,
    modules: modules.length,
    fields: modules.reduce((sum, { fields }) => sum + fields.length, 0),
  };
}

/** What of a tenant is told. */
export function stateOf(tenant: Tenant): TenantState {
  return {
    readAt: tenant.readAt,
    nextAt: tenant.nextAt,
    waiting: tenant.waiting,
    ahead: tenant.ahead ?? 0,
    failures: tenant.failures,
    error: tenant.error,
    counts: tenant.counts,
  };
}
