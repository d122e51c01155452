import type { SandboxEvent } from './types.js';

/** The one place where the sandbox says that something happened. */
export interface Signal {
  emit(event: SandboxEvent): void;
  /** Calls `listener` at each event; the function returned ends that. */
  listen(listener: (event: SandboxEvent) => void): () => void;
}

export function createSignal(): Signal {
  const listeners = new Set<(event: SandboxEvent) => void>();
  return {
    emit: (event) => {
      for (const listener of [...listeners]) listener(event);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
