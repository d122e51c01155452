import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The path of a Chromium, found as the tests find it: `TEST_CHROMIUM`, or where systems put it. */
export function chromiumPath(): string | undefined {
  return process.env['TEST_CHROMIUM'] ?? PLACES.find((path) => existsSync(path));
}
