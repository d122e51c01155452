import { html, nothing, svg, type TemplateResult } from 'lit-html';
import { DEADLINE_MS } from './wire-judge.js';

/** Distances between the marks of a scale, milliseconds. */
const STEPS = [1000, 2000, 5000, 10_000, 30_000, 60_000, 600_000, 3_600_000];
const MOST_MARKS = 5;

/** When a line ran, all in milliseconds from the root of its group. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly idleFrom: number;
}

/** A bar to the scale of its group, the wait before it dotted, with the deadline drawn. @param span what is covered */
export function timeBar({ from, to, idleFrom }: Run, span: number): TemplateResult {
  const place = (at: number): string => percent(at, span);
  return html`<svg class="wire-time" aria-hidden="true">
    ${svg`<line class="wire-track" x1="0" x2="100%" y1="5" y2="5"></line>
      ${idleFrom < from ? svg`<line class="wire-idle" x1=${place(idleFrom)} x2=${place(from)} y1="5" y2="5"></line>` : nothing}
      <rect class="wire-bar" x=${place(from)} y="2" width=${percent(Math.max(to - from, span / 150), span)} height="6" rx="2"></rect>
      <line class="wire-halo" x1=${place(DEADLINE_MS)} x2=${place(DEADLINE_MS)} y1="0" y2="10"></line>
      <line class="wire-deadline" x1=${place(DEADLINE_MS)} x2=${place(DEADLINE_MS)} y1="0" y2="10"></line>`}
  </svg>`;
}

/** The marks of the scale in seconds, the deadline among them. */
export function timeScale(span: number): TemplateResult {
  const step = STEPS.find((one) => span / one <= MOST_MARKS) ?? span;
  const marks = Array.from({ length: Math.floor(span / step) + 1 }, (_none, index) => index * step);
  const apart = marks.filter((at) => at === DEADLINE_MS || Math.abs(at - DEADLINE_MS) > span / 12);
  return html`<svg class="wire-scale" aria-hidden="true">
    ${[...new Set([...apart, DEADLINE_MS])].map(
      (at) =>
        svg`<text class=${at === DEADLINE_MS ? 'wire-mark wire-mark-deadline' : 'wire-mark'} x=${percent(at, span)}
          y="9" text-anchor=${at === 0 ? 'start' : 'middle'}>${String(at / 1000)} s</text>`,
    )}
  </svg>`;
}

function percent(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(2)}%`;
}
