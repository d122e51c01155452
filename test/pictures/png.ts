import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** A picture as its pixels, row after row, three bytes each. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PER_PIXEL = 3;
const [BITS, RGB, INDEXED] = [8, 2, 3];

/**
 * Reads a PNG as Chromium writes it (8 bits, RGB, not interlaced).
 * @throws Error when it is another kind
 */
export function readPng(file: Buffer): Pixels {
  const data: Buffer[] = [];
  let head: Buffer | undefined;
  for (let at = SIGNATURE.length; at < file.length;) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') head = body;
    if (type === 'IDAT') data.push(body);
    at += 12 + length;
  }
  if (head?.[8] !== BITS || head[9] !== RGB || head[12] !== 0)
    throw new Error('not a PNG of 8 bits, RGB, not interlaced');
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  return { width, height, rgb: unfilter(inflateSync(Buffer.concat(data)), width * PER_PIXEL, height) };
}

/** Undoes the filter of each row (PNG specification, 9.2). */
function unfilter(raw: Buffer, rowBytes: number, height: number): Uint8Array {
  const out = new Uint8Array(rowBytes * height);
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * (rowBytes + 1)];
    const start = row * rowBytes;
    for (let at = 0; at < rowBytes; at += 1) {
      const left = at < PER_PIXEL ? 0 : (out[start + at - PER_PIXEL] ?? 0);
      const up = row === 0 ? 0 : (out[start + at - rowBytes] ?? 0);
      const corner = row === 0 || at < PER_PIXEL ? 0 : (out[start + at - rowBytes - PER_PIXEL] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
      out[start + at] = (raw[row * (rowBytes + 1) + 1 + at] ?? 0) + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** Writes a PNG of at most 256 colours. @param indices one byte a pixel; @param palette three bytes a colour */
export function writePng({ width, height }: Pixels, indices: Uint8Array, palette: Uint8Array): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([BITS, INDEXED], 8);
  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row += 1)
    rows.set(indices.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(body.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}
