import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser, watchedPage } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';
import { FAST } from '../support/watching.js';

const { chromium: executablePath } = inject('services');

const soon = <T>(probe: () => T) => expect.poll(probe, { timeout: 10_000 });

describe.skipIf(executablePath === '')('a newcomer, in a browser', () => {
  let house: House;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    house = await openHouse({ yaml: FAST });
    browser = await openBrowser(executablePath);
    page = await watchedPage(browser, problems, { viewport: { width: 1280, height: 860 } });
    await page.goto(house.sandbox.url);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  const card = () => page.locator('.card').last();

  it('subscribes, changes a setting, and sees the notice arrive', async () => {
    await page.locator('#text').fill('/watch');
    await page.keyboard.press('Enter');
    await soon(() => card().textContent()).toContain('已订阅 #1');
    await page.getByRole('button', { name: '招聘设置', exact: true }).click();
    await page.locator('[data-row="source/10001"] .hire-more').click();
    await page.locator('[data-row="source/10001"] [data-action="disable"]').click();
    await soon(() => card().textContent()).toContain('停用来源');
  }, 30_000);

  it('acknowledges it, and sees it become reverted when the setting is put back', async () => {
    await card().getByRole('button', { name: '确认收到' }).click();
    await soon(() => card().textContent()).toContain('已确认');
    const first = page.locator('.card').nth((await page.locator('.card').count()) - 1);
    await page.locator('#hire-undo').click();
    await soon(() => first.textContent()).toContain('已恢复');
    await soon(() => card().textContent()).toContain('重新启用来源');
  }, 30_000);

  it('finds both in the history', async () => {
    await page.locator('#text').fill('/changes');
    await page.keyboard.press('Enter');
    await soon(() => card().textContent()).toContain('变更记录');
    await soon(() => card().textContent()).toContain('停用来源');
    expect(problems).toEqual([]);
  }, 30_000);
});
