import type { Kind, Line } from './wire-data.js';
import { DEADLINE_MS, inTrouble } from './wire-judge.js';

/** What the panel is asked to show. */
export interface WireFilter {
  readonly kinds: ReadonlySet<Kind>;
  /** Only what went wrong. */
  readonly faults: boolean;
  readonly text: string;
}

/** A line within its group. */
export interface Step {
  readonly line: Line;
  /** From this moment on, counted from the root, nothing went over the wire until this line began. */
  readonly idleFrom: number;
}

/** A push, or a call of the bot's own accord, and the calls that it led to. */
export interface Group {
  readonly root: Line;
  /** Whether the root itself was asked for; otherwise it only stands above those that were. */
  readonly wanted: boolean;
  readonly led: readonly Step[];
  /** Whether the root has led to no call at all. */
  readonly alone: boolean;
  /** Milliseconds that the time line covers. */
  readonly span: number;
}

/** A time line reaches a little beyond the deadline at least. */
const LEAST_SPAN_MS = DEADLINE_MS * 1.15;

/** Everything that fits, grouped by its cause, the newest group first. @param lines oldest first */
export function groupsOf(lines: readonly Line[], filter: WireFilter): Group[] {
  const known = new Set(lines.map(({ id }) => id));
  const ledBy = new Map<number, Line[]>();
  for (const line of lines) {
    if (line.cause === undefined || !known.has(line.cause)) continue;
    const led = ledBy.get(line.cause);
    if (led) led.push(line);
    else ledBy.set(line.cause, [line]);
  }
  return lines
    .filter(({ cause }) => cause === undefined || !known.has(cause))
    .map((root) => groupOf(root, ledBy.get(root.id) ?? [], filter))
    .filter(({ wanted, led }) => wanted || led.length > 0)
    .reverse();
}

/** Where in its own group a line begins, milliseconds. */
export function startOf(line: Line, root: Line): number {
  return line === root ? 0 : (line.after ?? 0);
}

function groupOf(root: Line, led: readonly Line[], filter: WireFilter): Group {
  let busyUntil = root.ms ?? 0;
  const steps = led.map((line) => {
    const start = startOf(line, root);
    const step = { line, idleFrom: Math.min(start, busyUntil) };
    busyUntil = Math.max(busyUntil, start + (line.ms ?? 0));
    return step;
  });
  return {
    root,
    wanted: fits(root, filter),
    alone: led.length === 0,
    led: steps.filter(({ line }) => fits(line, filter)),
    span: Math.max(LEAST_SPAN_MS, busyUntil * 1.05),
  };
}

function fits(line: Line, { kinds, faults, text }: WireFilter): boolean {
  const wanted = text.trim().toLowerCase();
  return (
    kinds.has(line.kind) && (!faults || inTrouble(line)) && (wanted === '' || wordsOf(line).includes(wanted))
  );
}

function wordsOf(line: Line): string {
  const { method, path, name, about, seen, eventId, messageId, chatId, status, code, fault } = line;
  const said = [about, seen].flatMap((one) => (typeof one === 'object' ? [one.zh_cn, one.en_us] : [one]));
  return [method, path, name, ...said, eventId, messageId, chatId, status, code, fault]
    .join(' ')
    .toLowerCase();
}
