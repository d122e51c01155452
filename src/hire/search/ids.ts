import type { Subject } from './subjects.js';
import type { Fit } from './names.js';

/** How the text is found in an id. The key of an option, which is often a small number, must be meant more clearly. */
export function fitId(wanted: string, id: string, kind: Subject['kind']): Fit | undefined {
  if (wanted === '') return undefined;
  const at = id.toLowerCase().indexOf(wanted);
  if (at < 0) return undefined;
  const whole = wanted.length === id.length;
  const option = kind === 'option';
  if (!whole && wanted.length < (option ? 3 : 2)) return undefined;
  const score = whole ? (option ? 900 : 1000) : wanted.length < 4 ? 500 : at === 0 ? 870 : 790;
  return { score, mark: () => ({ from: at, to: at + wanted.length }) };
}
