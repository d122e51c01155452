import { html, nothing, render } from 'lit-html';
import { clearFaults, readState, switchFault } from './api.js';
import { isFaulty, presets, setState } from './directory.js';
import { byId } from './dom.js';
import { faultAbout, faultName } from './faults-words.js';
import { reportProblem, toast } from './toasts.js';
import { word } from './words.js';

const panel = byId('faults', HTMLDetailsElement);
const list = byId('presets', HTMLDivElement);
const count = byId('faults-on', HTMLSpanElement);

/** Shows a switch for every prepared fault, and how many are on; no panel when there are none. */
export function showFaults(): void {
  const names = presets();
  const on = names.filter(isFaulty).length;
  panel.hidden = names.length === 0;
  count.hidden = on === 0;
  count.textContent = String(on);
  render(
    html`${names.map(
      (name) =>
        html`<button
          class="fault"
          type="button"
          role="switch"
          data-preset=${name}
          aria-checked=${isFaulty(name) ? 'true' : 'false'}
          @click=${() => void flip(name)}
        >
          <span class="fault-name">${faultName(name)}</span>
          <span class="fault-about">${faultAbout(name)}</span>
          <span class="fault-knob" aria-hidden="true"></span>
        </button>`,
    )}${
      on === 0
        ? nothing
        : html`<button class="small fault-clear" type="button" @click=${() => void clear()}>
            ${word('clearFaults')}
          </button>`
    }`,
    list,
  );
}

async function flip(name: string): Promise<void> {
  const on = !isFaulty(name);
  await act(
    () => switchFault(name, on),
    () => toast(on ? 'warning' : 'success', `${word(on ? 'faultOn' : 'faultOff')}: ${faultName(name)}`),
  );
}

async function clear(): Promise<void> {
  await act(clearFaults, () => toast('success', word('faultsOff')));
}

async function act(change: () => Promise<void>, tell: () => void): Promise<void> {
  try {
    await change();
    setState(await readState());
    showFaults();
    tell();
  } catch (problem) {
    reportProblem(problem);
  }
}
