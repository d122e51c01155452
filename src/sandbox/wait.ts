import type { ApiCall } from './types.js';
import type { Signal } from './signal.js';

const LOOK_AGAIN_MS = 50;
const DIGEST_CALLS = 12;

/**
 * Waits until `probe` finds something; looks whenever anything happens in the sandbox.
 * @param options.timeoutMs real milliseconds, 10 s when not said
 * @throws Error naming `what` was awaited, with the last calls of the record
 */
export function waitFor<T>(
  signal: Signal,
  record: readonly ApiCall[],
  probe: () => T | undefined | false,
  options: { timeoutMs?: number; what?: string } = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      unlisten();
      clearInterval(interval);
      clearTimeout(timeout);
    };
    const look = (): void => {
      try {
        const found = probe();
        if (found === undefined || found === false) return;
        end();
        resolve(found);
      } catch (error) {
        end();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    const unlisten = signal.listen(look);
    const interval = setInterval(look, LOOK_AGAIN_MS);
    const timeoutMs = options.timeoutMs ?? 10_000;
    const timeout = setTimeout(() => {
      end();
      reject(new Error(`waited ${timeoutMs} ms for ${options.what ?? probe.toString()}\n${digest(record)}`));
    }, timeoutMs);
    look();
  });
}

function digest(record: readonly ApiCall[]): string {
  const last = record
    .slice(-DIGEST_CALLS)
    .map((one) => `  ${one.method} ${one.path} -> ${one.status} ${one.code}`);
  return [`${record.length} calls so far, the last:`, ...last].join('\n');
}
