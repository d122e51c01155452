import { html, nothing, svg, type TemplateResult } from 'lit-html';
import { DEADLINE_MS, type Line } from './wire-data.js';
import { wireWord } from './wire-words.js';

/** What an open row shows below itself. */
export type Detail = (line: Line) => TemplateResult | typeof nothing;

/** One exchange: what, how it ended, and when within its group. */
export function wireRow(line: Line, span: number, open: boolean, detail: TemplateResult | typeof nothing) {
  const late = line.from === 'platform' && (line.ms ?? 0) > DEADLINE_MS;
  const failed = line.ms !== undefined && (line.status !== 200 || (line.code ?? 0) !== 0);
  return html`<li class=${line.cause === undefined ? 'wire-item' : 'wire-item wire-led'}>
    <button
      type="button"
      class=${`wire-row wire-${late || failed ? 'bad' : line.kind}`}
      data-exchange=${line.id}
      aria-expanded=${open ? 'true' : 'false'}
    >
      <span class="wire-way" aria-hidden="true">${line.from === 'platform' ? '→' : '←'}</span>
      <span class="wire-kind">${wireWord(line.kind)}</span>
      <span class="wire-name" title=${`${line.method} ${line.path}`}>${shortName(line)}</span>
      ${tagsOf(line)}
      <span class="wire-end">${endOf(line)}</span>
      ${timeline(line, span)}
    </button>
    ${open ? detail : nothing}
  </li>`;
}

function shortName({ from, method, name }: Line): string {
  return from === 'platform' ? name : `${method} ${name.replace(/^\/open-apis\//, '')}`;
}

function tagsOf({ retry = 0, fault }: Line): TemplateResult[] {
  return [
    ...(retry > 0 ? [html`<span class="wire-tag">${wireWord('retry')} ${retry}</span>`] : []),
    ...(fault === undefined ? [] : [html`<span class="wire-tag">${wireWord('fault')}</span>`]),
  ];
}

function endOf({ ms, status = 0, code = 0 }: Line): string {
  if (ms === undefined) return wireWord('underWay');
  if (status === 0) return wireWord('noAnswer');
  return `${code === 0 ? String(status) : String(code)} · ${duration(ms)}`;
}

function duration(ms: number): string {
  return ms < 1000 ? `${String(Math.round(ms))} ms` : `${(ms / 1000).toFixed(2)} s`;
}

const WIDTH = 1000;

/** A bar to the scale of the group, with the deadline drawn. */
function timeline({ after = 0, ms = 0 }: Line, span: number): TemplateResult {
  const place = (at: number): number => (at / span) * WIDTH;
  return html`<svg class="wire-time" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<rect class="wire-track" x="0" y="3" width="1000" height="2"></rect>
      <rect class="wire-bar" x=${place(after)} y="1" width=${Math.max(5, place(ms))} height="6" rx="2"></rect>
      <rect class="wire-deadline" x=${place(DEADLINE_MS)} y="0" width="2" height="8"></rect>`}
  </svg>`;
}
