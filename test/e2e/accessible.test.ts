import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser, watchedPage } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';

const { chromium: executablePath } = inject('services');

interface Finding {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe finds in a part of a page as it is, worst kinds only, in words. */
async function findings(page: Page, part: string, options: object): Promise<string[]> {
  const wanted = JSON.stringify({ resultTypes: ['violations'], ...options });
  const { violations } = await page.evaluate<{ violations: Finding[] }>(
    `axe.run(${JSON.stringify(part)}, ${wanted})`,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
}

describe.skipIf(executablePath === '')('the chat page, for people who use it otherwise', () => {
  let house: House;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    house = await openHouse({ bot: { slashPanel: true } });
    browser = await openBrowser(executablePath);
    const { chats } = house.sandbox;
    await house.ask('{bot} /field 学历', { chat: chats.group });
    // Without motion nothing is half transparent when it is looked at.
    page = await watchedPage(browser, problems, {
      reducedMotion: 'reduce',
      bypassCSP: true,
      locale: 'en-GB',
    });
    await page.goto(house.sandbox.url);
    await page.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await house.close();
    expect(problems).toEqual([]);
  });

  const inGroup = async (): Promise<void> => {
    await page.locator('.chat', { hasText: 'Hire Integration' }).click();
    await page.locator('.card').last().waitFor();
  };

  /** The whole page once, then the part that is new. */
  const STATES: [name: string, part: string, open: () => Promise<void>][] = [
    ['the start', 'html', () => page.locator('.no-messages').waitFor()],
    ['a group with cards', 'html', inGroup],
    [
      'a message that is being answered',
      '.talk',
      async () => {
        await page.locator('.message').last().hover();
        await page.getByRole('button', { name: 'Reply', exact: true }).last().click();
        await page.locator('#replying').waitFor();
      },
    ],
    [
      'a thread',
      '#thread',
      async () => {
        await page.locator('.message').first().hover();
        await page.getByRole('button', { name: 'Reply in thread' }).first().click();
        await page.locator('#thread-messages .bubble').waitFor();
      },
    ],
    [
      'the panel of commands',
      '#composer',
      async () => {
        await page.locator('#thread-close').click();
        await page.locator('#text').pressSequentially('/');
        await page.locator('#suggest [role=option]').first().waitFor();
      },
    ],
    [
      'people to be mentioned',
      '#composer',
      async () => {
        await page.locator('#text').fill('@');
        await page.locator('#suggest [role=option]').first().waitFor();
      },
    ],
    [
      'the Hire settings',
      '#hire',
      async () => {
        await page.locator('#text').fill('');
        await page.locator('#hire-toggle').click();
        await page.locator('.hire-row').first().waitFor();
      },
    ],
    [
      'the wire',
      '#wire',
      async () => {
        await page.locator('#wire-toggle').click();
        await page.locator('[data-exchange]').first().waitFor();
      },
    ],
    [
      'faults, and a notice',
      '#faults, #toasts',
      async () => {
        await page.locator('#wire-toggle').click();
        await page.locator('#faults summary').click();
        await page.locator('#presets button').first().click();
        await page.locator('.toast').waitFor();
      },
    ],
    [
      'the chats on a phone',
      'html',
      async () => {
        await page.setViewportSize({ width: 390, height: 844 });
        await page.locator('#to-chats').click();
        await page.locator('.chat').first().waitFor();
      },
    ],
    [
      'the conversation on a phone',
      '.talk-head',
      async () => {
        await page.locator('.chat', { hasText: 'Hire Integration' }).click();
        await page.locator('.card').last().waitFor();
      },
    ],
  ];
  it.each(STATES)('finds nothing wrong, in light and dark: %s', async (_name, part, open) => {
    await open();
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await findings(page, part, {})).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    // Only the colours are others.
    expect(await findings(page, part, { runOnly: ['color-contrast'] })).toEqual([]);
  });
});
