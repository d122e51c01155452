import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openHouse, type House } from '../support/house.js';
import { openBrowser, watchedPage } from '../support/browser.js';

const { chromium: executablePath } = inject('services');

describe.skipIf(executablePath === '')('the search, in a browser', () => {
  let house: House;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    house = await openHouse();
    browser = await openBrowser(executablePath);
    page = await watchedPage(browser, problems);
    await page.goto(house.sandbox.url);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await house.close();
    expect(problems).toEqual([]);
  });

  const say = async (text: string): Promise<void> => {
    await page.locator('#text').fill(text);
    await page.keyboard.press('Enter');
  };
  const card = () => page.locator('.card').last();
  const soon = (text: string) => expect.poll(() => card().textContent(), { timeout: 10_000 }).toContain(text);

  it('finds a field by its initials, opens it, and comes back', async () => {
    await say('/search xl');
    await soon('“xl”');
    const first = card().getByRole('button').first();
    expect(await first.innerText()).toMatch(/^学历 · Degree/);
    expect(await first.locator('strong').allInnerTexts()).toEqual(['学历']);
    await first.click();
    await soon('博士');
    await card().getByRole('button', { name: '返回列表' }).click();
    await soon('“xl”');
  }, 60_000);

  it('opens a source with the keyboard, and comes back', async () => {
    await say('/search lietou');
    await soon('“lietou”');
    const row = card().getByRole('button').first();
    await row.focus();
    await page.keyboard.press('Enter');
    await soon('返回搜索');
    await soon('10001');
    await card().getByRole('button', { name: '返回搜索' }).click();
    await soon('“lietou”');
  }, 60_000);

  it('offers what is nearest to a text that finds nothing', async () => {
    await say('/search zhejiangdaxuee1');
    await soon('没有找到“zhejiangdaxuee1”');
    await soon('选项 · 学校名称 School');
    await card().getByRole('button', { name: '浙江大学' }).first().click();
    await soon('返回列表');
    await card().getByRole('button', { name: '返回列表' }).click();
    await soon('没有找到');
  }, 60_000);
});
