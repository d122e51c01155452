import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser, watchedPage } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';

const { chromium: executablePath } = inject('services');

describe.skipIf(executablePath === '')('the wire, in a browser', () => {
  let house: House;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    house = await openHouse();
    browser = await openBrowser(executablePath);
    page = await watchedPage(browser, problems, {
      locale: 'en-US',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.goto(house.sandbox.url);
    await page.locator('#text').fill('/sources');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'The wire' }).click();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  const wire = () => page.getByRole('complementary', { name: 'The wire' });
  const rows = (text: string | RegExp) => wire().locator('[data-exchange]').filter({ hasText: text });
  const answers = () =>
    house.sandbox.messages(house.sandbox.chats.private).filter(({ sender }) => sender.type === 'bot');

  it('shows an event, what the bot did about it, and how long each took', async () => {
    await expect.poll(() => rows('im.message.receive_v1').textContent()).toMatch(/200 · \d+ ms/);
    await expect.poll(() => rows('hire/v1/resume_sources').count()).toBe(1);
    await expect.poll(() => rows(/:message_id.reply/).textContent()).toContain('200');
    expect(await wire().locator('.wire-deadline').count()).toBeGreaterThan(2);
  });

  it('opens by the keyboard, decrypted, and gives a command for a shell', async () => {
    await rows('im.message.receive_v1').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => wire().locator('.wire-detail').textContent()).toContain('"text": "/sources"');
    await wire().getByRole('button', { name: 'Copy as curl' }).click();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(copied).toContain('/webhook/event');
    expect(copied).toContain('x-lark-signature');
    await page.keyboard.press('ArrowDown');
  });

  it('lets an event happen again, and twice', async () => {
    await wire().getByRole('button', { name: 'Replay' }).click();
    await expect.poll(() => answers().length).toBe(2);
    await wire().getByRole('button', { name: 'Deliver twice' }).click();
    await expect.poll(() => rows('redelivery').count()).toBe(1);
    await house.ask('/help');
    expect(answers()).toHaveLength(3);
  });

  it('is filtered by kind and text, paused and cleared', async () => {
    await wire().getByRole('button', { name: 'Event', exact: true }).click();
    await wire().getByRole('searchbox').fill('resume_sources');
    await expect.poll(() => rows(/./).count()).toBeGreaterThan(0);
    expect(await rows('messages').count()).toBe(0);
    await wire().getByRole('searchbox').fill('');
    await wire().getByRole('button', { name: 'Clear' }).click();
    expect(await rows(/./).count()).toBe(0);
    await wire().getByRole('button', { name: 'Pause' }).click();
    await house.ask('/status');
    expect(await rows(/./).count()).toBe(0);
    await wire().getByRole('button', { name: 'Resume' }).click();
    await expect.poll(() => rows('reply').count()).toBe(1);
  });

  it('closes by Escape, and the focus is back where it was opened', async () => {
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('#wire').isHidden()).toBe(true);
    expect(await page.evaluate('document.activeElement?.id')).toBe('wire-toggle');
    expect(problems).toEqual([]);
  });
});
