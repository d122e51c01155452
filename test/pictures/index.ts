import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openBrowser } from '../support/browser.js';
import { chromiumPath } from '../support/chromium.js';
import { openBench } from '../support/process.js';
import { until } from '../support/until.js';
import { ALBUM } from './album.js';
import { FOLDER, openStudio } from './studio.js';

/** What a reader of the README and of docs/ has to load, at most. */
const MOST_BYTES = 1_500_000;

/**
 * `npm run pictures`: takes the pictures of the README and of docs/ anew, each in both languages, of the sandbox as
 * people start it.
 */
const browser = await openBrowser(chromiumPath());
const bench = await openBench();
try {
  for (const language of ['en', 'zh'] as const) {
    for (const { scene, take } of ALBUM) {
      const program = bench.run(['sandbox', '--port', '0', ...(scene ? ['--scene', scene] : [])], {
        LANG: language === 'zh' ? 'zh_CN.UTF-8' : 'en_US.UTF-8',
      });
      const studio = await openStudio(browser, program, language);
      if (scene)
        await until(() => program.stdout().includes('has been told'), { what: scene, timeoutMs: 120_000 });
      await take(studio);
      program.kill('SIGTERM');
      await program.exited;
    }
  }
} finally {
  await browser.close();
  await bench.close();
}

let total = 0;
for (const name of await readdir(FOLDER)) {
  const { size } = await stat(join(FOLDER, name));
  total += size;
  process.stdout.write(`${String(Math.round(size / 1000)).padStart(5)} kB  ${name}\n`);
}
process.stdout.write(`${String(Math.round(total / 1000)).padStart(5)} kB  together\n`);
if (total > MOST_BYTES) throw new Error(`the pictures are larger than ${MOST_BYTES} bytes together`);
