import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { FAULT_PRESETS } from '../../src/sandbox/index.js';
import { openBrowser, watchedPage } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';

const { chromium: executablePath } = inject('services');

const soon = <T>(probe: () => T) => expect.poll(probe, { timeout: 10_000 });

describe.skipIf(executablePath === '')('somebody who breaks the API, in a browser', () => {
  let house: House;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    house = await openHouse({ yaml: 'cache: { ttl: 0s }' });
    browser = await openBrowser(executablePath);
    page = await watchedPage(browser, problems);
    await page.goto(house.sandbox.url);
    await page.locator('#faults summary').click();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await house.close();
    expect(problems).toEqual([]);
  });

  const fault = (name: string) => page.getByRole('switch', { name });
  const isOn = (name: string) => fault(name).getAttribute('aria-checked');
  const ask = async (text: string): Promise<void> => {
    await page.locator('#text').fill(text);
    await page.keyboard.press('Enter');
  };
  const card = () => page.locator('#messages .card').last();

  it('finds every fault in plain words, in both languages', async () => {
    for (const [language, words] of [
      ['en_us', /^[\x20-\x7e]+$/],
      ['zh_cn', /\p{Script=Han}/u],
    ] as const) {
      await page.locator('#lang').selectOption(language);
      for (const part of ['name', 'about']) {
        const said = await page.locator(`.fault-${part}`).allTextContents();
        expect(said).toHaveLength(FAULT_PRESETS.length);
        expect(new Set(said).size).toBe(FAULT_PRESETS.length);
        for (const text of said) expect(text).toMatch(words);
      }
    }
  });

  it('sees the bot fail, and answer when it is put right', async () => {
    await fault('服务器出错').click();
    await soon(() => isOn('服务器出错')).toBe('true');
    await soon(() => page.locator('#faults-on').textContent()).toBe('1');
    await ask('/来源 --状态 停用');
    await soon(() => card().textContent()).toContain('重试');
    await fault('服务器出错').focus();
    await page.keyboard.press('Space');
    await soon(() => isOn('服务器出错')).toBe('false');
    await soon(() => page.locator('#faults-on').isVisible()).toBe(false);
    await card().getByRole('button', { name: '重试' }).click();
    await soon(() => card().textContent()).toContain('简历来源');
  }, 40_000);

  it('sees an expired token make no difference, once', async () => {
    await fault('令牌过期').click();
    await soon(() => isOn('令牌过期')).toBe('true');
    await ask('/来源 猎头');
    await soon(() => card().textContent()).toContain('10001');
    await soon(() => isOn('令牌过期')).toBe('false');
  }, 30_000);

  it('puts everything right at once', async () => {
    await fault('很慢').click();
    await fault('缺少权限').click();
    await soon(() => page.locator('#faults-on').textContent()).toBe('2');
    await page.getByRole('button', { name: '全部恢复' }).click();
    await soon(() => page.locator('#faults-on').isVisible()).toBe(false);
    expect(house.sandbox.faults.list()).toEqual([]);
  });
});
