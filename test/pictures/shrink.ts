import { readPng, writePng } from './png.js';

const MOST_COLOURS = 256;
/** A colour that is this near to one that is kept already is drawn as that one (squared distance in RGB). */
const NEAR = 48;

/**
 * Makes a picture of a page a fraction of its size: it has few colours that matter, and shades between them at the
 * edges of letters, of which the frequent ones are kept.
 */
export function shrink(file: Buffer): Buffer {
  const pixels = readPng(file);
  const { rgb } = pixels;
  const count = rgb.length / 3;
  const colourAt = (at: number): number =>
    ((rgb[at * 3] ?? 0) << 16) | ((rgb[at * 3 + 1] ?? 0) << 8) | (rgb[at * 3 + 2] ?? 0);
  const uses = new Map<number, number>();
  for (let at = 0; at < count; at += 1) {
    const colour = colourAt(at);
    uses.set(colour, (uses.get(colour) ?? 0) + 1);
  }
  const colours = [...uses.keys()].sort((a, b) => (uses.get(b) ?? 0) - (uses.get(a) ?? 0) || a - b);
  const kept: number[] = [];
  const indexOf = new Map<number, number>();
  for (const colour of colours) {
    const nearest = nearestOf(kept, colour);
    if (nearest && (nearest.distance <= NEAR || kept.length === MOST_COLOURS))
      indexOf.set(colour, nearest.at);
    else indexOf.set(colour, kept.push(colour) - 1);
  }
  const indices = Uint8Array.from({ length: count }, (_, at) => indexOf.get(colourAt(at)) ?? 0);
  return writePng(pixels, indices, Uint8Array.from(kept.flatMap(parts)));
}

function parts(colour: number): [number, number, number] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function nearestOf(kept: readonly number[], colour: number): { at: number; distance: number } | undefined {
  const [red, green, blue] = parts(colour);
  let best: { at: number; distance: number } | undefined;
  for (const [at, other] of kept.entries()) {
    const [r, g, b] = parts(other);
    const distance = (red - r) ** 2 + (green - g) ** 2 + (blue - b) ** 2;
    if (!best || distance < best.distance) best = { at, distance };
  }
  return best;
}
