import type { RawData, WebSocket } from 'ws';
import type { Clock, Delivery } from '../types.js';
import type { Ids } from '../ids.js';
import type { ClientConfig, ConnectionInfo } from './types.js';
import type { Frame } from './frame.js';
import { decodeFrame, encodeFrame, headerOf, METHOD } from './frame.js';
import { readAnswer } from './answer.js';

/** RFC 6455: the peer broke the protocol. */
const PROTOCOL_ERROR = 1002;

/** A client that is connected. */
export interface Connection extends ConnectionInfo {
  /**
   * Hands it one event or callback.
   * @param payload the envelope as JSON, neither encrypted nor signed
   * @returns the client's answer as if it had come over HTTP; status 0 when none came in time or the connection ended
   */
  push(payload: Uint8Array, timeoutMs: number): Promise<Delivery>;
  /** False from the moment it was cut, before the other side knows. */
  isOpen(): boolean;
  /** Cuts it, as a network does. */
  cut(): void;
}

export interface ConnectionContext {
  clock: Clock;
  ids: Ids;
  deviceId: string;
  serviceId: number;
  clientConfig: ClientConfig;
  frameBytes: number;
}

/** Serves one client: pings are answered, events are pushed, each answer finds its event by `message_id`. */
export function serveClient(client: WebSocket, context: ConnectionContext): Connection {
  const { clock, ids, deviceId, serviceId, clientConfig, frameBytes } = context;
  const waiting = new Map<string, (status: number, body: string) => void>();
  const connectedAt = clock.now();
  let pings = 0;
  let sequence = 0;

  const send = (method: number, headers: Record<string, string>, payload: Uint8Array): void => {
    sequence += 1;
    const entries = Object.entries(headers).map(([key, value]) => ({ key, value }));
    const ofServer = { SeqID: sequence, LogID: 0, service: serviceId };
    client.send(encodeFrame({ ...ofServer, method, headers: entries, payload }), () => undefined);
  };
  const receive = (frame: Frame): void => {
    if (frame.method === METHOD.control) {
      if (headerOf(frame, 'type') !== 'ping') return;
      pings += 1;
      send(METHOD.control, { type: 'pong' }, Buffer.from(JSON.stringify(clientConfig)));
      return;
    }
    const { status, body } = readAnswer(frame.payload);
    waiting.get(headerOf(frame, 'message_id') ?? '')?.(status, body);
  };

  client.on('error', () => client.terminate());
  client.on('close', () => {
    for (const finish of [...waiting.values()]) finish(0, 'connection closed');
  });
  client.on('message', (data: RawData, isBinary: boolean) => {
    try {
      if (!isBinary) throw new TypeError('a text message');
      receive(decodeFrame(data as Buffer));
    } catch {
      client.close(PROTOCOL_ERROR);
    }
  });

  return {
    deviceId,
    connectedAt,
    get pings() {
      return pings;
    },
    push: (payload, timeoutMs) =>
      new Promise((resolve) => {
        const started = clock.now();
        const messageId = ids.hex(32);
        const traceId = ids.hex(32);
        const finish = (status: number, body: string): void => {
          if (!waiting.delete(messageId)) return;
          cancel();
          resolve({ status, body, ms: clock.now() - started });
        };
        const cancel = clock.after(timeoutMs, () => finish(0, 'timeout'));
        waiting.set(messageId, finish);
        const sum = Math.max(1, Math.ceil(payload.length / frameBytes));
        for (let seq = 0; seq < sum; seq += 1) {
          const headers = { type: 'event', message_id: messageId, sum: String(sum), seq: String(seq) };
          const part = payload.subarray(seq * frameBytes, (seq + 1) * frameBytes);
          send(METHOD.data, { ...headers, trace_id: traceId }, part);
        }
      }),
    isOpen: () => client.readyState === client.OPEN,
    cut: () => client.terminate(),
  };
}
