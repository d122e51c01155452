import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Platform } from '../platform.js';
import { localHost } from '../http/local-host.js';
import { SOCKET_PATH, TOO_MANY_CONNECTIONS } from './endpoint.js';

/** An answer of a card is at most 30 KB; with room for Base64 and for clients that are wrong. */
const MAX_PAYLOAD = 1024 * 1024;

/** What the SDKs find in the headers of a refused handshake: 514 for a refused authentication, and why. */
const AUTH_FAILED = 514;

/** Lets those in who bring a ticket of `POST /callback/ws/endpoint`. */
export function acceptConnections(server: Server, platform: Platform): void {
  const { longConnections } = platform;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_PAYLOAD });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const [path, query] = (request.url ?? '').split('?');
    if (!localHost(request.headers.host)) return refuse(socket, '403 Forbidden');
    if (path !== SOCKET_PATH) return refuse(socket, '404 Not Found');
    if (longConnections.isFull())
      return refuse(socket, '403 Forbidden', {
        'Handshake-Status': AUTH_FAILED,
        'Handshake-Msg': TOO_MANY_CONNECTIONS.msg,
        'Handshake-Autherrcode': TOO_MANY_CONNECTIONS.code,
      });
    const deviceId = longConnections.redeem(new URLSearchParams(query));
    if (deviceId === undefined)
      return refuse(socket, '403 Forbidden', {
        'Handshake-Status': AUTH_FAILED,
        'Handshake-Msg': 'ticket is invalid',
        'Handshake-Autherrcode': AUTH_FAILED,
      });
    sockets.handleUpgrade(request, socket, head, (client) => longConnections.admit(client, deviceId));
  });
}

function refuse(socket: Duplex, status: string, headers: Record<string, string | number> = {}): void {
  const lines = Object.entries({ ...headers, 'Content-Length': 0, Connection: 'close' });
  const text = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(`HTTP/1.1 ${status}\r\n${text}\r\n`, () => socket.destroy());
}
