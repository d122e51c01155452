import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { samples, sampleGroups } from '../../cards/samples/index.js';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { openBrowser, watchedPage } from '../support/browser.js';

const { chromium: executablePath } = inject('services');

describe.skipIf(executablePath === '')('the gallery of all cards, in a browser', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    sandbox = await startSandbox({ gallery: sampleGroups });
    browser = await openBrowser(executablePath);
    page = await watchedPage(browser, problems, { viewport: { width: 1280, height: 900 } });
    await page.goto(`${sandbox.url}/cards`);
    await page.locator('.sample').first().waitFor();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await sandbox.close();
  });

  const sample = (name: string) => page.locator(`[id="${name}"]`);
  /** The backgrounds of the cards of a sample. */
  const grounds = (name: string) =>
    page.evaluate<string[]>(
      `[...document.querySelectorAll('[id="${name}"] .card')].map((card) => getComputedStyle(card).backgroundColor)`,
    );
  const names = async () => (await page.locator('.sample h3').allTextContents()).map((name) => name.trim());

  it('shows every sample, none with a part that Feishu would refuse, none with a finding', async () => {
    expect(await names()).toEqual(samples().map(([name]) => name));
    expect(await page.locator('.sample .card').count()).toBe(samples().length);
    expect(await page.locator('.card-refused').count()).toBe(0);
    expect(await page.locator('.card-findings').count()).toBe(0);
    expect(await sample('status-ok').locator('.card-footer').innerText()).toMatch(/KB.*\/ 200/s);
  });

  it('follows the language, the scheme and the width', async () => {
    expect(await sample('status-ok').locator('.card-title').innerText()).toBe('监测正常');
    await page.locator('#lang').selectOption('en_us');
    expect(await sample('status-ok').locator('.card-title').innerText()).toBe('Watching, all is well');
    await page.locator('#width').selectOption('mobile');
    expect((await sample('status-ok').locator('.card').boundingBox())?.width).toBe(320);
    await page.locator('#theme').selectOption('light');
    const light = await grounds('status-ok');
    await page.locator('#theme').selectOption('dark');
    expect(await grounds('status-ok')).not.toEqual(light);
  });

  it('shows all looks of a card side by side', async () => {
    await page.locator('#all').check();
    const cards = sample('welcome').locator('.card');
    expect(await cards.count()).toBe(8);
    expect(new Set(await grounds('welcome')).size).toBe(2);
    await page.locator('#all').uncheck();
    expect(await cards.count()).toBe(1);
  });

  it('narrows to the names that are typed, and says how many', async () => {
    await page.locator('#filter').fill('status-f');
    expect(await names()).toEqual(['status-failing']);
    expect(await page.locator('.gallery-count').innerText()).toBe(`1 of ${String(samples().length)} cards`);
    await page.locator('#filter').fill('nothing has this name');
    expect(await page.locator('.gallery').innerText()).toContain('No card fits.');
    await page.locator('#filter').fill('');
    expect((await names()).length).toBe(samples().length);
  });

  it('shows what a click would send, and sends nothing', async () => {
    const card = sample('sources');
    await card.getByRole('button', { name: 'Next' }).click();
    expect(await card.locator('output').innerText()).toContain('{"value":{"action":"sources.page"');
    await sample('fields').locator('select').selectOption({ index: 1 });
    expect(await sample('fields').locator('output').innerText()).toContain('"option":"basic_info/name"');
    expect(sandbox.deliveries).toEqual([]);
  });

  it('opens the JSON of a card; Escape closes it and gives the focus back', async () => {
    const json = sample('reading').getByRole('button', { name: 'JSON' });
    await json.click();
    const dialog = page.getByRole('dialog');
    const [, card] = samples().find(([name]) => name === 'reading') ?? [];
    expect(JSON.parse(await dialog.locator('pre').innerText())).toEqual(card);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    const focused = "document.activeElement.closest('.sample')?.id + ' ' + document.activeElement.className";
    expect(await page.evaluate<string>(focused)).toBe('reading card-json');
  });

  it('can be used and read by everybody, in light and dark', async () => {
    const other = await watchedPage(browser, problems, { bypassCSP: true, reducedMotion: 'reduce' });
    await other.goto(`${sandbox.url}/cards`);
    await other.locator('.sample').first().waitFor();
    await other.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' });
    for (const theme of ['light', 'dark']) {
      await other.locator('#theme').selectOption(theme);
      const wanted = theme === 'light' ? '' : ", runOnly: ['color-contrast']";
      const found = `axe.run({ resultTypes: ['violations']${wanted} }).then(({ violations }) =>
        violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`;
      expect(await other.evaluate<string[]>(found), theme).toEqual([]);
    }
    await other.close();
  }, 60_000);

  it('leads to a card by its address, and fits a phone', async () => {
    const phone = await watchedPage(browser, problems, { viewport: { width: 390, height: 844 } });
    await phone.goto(`${sandbox.url}/cards#watches-none`);
    await phone.locator('.sample').first().waitFor();
    await expect
      .poll(async () => (await phone.locator('[id="watches-none"]').boundingBox())?.y ?? -1)
      .toSatisfy((y: number) => y >= 0 && y < 200);
    const widths = await phone.evaluate<number[]>('[document.documentElement.scrollWidth, innerWidth]');
    expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
    await phone.close();
  });

  it('has no error on its console', () => {
    expect(problems).toEqual([]);
  });
});
