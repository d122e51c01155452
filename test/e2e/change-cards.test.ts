import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { CARD_STYLESHEETS, cardDocument } from '../../src/sandbox/render/document.js';
import { NOW } from '../../cards/samples/change-data.js';
import { samples } from '../../cards/samples/index.js';
import { openBrowser } from '../support/browser.js';

const { chromium: executablePath } = inject('services');
/** SCREENSHOTS=FOLDER keeps a picture of every card in every view, to be looked at. */
const folder = process.env['SCREENSHOTS'];
const css = CARD_STYLESHEETS.map((name) => readFileSync(join('src/sandbox/page', name), 'utf8')).join('\n');

const VIEWS = [
  { lang: 'zh_cn', theme: 'light', width: 'pc' },
  { lang: 'zh_cn', theme: 'dark', width: 'mobile' },
  { lang: 'en_us', theme: 'light', width: 'mobile' },
  { lang: 'en_us', theme: 'dark', width: 'pc' },
] as const;

describe.skipIf(executablePath === '')('every card of the gallery, in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser(executablePath);
    if (folder) mkdirSync(folder, { recursive: true });
  }, 60_000);
  afterAll(() => browser.close());

  it.each(VIEWS)(
    'reads well in $lang, $theme, on $width',
    async (view) => {
      const page = await browser.newPage({
        viewport: { width: view.width === 'pc' ? 700 : 400, height: 300 },
      });
      for (const [name, card] of samples()) {
        await page.setContent(cardDocument(card, { ...view, css, now: NOW, timeZone: 'Asia/Shanghai' }));
        const text = await page.locator('.card').innerText();
        // Names made of markup show it, and nothing else does.
        if (!name.includes('markup'))
          expect(text, name).not.toMatch(/&#|<\/?\w+|undefined|\[object|\*\*|~~|NaN/);
        expect(text, name).toMatch(view.lang === 'zh_cn' ? /\p{Script=Han}/u : /[A-Za-z]{3}/);
        expect(await page.locator('.card-refused').count(), name).toBe(0);
        const { scroll, client } = await page.evaluate<{ scroll: number; client: number }>(
          '({ scroll: document.documentElement.scrollWidth, client: document.documentElement.clientWidth })',
        );
        expect(scroll, `${name} is wider than its window`).toBeLessThanOrEqual(client);
        if (folder)
          await page.screenshot({
            path: join(folder, `${name}-${view.lang}-${view.theme}-${view.width}.png`),
            fullPage: true,
          });
      }
      await page.close();
    },
    60_000,
  );
});
