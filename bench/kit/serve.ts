import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Usage } from './child.js';

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  return {
    cpuMs: (user + system) / 1000,
    rss: process.memoryUsage.rss(),
    peakRss: process.resourceUsage().maxRSS * 1024,
  };
}

/** What a program of `bench/programs` answers when it is asked for it by name. */
export type Offers = Readonly<Record<string, () => unknown>>;

/** Tells who started this process that it listens, and answers what it is asked from then on. */
export function serve(port: number, offers: Offers = {}): void {
  const all: Offers = { usage, ...offers };
  const tell = (message: object): void => void process.send?.(message);
  process.on('message', ({ id, what }: { id: number; what: string }) => {
    void Promise.resolve(all[what]?.()).then((value) => tell({ id, value }));
  });
  // Without whoever started it nobody would ever end it.
  process.once('disconnect', () => process.exit(0));
  tell({ port });
}

/** Listens on a free port of this machine. */
export async function listenLocally(handler: RequestListener): Promise<{ server: Server; port: number }> {
  const server = createServer({ keepAliveTimeout: 75_000 }, handler);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', 4096, resolve));
  return { server, port: (server.address() as AddressInfo).port };
}
