import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { CARD_STYLESHEETS, cardDocument } from '../../src/sandbox/render/document.js';
import { openHouse, type House } from '../support/house.js';
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

const CARDS: [name: string, text: string][] = [
  ['help', '/help'],
  ['help-of-a-command', '/help fields'],
  ['sources', '/sources'],
  ['sources-filtered', '/sources --type headhunter --status active'],
  ['sources-none', '/sources zzzz'],
  ['fields', '/fields'],
  ['fields-required', '/fields --required'],
  ['field', '/field 学历'],
  ['field-with-many-options', '/field 现居城市'],
  ['module', '/field 教育经历'],
  ['choice', '/field 名'],
  ['nearest', '/field degre'],
  ['wrong-argument', '/sources --status foo'],
  ['unknown-command', '/sorces'],
];

describe.skipIf(executablePath === '')('every card, in a browser', () => {
  let house: House;
  let browser: Browser;
  const cards = new Map<string, object>();

  beforeAll(async () => {
    house = await openHouse();
    browser = await openBrowser(executablePath);
    for (const [name, text] of CARDS) cards.set(name, (await house.ask(text)).card ?? {});
    const { chats, people, faults } = house.sandbox;
    cards.set('guests-present', (await house.ask('/sources', { chat: chats.externalGroup })).card ?? {});
    cards.set(
      'guest',
      (await house.ask('/sources', { chat: chats.guestPrivate, from: people.guest })).card ?? {},
    );
    faults.add({ route: /resume_sources/, kind: 'status', status: 400, code: 99991672 });
    house.clock.advance(60_000);
    cards.set('error', (await house.ask('/sources')).card ?? {});
    house.clock.advance(20 * 60_000);
    faults.clear();
    if (folder) mkdirSync(folder, { recursive: true });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  it.each(VIEWS)(
    'reads well in $lang, $theme, on $width',
    async (view) => {
      const page = await browser.newPage({
        viewport: { width: view.width === 'pc' ? 700 : 400, height: 300 },
      });
      for (const [name, card] of cards) {
        await page.setContent(
          cardDocument(card, { ...view, css, now: house.clock.now(), timeZone: 'Asia/Shanghai' }),
        );
        const text = await page.locator('.card').innerText();
        expect(text, name).not.toMatch(/&#|<\/?\w+|undefined|\[object|\*\*/);
        expect(text, name).toMatch(view.lang === 'zh_cn' ? /\p{Script=Han}/u : /[A-Za-z]{3}/);
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
