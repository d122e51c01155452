import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the sandbox keeps what it needs, from the folder in which it was started. */
export const SANDBOX_FOLDER = './data/sandbox';

const YAML = `# Settings of the bot beside the sandbox, written anew at each start; a real bot never reads this file.
# For settings of your own, name another file: APP_CONFIG=FILE npm run sandbox
# Changes are noticed within seconds, so that one can watch it happen.
watch: { interval: 2s, settle: 1s, confirm_delay: 1s }
cache: { ttl: 1s }
`;

/**
 * Writes the settings with which the sandbox's bot notices changes at once.
 * @returns the file's path, for APP_CONFIG
 * @throws Error that says what cannot be written and what to do
 */
export function writeRunConfig(folder = SANDBOX_FOLDER): string {
  const path = join(folder, 'app.yaml');
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, YAML);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `${path} cannot be written (${reason}); start the sandbox in a folder that you may write to`,
      { cause: error },
    );
  }
  return path;
}
