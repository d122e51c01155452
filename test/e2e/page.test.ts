import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openHouse, type House } from '../support/house.js';
import { openBrowser, watchedPage } from '../support/browser.js';

const { chromium: executablePath } = inject('services');

/** Waits for what comes over the network and is drawn. */
const soon = <T>(probe: () => T) => expect.poll(probe, { timeout: 10_000 });

describe.skipIf(executablePath === '')('the chat page, in a browser', () => {
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
  });

  const say = async (text: string): Promise<void> => {
    await page.locator('#text').fill(text);
    await page.keyboard.press('Enter');
  };
  const lastCard = () => page.locator('.card').last();

  it('a person types a command, reads the card, and turns its pages', async () => {
    await say('/sources');
    await soon(() => lastCard().textContent()).toContain('10000');
    await lastCard().getByRole('button', { name: '下一页' }).click();
    await soon(() => lastCard().textContent()).toContain('第 2 页');
    expect(house.sandbox.record.map(({ route }) => route)).toContain('GET /open-apis/hire/v1/resume_sources');
  }, 30_000);

  it('picks a field from the list and comes back', async () => {
    await say('/fields --required');
    await soon(() => lastCard().textContent()).toContain('人才字段');
    await lastCard().locator('select').selectOption({ index: 1 });
    await soon(() => lastCard().textContent()).toContain('中文名');
    await lastCard().getByRole('button', { name: '返回列表' }).click();
    await soon(() => lastCard().textContent()).toContain('人才字段');
  }, 30_000);

  it('reads the same card in English after switching the language', async () => {
    await say('/help');
    await soon(() => lastCard().textContent()).toContain('招聘设置助手');
    await page.locator('#lang').selectOption('en_us');
    await soon(() => lastCard().textContent()).toContain('Recruiting settings');
  }, 30_000);

  it('has no error on its console', () => {
    expect(problems).toEqual([]);
  });
});
