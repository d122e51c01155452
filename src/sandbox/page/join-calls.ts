/**
 * Runs `work` for every call, but never twice at a time: calls while it runs are joined into one more run afterwards.
 * @returns a function that resolves when everything asked for so far is done
 */
export function joinCalls(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let asked = 0;
  return () => {
    asked += 1;
    running ??= (async () => {
      let seen: number;
      do {
        seen = asked;
        await work();
      } while (seen !== asked);
    })().finally(() => (running = undefined));
    return running;
  };
}
