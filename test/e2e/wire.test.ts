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
  const events = () => rows('im.message.receive_v1');
  const button = (name: string | RegExp) => wire().getByRole('button', { name, exact: true });
  const toasts = () => page.locator('#toasts');
  const answers = () =>
    house.sandbox.messages(house.sandbox.chats.private).filter(({ sender }) => sender.type === 'bot');
  const focused = () => page.evaluate<string>('document.activeElement?.textContent ?? ""');

  it('shows an event with its words, what the bot did about it, and how long each took', async () => {
    await expect.poll(() => events().textContent()).toMatch(/200 · \d+ ms/);
    expect(await events().textContent()).toContain('/sources');
    await expect.poll(() => rows('hire/v1/resume_sources').count()).toBe(1);
    await expect.poll(() => rows(/:message_id.reply/).textContent()).toMatch(/200 .*Resume sources.*\+\d+/s);
    const names = await wire().locator('.wire-group').first().locator('.wire-name').allTextContents();
    expect(names.at(0)).toBe('im.message.receive_v1');
    expect(names.at(-1)).toContain('reply');
  });

  it('draws all to scale from the push on, with the deadline', async () => {
    const group = wire().locator('.wire-group').first();
    expect(await group.locator('.wire-mark-deadline').textContent()).toBe('3 s');
    const left = async (name: string): Promise<number[]> => {
      const boxes = (await group.locator(name).all()).map((one) => one.boundingBox());
      return (await Promise.all(boxes)).map((box) => box?.x ?? Number.NaN);
    };
    const bars = await left('.wire-bar');
    expect(bars).toEqual(bars.toSorted((a, b) => a - b));
    const deadlines = await left('.wire-deadline');
    expect(deadlines).toHaveLength(bars.length);
    expect(Math.max(...deadlines) - Math.min(...deadlines)).toBeLessThan(1);
  });

  it('opens by the keyboard, decrypted, with what was really sent', async () => {
    await events().focus();
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toContain('hire/v1');
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    const detail = wire().getByRole('region', { name: 'The whole request' });
    await expect.poll(() => detail.textContent()).toContain('"text": "/sources"');
    await detail.getByText('As it was sent').click();
    expect(await detail.getByRole('region', { name: 'Encrypted body' }).textContent()).toContain('encrypt');
    expect(await detail.textContent()).toContain('x-lark-signature');
  });

  it('gives a command for a shell', async () => {
    await button('Copy as curl').click();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(copied).toContain('/webhook/event');
    expect(copied).toContain('x-lark-signature');
  });

  it('lets an event happen again, shows the new one, and what came of it', async () => {
    await button('Replay').click();
    await expect.poll(() => toasts().textContent()).toMatch(/something new · 200 · \d+ ms/);
    await expect.poll(() => answers().length).toBe(2);
    expect(await wire().locator('.wire-fresh').textContent()).toContain('/sources');
    expect(await events().count()).toBe(2);
  });

  it('delivers it twice: no second answer', async () => {
    await button('Deliver twice').click();
    await expect.poll(() => toasts().textContent()).toContain('must not act twice');
    await expect.poll(() => wire().locator('.wire-fresh').textContent()).toContain('redelivery 1');
    await house.ask('/help');
    expect(answers()).toHaveLength(3);
    expect(await wire().locator('.wire-group', { hasText: 'redelivery' }).locator('.wire-row').count()).toBe(
      1,
    );
  });

  it('marks what was refused, and when the limit resets', async () => {
    house.sandbox.faults.add({
      route: /resume_sources/,
      kind: 'status',
      status: 429,
      code: 99991400,
      headers: { 'x-ogw-ratelimit-reset': '1' },
      times: 1,
    });
    await house.ask('/sources --status active');
    await button('Faults').click();
    await expect.poll(() => rows('429 · 99991400').textContent()).toContain('limited, resets in 1 s');
    expect(await rows('reply').count()).toBe(0);
    await button('Faults').click();
  });

  it('marks an answer that came after the deadline', async () => {
    house.sandbox.faults.add({ route: 'push', kind: 'delay', ms: 3100, times: 1 });
    const { messageId } = house.sandbox.say({ text: '/version please' });
    await expect.poll(() => rows('/version please').textContent()).toContain('under way');
    house.clock.advance(3100);
    await expect.poll(() => rows('/version please').textContent()).toContain('too late');
    expect(await rows('/version please').getAttribute('class')).toContain('wire-bad');
    await house.sandbox.waitFor(() => house.repliesTo(messageId).length === 1);
  });

  it('is filtered by kind and text, paused and cleared', async () => {
    await button('Message').click();
    await wire().getByRole('searchbox').fill('status=active');
    await expect.poll(() => rows(/./).count()).toBe(0);
    await wire().getByRole('searchbox').fill('--status active');
    await expect.poll(() => rows(/./).count()).toBe(1);
    await wire().getByRole('searchbox').fill('resume_sources');
    await expect.poll(() => rows('hire/v1').count()).toBeGreaterThan(1);
    expect(await rows('reply').count()).toBe(0);
    await wire().getByRole('searchbox').fill('');
    await button('Message').click();
    await expect.poll(() => rows('reply').count()).toBeGreaterThan(1);
    await button('Clear').click();
    expect(await rows(/./).count()).toBe(0);
    await button('Pause').click();
    await house.ask('/status');
    await expect.poll(() => button(/^Resume \(\d+\)$/).count()).toBe(1);
    expect(await rows(/./).count()).toBe(0);
    await button(/^Resume/).click();
    await expect.poll(() => rows('reply').count()).toBe(1);
  });

  it('closes by Escape first the row, then itself, and the focus is back where it was opened', async () => {
    await rows('reply').click();
    const detail = wire().getByRole('region', { name: 'The whole request' });
    await expect.poll(() => detail.count()).toBe(1);
    await page.keyboard.press('Escape');
    await expect.poll(() => detail.count()).toBe(0);
    expect(await focused()).toContain('reply');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('#wire').isHidden()).toBe(true);
    expect(await page.evaluate('document.activeElement?.id')).toBe('wire-toggle');
    expect(problems).toEqual([]);
  });
});
