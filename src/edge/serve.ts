import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

/** A listening server. */
export interface Listening {
  readonly port: number;
  /** Takes no new connection, lets requests finish for `graceMs`, then cuts them. */
  close(graceMs: number): Promise<void>;
}

/** A request that is not complete after this long is not Feishu's: it allows three seconds for everything. */
const SLOWEST_REQUEST_MS = 10_000;

/** @throws the system's error when the address cannot be listened on. */
export async function listen(app: Express, host: string, port: number): Promise<Listening> {
  const server: Server = createServer(
    { requestTimeout: SLOWEST_REQUEST_MS, headersTimeout: SLOWEST_REQUEST_MS },
    app,
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: (graceMs) =>
      new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
