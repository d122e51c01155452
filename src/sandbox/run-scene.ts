import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Sandbox, SandboxOptions } from './index.js';
import { tellScene, type Language, type Scene } from './scenes/index.js';
import { seeded } from './scenes/seeded.js';

type Environment = Readonly<Record<string, string | undefined>>;

const READY_WITHIN_MS = 30_000;
const LOOK_AGAIN_MS = 100;

/** What a sandbox needs so that the scene looks the same at every start. */
export function sceneOptions({ hire }: Scene): SandboxOptions {
  return { random: seeded(1), ...(hire ? { hire: hire() } : {}) };
}

/** A database that is empty, whatever an earlier start has left. @returns its path */
export function emptyDatabase(folder: string, { name }: Scene, port: string): string {
  const own = join(folder, `scene-${name}-${port}`);
  rmSync(own, { recursive: true, force: true });
  return join(own, 'bot.db');
}

/** People type in the language of the terminal; in English, when that is not Chinese. */
export function languageOf(env: Environment): Language {
  return /^zh/i.test(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '') ? 'zh' : 'en';
}

/** Tells the scene as soon as the bot serves, and prints how it ended. */
export async function playScene(
  sandbox: Sandbox,
  scene: Scene,
  { botUrl, env }: { botUrl: string; env: Environment },
): Promise<void> {
  try {
    await botServes(botUrl);
    await tellScene(sandbox, scene, languageOf(env));
    process.stdout.write(`The scene "${scene.name}" has been told; it is your turn. 场景已就绪。\n`);
  } catch (error) {
    process.stderr.write(`The scene broke off: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}

/** An event that comes before would be pushed again only after 15 seconds. */
async function botServes(botUrl: string): Promise<void> {
  const end = Date.now() + READY_WITHIN_MS;
  while (Date.now() < end) {
    const answer = await fetch(`${botUrl}/readyz`).catch(() => undefined);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
  throw new Error('the bot is not ready');
}
