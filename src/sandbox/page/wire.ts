import { byId } from './dom.js';
import { reportProblem, toast } from './toasts.js';
import { changeView, view, watchView } from './view.js';
import { KINDS, makeAgain, readLines, readWhole } from './wire-data.js';
import type { Again, Kind, Line } from './wire-data.js';
import { listenToKeys } from './wire-keys.js';
import { drawPanel, type PanelState } from './wire-panel.js';
import { clearLines, heldBack, pauseLines, replaceLines, takeLine } from './wire-store.js';
import { duration, wireWord } from './wire-words.js';

const panel = byId('wire', HTMLElement);
const toggle = byId('wire-toggle', HTMLButtonElement);

let state: PanelState = {
  filter: { kinds: new Set(KINDS), faults: false, text: '' },
  opened: undefined,
  fresh: undefined,
};
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
  if (view.wire && state.opened?.id === line.id && line.ms !== undefined)
    void open(line.id).catch(reportProblem);
  // Many come together; they are drawn once.
  if (view.wire && drawing === 0) drawing = requestAnimationFrame(draw);
}

/** The connection stands, at first or again: what was missed is fetched. */
export function reloadWire(): void {
  void readLines()
    .then((lines) => {
      replaceLines(lines);
      showWire();
    })
    .catch(reportProblem);
}

/** Makes the panel and its button work. */
export function startWire(): void {
  panel.tabIndex = -1;
  toggle.addEventListener('click', () => {
    // There is room for one panel.
    changeView({ wire: !view.wire, hire: false });
    if (view.wire) panel.focus();
  });
  watchView((changed) => {
    if (changed.has('hire') && view.hire) changeView({ wire: false });
  });
  panel.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (button) void act(button.dataset).catch(reportProblem);
  });
  panel.addEventListener('input', (event) => {
    if (event.target instanceof HTMLInputElement) filter({ text: event.target.value });
  });
  listenToKeys(panel, { closeRow, closePanel });
}

function closePanel(): void {
  changeView({ wire: false });
  toggle.focus();
}

function closeRow(): boolean {
  const { opened } = state;
  if (!opened) return false;
  change({ opened: undefined });
  rowOf(opened.id)?.focus();
  return true;
}

async function act({ exchange, kind, copy, again, id, do: what }: DOMStringMap): Promise<void> {
  if (exchange !== undefined) await openOrClose(Number(exchange));
  else if (kind !== undefined) toggleKind(kind as Kind);
  else if (again !== undefined) await letHappen(Number(id), again as Again);
  else if (copy !== undefined) {
    await navigator.clipboard.writeText(copy);
    toast('success', wireWord('copied'));
  } else if (what === 'close') closePanel();
  else if (what === 'faults') filter({ faults: !state.filter.faults });
  else if (what === 'pause') pauseLines(heldBack() === undefined);
  else if (what === 'clear') clearLines();
  if (view.wire) draw();
}

function toggleKind(kind: Kind): void {
  const kinds = new Set(state.filter.kinds);
  if (!kinds.delete(kind)) kinds.add(kind);
  filter({ kinds });
}

async function letHappen(id: number, how: Again): Promise<void> {
  // Whoever does something wants to see what comes of it.
  pauseLines(false);
  const outcome = await makeAgain(id, how);
  if (outcome.id === undefined) {
    toast('warning', wireWord('notPushed'));
    return;
  }
  const { status = 0, ms = 0 } = outcome;
  const ended = status === 0 ? wireWord('noAnswer') : String(status);
  const text = `${wireWord(`${how}Done`)} · ${ended} · ${duration(ms)}`;
  toast(status === 200 ? 'success' : 'warning', text);
  change({ fresh: outcome.id });
  rowOf(outcome.id)?.scrollIntoView({ block: 'nearest' });
}

async function openOrClose(id: number): Promise<void> {
  if (state.opened?.id === id) change({ opened: undefined });
  else await open(id);
}

async function open(id: number): Promise<void> {
  const before = state.opened?.id === id ? state.opened.whole : undefined;
  change({ opened: { id, whole: before } });
  const whole = await readWhole(id);
  // Meanwhile another may have been opened.
  if (state.opened?.id === id) change({ opened: { id, whole } });
}

function rowOf(id: number): HTMLElement | null {
  return panel.querySelector<HTMLElement>(`[data-exchange="${String(id)}"]`);
}

function filter(wanted: Partial<PanelState['filter']>): void {
  change({ filter: { ...state.filter, ...wanted } });
}

function change(part: Partial<PanelState>): void {
  state = { ...state, ...part };
  draw();
}

function draw(): void {
  drawing = 0;
  drawPanel(panel, state);
}
