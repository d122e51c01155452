import { badMorning } from './bad-morning.js';
import { busyGroup } from './busy-group.js';
import { firstDay } from './first-day.js';
import type { Scene } from './scene.js';
import { tenThousand } from './ten-thousand.js';

export type { Language, Scene } from './scene.js';
export { tellScene } from './stage.js';

/** Every story that a sandbox can start with. */
export const SCENES: readonly Scene[] = [firstDay, busyGroup, badMorning, tenThousand];

/** The scene of that name. */
export function sceneNamed(name: string): Scene | undefined {
  return SCENES.find((scene) => scene.name === name);
}

/** The scenes, a line each in both languages. */
export function sceneList(): string {
  const widest = Math.max(...SCENES.map(({ name }) => name.length));
  return SCENES.map(
    ({ name, title, summary }) =>
      `  ${name.padEnd(widest)}  ${title.en}. ${summary.en}\n  ${' '.repeat(widest)}  ${title.zh}：${summary.zh}`,
  ).join('\n');
}
