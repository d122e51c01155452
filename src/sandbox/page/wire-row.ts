import { html, nothing, type TemplateResult } from 'lit-html';
import { view } from './view.js';
import type { About, Line } from './wire-data.js';
import { startOf, type Group, type Step } from './wire-groups.js';
import { hasFailed, isLate } from './wire-judge.js';
import { timeBar, timeScale } from './wire-time.js';
import { duration, exactTime, faultTag, wireWord } from './wire-words.js';

/** What of the panel a row depends on. */
export interface RowLook {
  /** What the row that is open shows below itself. */
  readonly open: { readonly id: number; readonly detail: TemplateResult | undefined } | undefined;
  /** The row that an action has just made. */
  readonly fresh: number | undefined;
}

/** A push, or a call of the bot's own accord, with what it led to below. */
export function wireGroup(group: Group, look: RowLook): TemplateResult {
  const { root, led } = group;
  return html`<ul class="wire-group">
    ${wireRow({ line: root, idleFrom: 0 }, group, look)} ${led.map((step) => wireRow(step, group, look))}
  </ul>`;
}

function wireRow(
  { line, idleFrom }: Step,
  { root, span, wanted, alone }: Group,
  look: RowLook,
): TemplateResult {
  const isRoot = line === root;
  const from = startOf(line, root);
  const open = look.open?.id === line.id ? look.open : undefined;
  const classes = [
    'wire-row',
    `wire-${isLate(line) || hasFailed(line) ? 'bad' : line.kind}`,
    ...(isRoot && !wanted ? ['wire-context'] : []),
    ...(look.fresh === line.id ? ['wire-fresh'] : []),
  ];
  return html`<li class=${isRoot ? 'wire-item' : 'wire-item wire-led'}>
    <button
      type="button"
      class=${classes.join(' ')}
      data-exchange=${line.id}
      aria-expanded=${open ? 'true' : 'false'}
    >
      <span class="wire-kind"
        ><span aria-hidden="true">${line.from === 'platform' ? '→' : '←'}</span>${wireWord(line.kind)}</span
      >
      <span class="wire-name" title=${`${line.method} ${line.path}`}>${shortName(line)}</span>
      <span class="wire-end">${endOf(line)}</span>
      <span class="wire-about"
        >${tagsOf(line)}${aboutOf(line)}${isRoot && alone ? quietTag(line) : nothing}</span
      >
      <span class="wire-when">${isRoot ? exactTime(line.at) : whenOf(line)}</span>
      ${timeBar({ from, to: from + (line.ms ?? 0), idleFrom }, span)} ${isRoot ? timeScale(span) : nothing}
    </button>
    ${open?.detail}
  </li>`;
}

function shortName({ from, method, name }: Line): string {
  return from === 'platform' ? name : `${method} ${name.replace(/^\/open-apis\//, '')}`;
}

function aboutOf({ about, seen }: Line): string {
  const words = (one: About): string => (typeof one === 'string' ? one : one[view.lang]);
  return [about, seen].flatMap((one) => (one === undefined ? [] : [words(one)])).join(' ⇒ ');
}

/** A redelivery that was taken and led to nothing is what a good bot makes of it. */
function quietTag({ retry = 0, status }: Line): TemplateResult | typeof nothing {
  if (retry === 0 || status !== 200) return nothing;
  return tag(wireWord('nothingFollowed'), 'good');
}

function tagsOf(line: Line): TemplateResult[] {
  const { retry = 0, fault, reset } = line;
  const bad = [
    fault === undefined ? '' : faultTag(fault),
    reset === undefined ? '' : wireWord('limited').replace('{}', `${String(reset)} s`),
    isLate(line) ? wireWord('tooLate') : '',
  ];
  return [
    ...(retry > 0 ? [tag(`${wireWord('retry')} ${String(retry)}`, 'plain')] : []),
    ...bad.filter((text) => text !== '').map((text) => tag(text, 'bad')),
  ];
}

function tag(text: string, look: 'plain' | 'good' | 'bad'): TemplateResult {
  return html`<span class=${`wire-tag wire-tag-${look}`}>${text}</span>`;
}

/** How long after the push; ≈ where only the time says that it was this push. */
function whenOf({ after = 0, guessed = false }: Line): TemplateResult {
  const when = `+${duration(after)}`;
  return guessed
    ? html`<abbr class="wire-guess" title=${wireWord('guessed')}>≈</abbr> ${when}`
    : html`${when}`;
}

function endOf({ ms, status = 0, code = 0 }: Line): string {
  if (ms === undefined) return wireWord('underWay');
  const outcome = status === 0 ? wireWord('noAnswer') : String(status);
  return `${code === 0 ? outcome : `${outcome} · ${String(code)}`} · ${duration(ms)}`;
}
