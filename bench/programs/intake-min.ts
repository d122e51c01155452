import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import { SECURITY } from '../kit/events.js';
import { listenLocally, serve } from '../kit/serve.js';

/** The least that an honest receiver does, on node:http: verify, decrypt, parse, compare the token. Nothing is kept. */
const [encryptKey] = SECURITY.encryptKeys;
const key = createHash('sha256').update(encryptKey).digest();
const answer = { 'content-type': 'application/json', 'content-length': 2 };
let handled = 0;

function accepts(raw: Buffer, headers: NodeJS.Dict<string | string[]>): boolean {
  const signed =
    String(headers['x-lark-request-timestamp']) + String(headers['x-lark-request-nonce']) + encryptKey;
  const digest = Buffer.from(createHash('sha256').update(signed).update(raw).digest('hex'));
  const signature = Buffer.from(String(headers['x-lark-signature']));
  if (digest.length !== signature.length || !timingSafeEqual(digest, signature)) return false;
  const sealed = Buffer.from((JSON.parse(raw.toString()) as { encrypt: string }).encrypt, 'base64');
  const cipher = createDecipheriv('aes-256-cbc', key, sealed.subarray(0, 16));
  const text = Buffer.concat([cipher.update(sealed.subarray(16)), cipher.final()]).toString();
  const { header } = JSON.parse(text) as { header: { token: string } };
  return header.token === SECURITY.verificationToken;
}

const { port } = await listenLocally((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const fine = accepts(Buffer.concat(parts), request.headers);
    if (fine) handled += 1;
    response.writeHead(fine ? 200 : 401, answer).end('{}');
  });
});
serve(port, { handled: () => handled });
