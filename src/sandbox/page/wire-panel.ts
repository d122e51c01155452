import { html, nothing, render, type TemplateResult } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { repeat } from 'lit-html/directives/repeat.js';
import { view } from './view.js';
import { KINDS, type Whole } from './wire-data.js';
import { wireDetail } from './wire-detail.js';
import { groupsOf, type Group, type WireFilter } from './wire-groups.js';
import { wireGroup } from './wire-row.js';
import { heldBack, shownLines } from './wire-store.js';
import { wireWord } from './wire-words.js';

/** What the panel shows besides the lines themselves. */
export interface PanelState {
  readonly filter: WireFilter;
  /** The row that is open, and what is in it once that has been read. */
  readonly opened: { readonly id: number; readonly whole: Whole | undefined } | undefined;
  /** The row that an action has just made. */
  readonly fresh: number | undefined;
}

/** Draws the whole panel. */
export function drawPanel(panel: HTMLElement, state: PanelState): void {
  const { filter, opened, fresh } = state;
  const groups = groupsOf(shownLines(), filter);
  const open = opened && { id: opened.id, detail: opened.whole && detailOf(opened.whole) };
  const isFiltered = filter.text !== '' || filter.faults || filter.kinds.size < KINDS.length;
  render(
    html`${top(filter)}
      <div class="wire-list" role="region" aria-label=${wireWord('requests')} tabindex="-1">
        ${
          groups.length === 0
            ? html`<p class="wire-none">${wireWord(isFiltered ? 'noMatch' : 'nothing')}</p>`
            : repeat(
                groups,
                ({ root }) => root.id,
                (group) => guard(partsOf(group, state), () => wireGroup(group, { open, fresh })),
              )
        }
      </div>`,
    panel,
  );
}

/** All that a group is drawn from; while it is the same, so is the group. A line that has changed is another object. */
function partsOf({ root, led, wanted, alone, span }: Group, { opened, fresh }: PanelState): unknown[] {
  const lines = [root, ...led.map(({ line }) => line)];
  const has = (id: number | undefined): boolean => lines.some((line) => line.id === id);
  const open = has(opened?.id) ? [opened?.id, opened?.whole] : [];
  const idle = led.map(({ idleFrom }) => idleFrom);
  return [view.lang, wanted, alone, span, ...open, has(fresh) && fresh, ...idle, ...lines];
}

/** Colouring long JSON takes a while; it is done again only for another exchange or language. */
function detailOf(whole: Whole): TemplateResult {
  return html`${guard([whole, view.lang], () => wireDetail(whole))}`;
}

function top({ kinds, faults }: WireFilter): TemplateResult {
  return html`<header class="wire-top">
    <div class="wire-line">
      <h2>${wireWord('title')}</h2>
      <button class="hire-more" type="button" data-do="close" aria-label=${wireWord('close')}>✕</button>
    </div>
    <p class="wire-hint">${wireWord('hint')}</p>
    <div class="wire-line">
      <input
        class="wire-search"
        type="search"
        autocomplete="off"
        aria-label=${wireWord('search')}
        placeholder=${wireWord('search')}
      />
      ${controls()}
    </div>
    <div class="wire-filters" role="group" aria-label=${wireWord('kinds')}>
      ${KINDS.map((kind) =>
        chip(
          wireWord(kind),
          kinds.has(kind),
          html`<span class=${`wire-dot wire-${kind}`} aria-hidden="true"></span>`,
          kind,
        ),
      )}
      <button
        type="button"
        class="wire-chip"
        data-do="faults"
        aria-pressed=${faults ? 'true' : 'false'}
        title=${wireWord('faultsHint')}
      >
        <span class="wire-dot wire-bad" aria-hidden="true"></span>${wireWord('faults')}
      </button>
    </div>
  </header>`;
}

function controls(): TemplateResult {
  const waiting = heldBack();
  const paused = waiting !== undefined;
  return html`<button
      type="button"
      class="wire-button"
      data-do="pause"
      aria-pressed=${paused ? 'true' : 'false'}
    >
      ${wireWord(paused ? 'resume' : 'pause')}${paused && waiting > 0 ? html` (${waiting})` : nothing}
    </button>
    <button type="button" class="wire-button" data-do="clear">${wireWord('clear')}</button>`;
}

function chip(label: string, pressed: boolean, dot: TemplateResult, kind: string): TemplateResult {
  return html`<button
    type="button"
    class="wire-chip"
    data-kind=${kind}
    aria-pressed=${pressed ? 'true' : 'false'}
  >
    ${dot}${label}
  </button>`;
}
