import { row } from './build.js';
import type { Button, ColumnSet } from './components.js';

/** Buttons side by side; where the window is too narrow for all of them the last ones go to the next line. */
export function buttonRow(buttons: readonly Button[]): ColumnSet[] {
  return buttons.length > 0 ? [{ ...row(buttons), flex_mode: 'flow' }] : [];
}
