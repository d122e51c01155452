import { pause, type Clock } from '../base/clock.js';
import { asBotError, type BotError } from '../base/errors.js';
import { errorFields, type Log } from '../base/log.js';
import { CallError } from './failure.js';
import type { PanelOutcome } from './slash-panel.js';

const WAIT = { firstMs: 60_000, mostMs: 3_600_000 } as const;

/** Work in the background that can be called off. */
export interface PanelKeeper {
  /** Calls it off; what is on its way to Feishu is not waited for. */
  stop(): void;
}

/**
 * Sets the slash panel up beside everything else: nothing waits for it, and nothing fails with it. What may pass is
 * tried again, later and later; a missing scope, or a tenant without the panel, is logged once and left so.
 * @param reconcile makes the panel right, alone among all processes; `undefined` when `signal` was aborted first.
 */
export function keepPanel(
  reconcile: (signal: AbortSignal) => Promise<PanelOutcome | undefined>,
  clock: Clock,
  log: Log,
): PanelKeeper {
  const stopping = new AbortController();
  const { signal } = stopping;
  const over = (): boolean => signal.aborted;
  const run = async (): Promise<void> => {
    let told = false;
    for (let wait: number = WAIT.firstMs; !over(); wait = Math.min(wait * 2, WAIT.mostMs)) {
      try {
        const outcome = await reconcile(signal);
        if (outcome) logOutcome(outcome, log);
        return;
      } catch (thrown) {
        if (over()) return;
        const error = asBotError(thrown);
        if (!told) log.warn('the slash panel could not be set up; typed commands work', errorFields(error));
        told = true;
        if (!mayPass(error)) return;
      }
      await pause(clock, wait, signal);
    }
  };
  void run();
  return { stop: () => stopping.abort() };
}

function mayPass(error: BotError): boolean {
  if (error.code === 'credentials_refused' || error.code === 'database_unavailable') return true;
  return error instanceof CallError && ['again', 'unknown', 'wait', 'quota', 'token'].includes(error.verdict);
}

function logOutcome(outcome: PanelOutcome, log: Log): void {
  const { create, update, remove, foreign, surplus, refused } = outcome;
  for (const { name, error } of refused)
    log.warn('Feishu refused a command of the slash panel', { name, ...errorFields(error) });
  if (foreign.length > 0)
    log.warn("the slash panel has somebody else's commands of these names; they were left alone", {
      names: foreign,
    });
  if (surplus.length > 0) log.warn('the slash panel is full', { names: surplus });
  if (create.length + update.length + remove.length > 0)
    log.info('the slash panel was brought up to date', {
      created: create.map(({ name }) => name),
      updated: update.map(({ command }) => command.name),
      removed: remove.map(({ name }) => name),
    });
}
