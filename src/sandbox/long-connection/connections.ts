import type { WebSocket } from 'ws';
import type { Clock } from '../types.js';
import type { Closing } from '../closing.js';
import type { Ids } from '../ids.js';
import type { ClientConfig, LongConnectionOptions } from './types.js';
import type { Connection } from './connection.js';
import { serveClient } from './connection.js';

/** Feishu, "Receive events through a long connection": at most 50 an app. */
const MAX_CONNECTIONS = 50;

/** What Feishu tells the clients of the official SDKs. */
const CLIENT_CONFIG: ClientConfig = {
  PingInterval: 120,
  ReconnectCount: -1,
  ReconnectInterval: 120,
  ReconnectNonce: 30,
};
const FRAME_BYTES = 64 * 1024;
const SERVICE_ID = 33_554_678;

/** The clients that are connected to the pretend platform. */
export interface LongConnections {
  readonly clientConfig: ClientConfig;
  list(): Connection[];
  isFull(): boolean;
  /** A new ticket, good for one connection, as the query of the URL to connect to. */
  invite(): URLSearchParams;
  /** Takes the ticket of a query. @returns the device that it was given to, if it is one of ours and still unused */
  redeem(query: URLSearchParams): string | undefined;
  admit(client: WebSocket, deviceId: string): void;
  /** The connection that gets the next event: a random one (Feishu, "Receive events through a long connection"). */
  pick(): Connection | undefined;
}

interface Parts {
  clock: Clock;
  ids: Ids;
  random: () => number;
  closing: Closing;
}

/** Nobody is connected yet; closing the sandbox cuts everybody off. */
export function createLongConnections(parts: Parts, options: LongConnectionOptions = {}): LongConnections {
  const { clock, ids, random, closing } = parts;
  const clientConfig = { ...CLIENT_CONFIG, ...options.clientConfig };
  const frameBytes = options.frameBytes ?? FRAME_BYTES;
  const tickets = new Map<string, string>();
  const connections = new Set<Connection>();
  closing.add(() => {
    for (const connection of connections) connection.cut();
  });
  const list = (): Connection[] => [...connections].filter((connection) => connection.isOpen());
  return {
    clientConfig,
    list,
    isFull: () => list().length >= MAX_CONNECTIONS,
    invite() {
      const deviceId = ids.digits(19);
      const ticket = [8, 4, 4, 4, 12].map((length) => ids.hex(length)).join('-');
      tickets.set(ticket, deviceId);
      // As Feishu's URLs look. The Node SDK reads the whole URL as a query, so what it looks for cannot stand first.
      return new URLSearchParams({
        fpid: '493',
        aid: '552564',
        device_id: deviceId,
        access_key: ids.hex(32),
        service_id: String(SERVICE_ID),
        ticket,
      });
    },
    redeem(query) {
      const ticket = query.get('ticket') ?? '';
      const deviceId = tickets.get(ticket);
      if (deviceId !== query.get('device_id')) return undefined;
      tickets.delete(ticket);
      return deviceId;
    },
    admit(client, deviceId) {
      const context = { clock, ids, deviceId, serviceId: SERVICE_ID, clientConfig, frameBytes };
      const connection = serveClient(client, context);
      connections.add(connection);
      client.on('close', () => connections.delete(connection));
    },
    pick() {
      const open = list();
      return open[Math.floor(random() * open.length)];
    },
  };
}
