import { existsSync } from 'node:fs';

const USUAL = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The path of a Chromium: the one that TEST_CHROMIUM names, or one where they usually are; empty when there is none. */
export function chromiumPath(): string {
  return process.env['TEST_CHROMIUM'] ?? USUAL.find((path) => existsSync(path)) ?? '';
}
