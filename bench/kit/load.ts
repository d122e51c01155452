import { connect } from 'node:net';

/** Whether a whole answer has come. */
function isWhole(answer: string): boolean {
  const end = answer.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const head = answer.slice(0, end).toLowerCase();
  if (head.includes('transfer-encoding: chunked')) return answer.endsWith('0\r\n\r\n');
  return answer.length - end - 4 >= Number(/content-length: (\d+)/.exec(head)?.[1] ?? 0);
}

/**
 * Sends requests over so many kept connections, each its next one when the last was answered: a client of Node's own
 * would cost more than the servers that it measures.
 * @param requests whole ones, as bytes
 * @returns milliseconds from each request to its answer, in no order
 * @throws Error when an answer is anything but 200, or a connection breaks
 */
export async function closedLoop(
  port: number,
  requests: readonly Buffer[],
  connections: number,
): Promise<number[]> {
  const took: number[] = [];
  let next = 0;
  const lane = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      let answer = '';
      let sent = 0;
      const send = (): void => {
        const request = requests[next];
        if (!request) {
          socket.end();
          resolve();
          return;
        }
        next += 1;
        sent = performance.now();
        socket.write(request);
      };
      socket.setEncoding('latin1').on('connect', send).on('error', reject);
      socket.on('data', (part: string) => {
        answer += part;
        if (!isWhole(answer)) return;
        if (!answer.startsWith('HTTP/1.1 200')) return void reject(new Error(answer.slice(0, 200)));
        took.push(performance.now() - sent);
        answer = '';
        send();
      });
    });
  await Promise.all(Array.from({ length: connections }, lane));
  return took;
}
