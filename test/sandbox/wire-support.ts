import type { Sandbox } from '../../src/sandbox/index.js';

/** A line of the wire, as the page gets it. */
export interface Line {
  id: number;
  kind: string;
  from: string;
  name: string;
  about?: string | { zh_cn: string; en_us: string };
  seen?: string | { zh_cn: string; en_us: string };
  status?: number;
  ms?: number;
  cause?: number;
  guessed?: boolean;
  after?: number;
  retry?: number;
  fault?: string;
  reset?: number;
  connection?: string;
}

/** An exchange in full. */
export interface Whole extends Line {
  request: { headers: Record<string, string>; body: unknown; raw?: string; url?: string };
  response?: { headers: Record<string, string>; body: unknown };
  curl?: string;
  again: string[];
}

/** One call of the page's own API. */
export async function pageCall({ url }: Sandbox, path: string, method = 'GET'): Promise<unknown> {
  return (await fetch(`${url}/sandbox/api/${path}`, { method })).json();
}

/** The lines of the wire, newest first. */
export async function linesOf(sandbox: Sandbox, after = 0): Promise<Line[]> {
  return ((await pageCall(sandbox, `wire?after=${after}`)) as { exchanges: Line[] }).exchanges;
}

/** The newest line that fits. @throws Error when there is none */
export async function newest(sandbox: Sandbox, fits: (line: Line) => boolean): Promise<Line> {
  const found = (await linesOf(sandbox)).find(fits);
  if (!found) throw new Error('no such line');
  return found;
}

/** One exchange in full. */
export async function wholeOf(sandbox: Sandbox, { id }: { id: number }): Promise<Whole> {
  return (await pageCall(sandbox, `wire/${id}`)) as Whole;
}
