import type { IncomingMessage } from 'node:http';
import { parseMultipart } from './multipart.js';

/** Above the 30 MB of a file, with room for the multipart frame. */
const LIMIT = 36 * 1024 * 1024;

/** Reads a request's bytes; undefined when there are too many. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= LIMIT) parts.push(part);
  }
  return size > LIMIT ? undefined : Buffer.concat(parts);
}

/** A body as handlers see it: JSON parsed, a multipart form as a map of its parts, anything else undefined. */
export function parseBody(bytes: Buffer, contentType: string): unknown {
  if (bytes.length === 0) return undefined;
  if (contentType.startsWith('multipart/form-data')) return parseMultipart(bytes, contentType);
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
