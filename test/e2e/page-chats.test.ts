import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { openBrowser } from '../support/browser.js';

const { chromium: executablePath } = inject('services');

/** Waits for what comes over the network and is drawn. */
const soon = <T>(probe: () => T) => expect.poll(probe, { timeout: 10_000 });

describe.skipIf(executablePath === '')('groups and the bot, in a browser', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    sandbox = await startSandbox();
    browser = await openBrowser(executablePath);
    page = await browser.newPage({ locale: 'en-GB' });
    page.on('console', (message) => void (message.type() === 'error' && problems.push(message.text())));
    page.on('pageerror', (error) => void problems.push(error.message));
    await page.goto(sandbox.url);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await sandbox.close();
    expect(problems).toEqual([]);
  });

  const entry = (name: string) => page.locator('.chat', { hasText: name });
  const note = () => page.locator('#chat-note').textContent();

  it('shows a group without the bot in grey, and adds the bot to it', async () => {
    await entry('Group without the Bot').click();
    await soon(() => entry('Group without the Bot').getAttribute('class')).toContain('chat-away');
    expect(await note()).toContain('The bot is not in this group');
    await page.getByRole('button', { name: 'Add bot' }).click();
    await soon(note).toBe('Group');
    expect(sandbox.world.chats.get(sandbox.chats.strangerGroup)?.botInChat).toBe(true);
    const added = 'im.chat.member.bot.added_v1';
    await sandbox.waitFor(() => sandbox.deliveries.some(({ eventType }) => eventType === added));
  });

  it('offers what to ask where nothing has been said, and leaves what has been begun', async () => {
    await entry('Hire Integration').click();
    await page.locator('#text').fill('begun');
    await page.getByRole('button', { name: '/fields --required' }).click();
    await soon(() => page.locator('.bubble').last().textContent()).toBe('/fields --required');
    await soon(() => page.locator('#text').inputValue()).toBe('begun');
    await soon(() => page.evaluate('document.activeElement.id')).toBe('text');
    await soon(() => page.locator('.no-messages').count()).toBe(0);
    await page.locator('#text').fill('');
  });

  it('removes the bot with the keyboard: no mention is offered, people go on talking', async () => {
    await entry('Hire Integration').click();
    await page.getByRole('button', { name: 'Remove bot' }).focus();
    await page.keyboard.press('Enter');
    await soon(() => page.getByRole('button', { name: 'Add bot' }).isVisible()).toBe(true);
    await page.locator('#text').fill('@');
    await soon(() => page.locator('#suggest').textContent()).toContain("Zhou Yu'an");
    await soon(() => page.locator('#suggest').textContent()).not.toContain('Recruiting settings');
    await page.locator('#text').fill('among ourselves');
    await page.keyboard.press('Enter');
    await soon(() => page.locator('.bubble').last().textContent()).toBe('among ourselves');
    expect(sandbox.messages(sandbox.chats.group).at(-1)?.mentions).toBeUndefined();
  });

  it('dissolves a group only when it is meant: it can be read, and nobody writes there', async () => {
    await entry('Campus Recruiting').click();
    page.once('dialog', (dialog) => void dialog.dismiss());
    await page.getByRole('button', { name: 'Dissolve' }).click();
    expect(sandbox.world.chats.get(sandbox.chats.secondGroup)?.status).toBe('normal');
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: 'Dissolve' }).click();
    await soon(note).toContain('This group was dissolved');
    await soon(() => page.locator('#text').isDisabled()).toBe(true);
    await soon(() => page.locator('#chat-actions button').count()).toBe(0);
  });

  it('shows that a message was taken back', async () => {
    await entry('Private chat').click();
    const { messageId } = sandbox.say({ text: 'never mind', deliver: false });
    await soon(() => page.locator('.bubble').last().textContent()).toBe('never mind');
    sandbox.recall(messageId);
    await soon(() => page.locator('.bubble').last().textContent()).toBe('This message was recalled');
    await soon(() => page.locator('#chat-actions button').count()).toBe(0);
  });
});
