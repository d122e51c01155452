import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Closing } from '../closing.js';
import type { Clock, Delivery } from '../types.js';

const BODY_LIMIT = 4 * 1024 * 1024;

/**
 * One POST without retries; gives up by the sandbox's own clock.
 * @param timeoutMs time for the whole exchange
 * @returns the answer; status 0 when none came in time or the connection failed
 */
export function post(
  clock: Clock,
  url: string,
  headers: Record<string, string>,
  body: Buffer,
  timeoutMs: number,
  closing: Closing,
): Promise<Delivery> {
  const started = clock.now();
  return new Promise((resolve) => {
    let open = true;
    const finish = (status: number, text: string): void => {
      if (!open) return;
      open = false;
      cancel();
      forget();
      resolve({ status, body: text, ms: clock.now() - started });
    };
    const give = url.startsWith('https:') ? httpsRequest : httpRequest;
    const outgoing = give(url, {
      method: 'POST',
      agent: false,
      headers: { ...headers, 'content-length': body.length },
    });
    const cancel = clock.after(timeoutMs, () => {
      finish(0, 'timeout');
      outgoing.destroy();
    });
    const forget = closing.add(() => {
      finish(0, 'closed');
      outgoing.destroy();
    });
    outgoing.on('response', (incoming) => {
      const parts: Buffer[] = [];
      let size = 0;
      incoming.on('data', (part: Buffer) => {
        size += part.length;
        if (size <= BODY_LIMIT) parts.push(part);
      });
      incoming.on('end', () => finish(incoming.statusCode ?? 0, Buffer.concat(parts).toString('utf8')));
      incoming.on('error', (error) => finish(0, error.message));
    });
    outgoing.on('error', (error) => finish(0, error.message));
    outgoing.end(body);
  });
}
