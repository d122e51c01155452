import { changeHire, readHire } from './api.js';
import type { Action } from './hire-actions.js';
import { keyOf, type Target, type Thing } from './hire-data.js';
import { drawPanel, panel } from './hire-draw.js';
import { joinCalls } from './join-calls.js';
import { showAll, store } from './hire-store.js';
import { hireWord, ownName } from './hire-words.js';
import { reportProblem, toast } from './toasts.js';

const FRESH_MS = 2500;
let busy = false;
let fading: ReturnType<typeof setTimeout> | undefined;

/** Reads the settings again and shows them. */
export const loadHire = joinCalls(async () => {
  try {
    store.panel = await readHire();
    drawPanel();
  } catch (problem) {
    reportProblem(problem);
  }
});

function freshRow(): HTMLElement | null {
  return store.fresh === undefined
    ? null
    : panel.querySelector<HTMLElement>(`[data-row="${CSS.escape(store.fresh)}"]`);
}

/** Catches the eye for a moment with what was changed. */
function showFresh(): void {
  freshRow()?.scrollIntoView({ block: 'nearest' });
  clearTimeout(fading);
  fading = setTimeout(() => {
    freshRow()?.classList.remove('hire-row-fresh');
    store.fresh = undefined;
  }, FRESH_MS);
}

/** What the change is about afterwards: something new in what it was added to, or something moved elsewhere. */
function newTarget(
  action: Action,
  thing: Thing | undefined,
  values: Record<string, string>,
  id = '',
): Target {
  const target = thing?.target;
  if (target === undefined) return { of: store.tab === 'sources' ? 'source' : 'module', id };
  if (action.name === 'move') return { of: 'field', module: values['to'] ?? '', id: thing?.id ?? '' };
  if (target.of === 'module' && id !== '') return { of: 'field', module: target.id, id };
  if (target.of === 'field' && id !== '')
    return { of: 'option', module: target.module, field: target.id, key: id };
  return target;
}

/** Opens what holds a thing, down to the thing itself, which may stand at the end of a long list. */
function openUpTo(target: Target): void {
  const show = (holder: string): void => {
    store.opened.set(holder, true);
    showAll(holder);
  };
  if (target.of === 'source' || target.of === 'module') showAll(store.tab);
  if (target.of === 'field') show(keyOf({ of: 'module', id: target.module }));
  if (target.of === 'option') show(keyOf({ of: 'field', module: target.module, id: target.field }));
}

function isSame({ values: before = {} }: Action, values: Record<string, string>): boolean {
  return Object.entries(before).every(([name, value]) => value === (values[name] ?? '').trim());
}

/** Does something to a thing, or adds one to the list, and shows what came of it. One at a time. */
export async function perform(
  action: Action,
  thing: Thing | undefined,
  values: Record<string, string>,
): Promise<void> {
  if (busy) return;
  if (action.isEdit === true && isSame(action, values)) return void toast('info', hireWord('same'));
  busy = true;
  try {
    const { id } = await changeHire(action.change(values));
    const target = newTarget(action, thing, values, id);
    store.form = undefined;
    store.fresh = keyOf(target);
    if (id !== undefined || action.name === 'move') openUpTo(target);
    if (action.name === 'move' || action.name === 'remove') store.acting = undefined;
    if (action.name === 'import-options' && thing !== undefined) store.opened.set(thing.key, true);
    const name = thing === undefined || id !== undefined ? (values['zh_name'] ?? '') : ownName(thing.name);
    toast('success', `${hireWord('done')}: ${hireWord(action.name)} · ${name}`);
    await loadHire();
    showFresh();
  } catch (problem) {
    reportProblem(problem);
  } finally {
    busy = false;
  }
}

/** Takes back the last change. */
export async function undoLast(): Promise<void> {
  if (busy) return;
  busy = true;
  try {
    await changeHire({ kind: 'undo' });
    toast('success', hireWord('undone'));
    await loadHire();
  } catch (problem) {
    reportProblem(problem);
  } finally {
    busy = false;
  }
}
