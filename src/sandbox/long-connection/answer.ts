import { objectOf } from '../api/route.js';

/**
 * Reads what a client answered to an event: `{ code, data? }`, where `code` is 200 for a handler that ended well and
 * `data` what it returned, as JSON. (The official SDKs' long connection.)
 * @returns it as an answer over HTTP would have been; a handler that returned nothing answered `{}`
 */
export function readAnswer(payload: Uint8Array | undefined): { status: number; body: string } {
  try {
    const { code, data } = objectOf(JSON.parse(new TextDecoder().decode(payload)));
    if (typeof code !== 'number') return { status: 500, body: 'the answer has no code' };
    return { status: code, body: textOf(data) || '{}' };
  } catch {
    return { status: 500, body: 'the answer is not JSON' };
  }
}

/** Bytes in JSON: Base64 in most languages; the Java SDK writes them as a list of numbers from -128 to 127. */
function textOf(data: unknown): string {
  if (typeof data === 'string') return Buffer.from(data, 'base64').toString('utf8');
  return Array.isArray(data) ? Buffer.from(data).toString('utf8') : '';
}
