import { getJson, postJson } from './api.js';
import type { View } from './view.js';

/** What an exchange is about. */
export const KINDS = ['event', 'callback', 'hire', 'message', 'token', 'other'] as const;
export type Kind = (typeof KINDS)[number];

/** What can be done with a push. */
export type Again = 'replay' | 'twice' | 'late';

/** A few words in each language, or the same in both. */
export type About = string | Record<View['lang'], string>;

/** A line of the wire, as the sandbox tells it; `ms` and `status` are there once it has ended. */
export interface Line {
  id: number;
  kind: Kind;
  from: 'platform' | 'bot';
  at: number;
  ms?: number;
  method: string;
  path: string;
  name: string;
  about?: About;
  /** What the person sees after a click. */
  seen?: About;
  status?: number;
  code?: number;
  /** Seconds that a refusal for being too fast asks to wait. */
  reset?: number;
  eventId?: string;
  retry?: number;
  connection?: string;
  fault?: string;
  chatId?: string;
  messageId?: string;
  cause?: number;
  guessed?: boolean;
  /** Milliseconds since the push that caused it. */
  after?: number;
}

/** One exchange in full. */
export interface Whole extends Line {
  request: {
    query: Record<string, string>;
    headers: Record<string, string>;
    body?: unknown;
    raw?: string;
    url?: string;
  };
  response?: { headers: Record<string, string>; body: unknown };
  curl?: string;
  again: Again[];
}

/** What came of letting a push happen again; without `id` nothing was pushed. */
export interface Outcome {
  id?: number;
  status?: number;
  ms?: number;
}

/** All lines that the sandbox has kept, newest first. */
export async function readLines(): Promise<Line[]> {
  const { exchanges } = (await getJson('wire')) as { exchanges: Line[] };
  return exchanges;
}

/** One exchange with its bodies. */
export function readWhole(id: number): Promise<Whole> {
  return getJson(`wire/${String(id)}`) as Promise<Whole>;
}

/** Lets a push happen again, and waits for its answer. */
export async function makeAgain(id: number, how: Again): Promise<Outcome> {
  return (await postJson(`wire/${String(id)}/${how}`, {})) as Outcome;
}
