import { clearFaults, startFault } from './api.js';
import { presets } from './directory.js';
import { byId, make } from './dom.js';
import { reportProblem, toast } from './toasts.js';
import { word } from './words.js';

const panel = byId('faults', HTMLDetailsElement);
const buttons = byId('presets', HTMLDivElement);

/** Shows a button for every prepared fault; no panel when there are none. */
export function showFaults(): void {
  const names = presets();
  panel.hidden = names.length === 0;
  const clear = make('button', { class: 'fault fault-clear', type: 'button' }, word('clearFaults'));
  const one = (name: string) => make('button', { class: 'fault', type: 'button', 'data-preset': name }, name);
  buttons.replaceChildren(...names.map(one), clear);
}

async function press(preset: string | undefined): Promise<void> {
  try {
    await (preset === undefined ? clearFaults() : startFault(preset));
    if (preset === undefined) toast('success', word('faultsOff'));
    else toast('warning', `${word('faultOn')}: ${preset}`);
  } catch (problem) {
    reportProblem(problem);
  }
}

/** Makes the fault buttons work. */
export function startFaults(): void {
  buttons.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('.fault') : null;
    if (button !== null) void press(button.dataset['preset']);
  });
}
