import { setImmediate as nextTurn } from 'node:timers/promises';

/** A long text as short pieces of a few lines, made one after the other. */
export type Pieces = Iterable<string> | AsyncIterable<string>;

/** Making so much text takes a millisecond or two. In UTF-16 code units. */
const SLICE = 32_768;

/**
 * Puts pieces together as UTF-8. After every slice what else waits (the acknowledgement of an event, a click) has its turn;
 * putting a text of many megabytes together first and encoding it then would hold all of it up.
 */
export async function bytesOf(pieces: Pieces): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let slice = '';
  for await (const piece of pieces) {
    slice += piece;
    if (slice.length < SLICE) continue;
    chunks.push(Buffer.from(slice));
    slice = '';
    await nextTurn();
  }
  return Buffer.concat([...chunks, Buffer.from(slice)]);
}
