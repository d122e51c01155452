import { html, nothing, render } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { byId } from './dom.js';
import { reportProblem, toast } from './toasts.js';
import { changeView, view, watchView } from './view.js';
import {
  KINDS,
  clearLines,
  groupsOf,
  loadLines,
  makeAgain,
  readWhole,
  takeLine,
  type Kind,
  type Line,
  type Whole,
} from './wire-data.js';
import { wireDetail } from './wire-detail.js';
import { wireRow } from './wire-row.js';
import { wireWord, type WireWord } from './wire-words.js';

const panel = byId('wire', HTMLElement);
const toggle = byId('wire-toggle', HTMLButtonElement);

// Tokens and the bot's own housekeeping are there when somebody asks for them.
const kinds = new Set<Kind>(['event', 'callback', 'hire', 'message']);
let text = '';
let paused = false;
let opened: { id: number; whole: Whole | undefined } | undefined;
let drawing = 0;

/** Shows the panel as the view says. */
export function showWire(): void {
  panel.hidden = !view.wire;
  toggle.setAttribute('aria-expanded', String(view.wire));
  panel.setAttribute('aria-label', wireWord('title'));
  document.body.dataset['wire'] = view.wire ? 'open' : 'closed';
  if (view.wire) draw();
}

/** An exchange has begun or ended. */
export function wireChanged(line: Line): void {
  takeLine(line);
  if (opened?.id === line.id && line.ms !== undefined) void open(line.id).catch(reportProblem);
  if (!view.wire || paused || drawing !== 0) return;
  // Many come together; they are drawn once.
  drawing = requestAnimationFrame(draw);
}

/** The connection stands again: what was missed is fetched. */
export function reloadWire(): void {
  void loadLines().then(showWire, reportProblem);
}

/** Makes the panel and its button work. */
export function startWire(): void {
  toggle.addEventListener('click', () => {
    // There is room for one panel.
    changeView({ wire: !view.wire, hire: false });
    if (view.wire) panel.querySelector<HTMLElement>('input')?.focus();
  });
  watchView((changed) => {
    if (changed.has('hire') && view.hire) changeView({ wire: false });
  });
  panel.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (button) void act(button).catch(reportProblem);
  });
  panel.addEventListener('input', (event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    text = event.target.value;
    draw();
  });
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
    if (event.key === 'ArrowDown') moveFocus(1, event);
    if (event.key === 'ArrowUp') moveFocus(-1, event);
  });
}

function close(): void {
  changeView({ wire: false });
  toggle.focus();
}

function moveFocus(step: number, event: KeyboardEvent): void {
  const rows = [...panel.querySelectorAll<HTMLElement>('[data-exchange]')];
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = rows[at === -1 ? 0 : at + step];
  if (!next || (at === -1 && !(event.target instanceof HTMLInputElement))) return;
  event.preventDefault();
  next.focus();
}

async function act(button: HTMLButtonElement): Promise<void> {
  const { exchange, kind, copy, again, id, do: what } = button.dataset;
  if (exchange !== undefined) await openOrClose(Number(exchange));
  else if (kind !== undefined) toggleKind(kind as Kind);
  else if (copy !== undefined) {
    await navigator.clipboard.writeText(copy);
    toast('success', wireWord('copied'));
  } else if (again !== undefined) {
    await makeAgain(Number(id), again);
    toast('success', wireWord(`${again}Done` as WireWord));
  } else if (what === 'close') close();
  else if (what === 'pause') paused = !paused;
  else if (what === 'clear') clearLines();
  if (view.wire) draw();
}

function toggleKind(kind: Kind): void {
  if (!kinds.delete(kind)) kinds.add(kind);
}

async function openOrClose(id: number): Promise<void> {
  if (opened?.id === id) opened = undefined;
  else await open(id);
}

async function open(id: number): Promise<void> {
  opened = { id, whole: undefined };
  const whole = await readWhole(id);
  opened = { id, whole };
  draw();
}

function draw(): void {
  drawing = 0;
  const groups = groupsOf(kinds, text);
  const detail = opened?.whole ? wireDetail(opened.whole) : nothing;
  const row = (line: Line, span: number) => wireRow(line, span, opened?.id === line.id, detail);
  render(
    html`<header class="wire-top">
        <h2 id="wire-title">${wireWord('title')}</h2>
        <button class="hire-more" type="button" data-do="close" aria-label=${wireWord('close')}>✕</button>
        <p class="wire-hint">${wireWord('hint')}</p>
        <input
          class="hire-search"
          type="search"
          autocomplete="off"
          aria-label=${wireWord('search')}
          placeholder=${wireWord('search')}
        />
        <div class="wire-filters" role="group" aria-label=${wireWord('kinds')}>
          ${KINDS.map(
            (kind) =>
              html`<button
                type="button"
                class="wire-chip"
                data-kind=${kind}
                aria-pressed=${kinds.has(kind) ? 'true' : 'false'}
              >
                ${wireWord(kind)}
              </button>`,
          )}
          <span class="wire-gap"></span>
          <button type="button" class="wire-button" data-do="pause" aria-pressed=${paused ? 'true' : 'false'}>
            ${wireWord(paused ? 'resume' : 'pause')}
          </button>
          <button type="button" class="wire-button" data-do="clear">${wireWord('clear')}</button>
        </div>
      </header>
      <div class="wire-list">
        ${
          groups.length === 0
            ? html`<p class="wire-none">${wireWord(text === '' ? 'nothing' : 'noMatch')}</p>`
            : repeat(
                groups,
                ({ root }) => root.id,
                ({ root, led, span }) =>
                  html`<ul class="wire-group">
                    ${row(root, span)}${led.map((line) => row(line, span))}
                  </ul>`,
              )
        }
      </div>`,
    panel,
  );
}
