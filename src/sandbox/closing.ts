/** What is to be stopped when the sandbox closes. */
export interface Closing {
  readonly closed: boolean;
  /** Runs `stop` at the close; the function returned takes that back. */
  add(stop: () => void): () => void;
  close(): void;
}

export function createClosing(): Closing {
  const stops = new Set<() => void>();
  let closed = false;
  return {
    get closed() {
      return closed;
    },
    add(stop) {
      stops.add(stop);
      return () => stops.delete(stop);
    },
    close() {
      closed = true;
      for (const stop of [...stops]) stop();
      stops.clear();
    },
  };
}
