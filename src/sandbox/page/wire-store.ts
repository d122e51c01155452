import type { Line } from './wire-data.js';

const MOST_LINES = 500;

const lines = new Map<number, Line>();
/** What is shown while the panel is paused. */
let frozen: readonly Line[] | undefined;
/** Nothing up to this id is shown. */
let cleared = 0;

/** Puts what the sandbox has kept in place of all lines; another sandbox may have begun to count anew. */
export function replaceLines(all: readonly Line[]): void {
  const newest = Math.max(0, ...all.map(({ id }) => id));
  if (newest < cleared) cleared = 0;
  lines.clear();
  for (const line of all) takeLine(line);
}

/** A line that has just begun or ended. */
export function takeLine(line: Line): void {
  if (line.id <= cleared) return;
  lines.set(line.id, line);
  if (lines.size > MOST_LINES) lines.delete(Math.min(...lines.keys()));
}

/** The lines to show, oldest first. */
export function shownLines(): readonly Line[] {
  return frozen ?? inOrder();
}

/** How many lines have come since the panel was paused; undefined while it is not. */
export function heldBack(): number | undefined {
  const last = frozen?.at(-1)?.id ?? cleared;
  return frozen && [...lines.keys()].filter((id) => id > last).length;
}

/** Holds the panel still, or lets it go on. */
export function pauseLines(pause: boolean): void {
  frozen = pause ? inOrder() : undefined;
}

/** Forgets what has been. */
export function clearLines(): void {
  cleared = Math.max(cleared, ...lines.keys());
  lines.clear();
  if (frozen) frozen = [];
}

function inOrder(): Line[] {
  return [...lines.values()].sort((one, other) => one.id - other.id);
}
