import { getJson, postJson } from './api.js';

/** What an exchange is about. */
export const KINDS = ['event', 'callback', 'hire', 'message', 'token', 'other'] as const;
export type Kind = (typeof KINDS)[number];

/** A line of the wire, as the sandbox tells it. */
export interface Line {
  id: number;
  kind: Kind;
  from: 'platform' | 'bot';
  at: number;
  ms?: number;
  method: string;
  path: string;
  name: string;
  status?: number;
  code?: number;
  retry?: number;
  fault?: string;
  cause?: number;
  after?: number;
}

/** One exchange in full. */
export interface Whole extends Line {
  request: {
    query: Record<string, string>;
    headers: Record<string, string>;
    body: unknown;
    raw?: string;
    url?: string;
  };
  response?: { body: unknown };
  curl: string;
  again: ('replay' | 'twice' | 'late')[];
}

/** A push, or a call of the bot's own accord, and the calls that it led to. */
export interface Group {
  readonly root: Line;
  readonly led: readonly Line[];
  /** Milliseconds from the root to the end of all, at least a little more than the deadline. */
  readonly span: number;
}

/** Feishu waits so long for the answer to a push. */
export const DEADLINE_MS = 3000;
const LEAST_SPAN_MS = 3600;
const MOST_LINES = 500;

const lines = new Map<number, Line>();
let cleared = 0;

/** The lines that the sandbox has kept. */
export async function loadLines(): Promise<void> {
  const { exchanges } = (await getJson('wire')) as { exchanges: Line[] };
  for (const line of exchanges) takeLine(line);
}

/** A line that has just begun or ended. */
export function takeLine(line: Line): void {
  if (line.id <= cleared) return;
  lines.set(line.id, line);
  for (const id of lines.keys()) {
    if (lines.size <= MOST_LINES) return;
    lines.delete(id);
  }
}

/** Forgets what is shown. */
export function clearLines(): void {
  cleared = Math.max(cleared, ...lines.keys());
  lines.clear();
}

export function readWhole(id: number): Promise<Whole> {
  return getJson(`wire/${String(id)}`) as Promise<Whole>;
}

export async function makeAgain(id: number, how: string): Promise<void> {
  await postJson(`wire/${String(id)}/${how}`, {});
}

/** Everything that fits, grouped by its cause, the newest group first. */
export function groupsOf(kinds: ReadonlySet<Kind>, text: string): Group[] {
  const wanted = text.trim().toLowerCase();
  const fits = (line: Line): boolean =>
    kinds.has(line.kind) &&
    (wanted === '' ||
      `${line.method} ${line.path} ${line.name} ${line.fault ?? ''}`.toLowerCase().includes(wanted));
  const ledBy = new Map<number, Line[]>();
  const roots: Line[] = [];
  for (const line of lines.values()) {
    const cause = line.cause === undefined ? undefined : lines.get(line.cause);
    if (cause === undefined) roots.push(line);
    else ledBy.set(cause.id, [...(ledBy.get(cause.id) ?? []), line]);
  }
  return roots
    .map((root) => ({ root, led: (ledBy.get(root.id) ?? []).filter(fits) }))
    .filter(({ root, led }) => fits(root) || led.length > 0)
    .map((group) => ({ ...group, span: spanOf(group.root, group.led) }))
    .reverse();
}

function spanOf(root: Line, led: readonly Line[]): number {
  const ends = [root, ...led].map(({ after = 0, ms = 0 }) => after + ms);
  return Math.max(LEAST_SPAN_MS, ...ends.map((end) => end * 1.05));
}
