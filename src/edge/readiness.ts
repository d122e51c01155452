import type { Readiness } from './app.js';

export interface ReadinessParts {
  /** The open database; `undefined` while it, or the right to serve it, is waited for. */
  readonly store: () => { ping(): Promise<void> } | undefined;
  readonly credentials: () => 'unknown' | 'accepted' | 'refused';
  /** Whether the last request to Feishu got an answer. */
  readonly reached: () => boolean;
  /** Whether the state that is shared with other processes can be reached. */
  readonly shared: () => boolean;
}

/** Whether the bot can do its work, and what does not work although it does. */
export function createReadiness(parts: ReadinessParts): () => Promise<Readiness> {
  return async () => {
    const reasons: string[] = [];
    const store = parts.store();
    if (!store) reasons.push('waiting for the database, or for another process to let go of it');
    else await store.ping().catch(() => reasons.push('database away'));
    if (parts.credentials() === 'refused') reasons.push('credentials refused');
    const degraded = [
      ...(parts.reached() ? [] : ['Feishu unreachable']),
      ...(parts.shared() ? [] : ['Redis away']),
    ];
    return { ready: reasons.length === 0, reasons, degraded };
  };
}
