import type { Line } from './wire-data.js';

/** Feishu waits so long for the answer to a push (Feishu, "Event overview"). */
export const DEADLINE_MS = 3000;

/** Whether a push was answered too late, or not at all in the time it had. */
export function isLate({ from, ms = 0 }: Line): boolean {
  return from === 'platform' && ms >= DEADLINE_MS;
}

/** Whether it ended otherwise than it should. */
export function hasFailed({ ms, status, code = 0 }: Line): boolean {
  return ms !== undefined && (status !== 200 || code !== 0);
}

/** Whether something is wrong with it. */
export function inTrouble(line: Line): boolean {
  return line.fault !== undefined || isLate(line) || hasFailed(line);
}
