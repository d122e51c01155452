import { listenLocally, serve } from '../kit/serve.js';

/**
 * Stands for an API with a frequency limit, behind a network: `/NETWORK/LIMIT/NAME`. A request arrives when the network
 * lets it, and its arrival is what counts. Nothing is refused, so that every call is answered and seen.
 */
const WORK_MS = 30;
const WAY_MS = 5;
const JITTER_MS = { least: 10, most: 200 } as const;
const STALL = { everyMs: 2000, lastsMs: 250 } as const;

/** Milliseconds that a request is on its way up. */
const NETWORKS: Readonly<Record<string, () => number>> = {
  none: () => WAY_MS,
  jitter: () => JITTER_MS.least + Math.random() * (JITTER_MS.most - JITTER_MS.least),
  // Whatever is on its way during a stall arrives together at its end.
  stall: () => Math.max(WAY_MS, STALL.lastsMs - (performance.now() % STALL.everyMs)),
};

interface Seen {
  readonly limit: number;
  readonly at: number[];
}
const seen = new Map<string, Seen>();

const { port } = await listenLocally((request, response) => {
  request.resume();
  const path = request.url ?? '';
  const [, network = '', limit = ''] = path.split('/');
  setTimeout(() => {
    const one = seen.get(path) ?? { limit: Number(limit), at: [] };
    seen.set(path, one);
    one.at.push(performance.now());
    setTimeout(() => response.writeHead(200, { 'content-length': 2 }).end('{}'), WORK_MS + WAY_MS);
  }, NETWORKS[network]?.() ?? 0);
});

/** How many arrivals found the second before them full. */
function violations({ limit, at }: Seen): number {
  const second = 1000;
  return at.filter((now, index) => now - (at[index - limit] ?? -second) < second).length;
}

serve(port, {
  seen: () =>
    Object.fromEntries(
      [...seen].map(([path, one]) => [
        path,
        {
          violations: violations(one),
          arrivals: one.at.length,
          span: (one.at.at(-1) ?? 0) - (one.at[0] ?? 0),
        },
      ]),
    ),
});
