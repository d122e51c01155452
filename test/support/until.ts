const LOOK_AGAIN_MS = 25;

/**
 * Waits until `probe` finds something; for what no event tells, such as the state of another process.
 * @throws Error naming `what` was awaited, after `timeoutMs` (10 s when not said)
 */
export async function until<T>(
  probe: () => Promise<T | undefined | false> | T | undefined | false,
  { what, timeoutMs = 10_000 }: { what: string; timeoutMs?: number },
): Promise<T> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`waited ${timeoutMs} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
