import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser, watchedPage } from '../support/browser.js';
import { openHouse, type House } from '../support/house.js';

const { chromium: executablePath } = inject('services');

/** Waits for what comes over the network and is drawn. */
const soon = <T>(probe: () => T) => expect.poll(probe, { timeout: 10_000 });

describe.skipIf(executablePath === '')('the chat as people use it, in a browser', () => {
  let house: House;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    house = await openHouse({ bot: { slashPanel: true } });
    browser = await openBrowser(executablePath);
    page = await watchedPage(browser, problems, { locale: 'en-GB', viewport: { width: 1280, height: 800 } });
    await page.goto(house.sandbox.url);
    await page.locator('.chat').nth(4).waitFor();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await house.close();
    expect(problems).toEqual([]);
  });

  const text = () => page.locator('#text');
  const options = () => page.locator('#suggest [role="option"]');
  const chat = (name: string) => page.locator('.chat', { hasText: name });
  const focused = () => page.evaluate<string>('document.activeElement.id');
  const lastCard = () => page.locator('#messages .card').last();

  it('offers the commands that the bot has registered, by the keyboard', async () => {
    await house.sandbox.waitFor(() =>
      house.sandbox.record.some(({ route }) => route.startsWith('POST /open-apis/application/v7')),
    );
    await soon(async () => {
      await text().fill('');
      await text().pressSequentially('/so');
      return options().count();
    }).toBeGreaterThan(0);
    await soon(() => options().first().textContent()).toContain('Resume sources: ids');
    await soon(() => options().first().getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    await soon(() => text().inputValue()).toBe('/sources ');
    await soon(() => options().count()).toBe(0);
    await page.keyboard.press('Enter');
    await soon(() => lastCard().textContent()).toContain('10000');
    await soon(() => page.locator('#typing').isHidden()).toBe(true);
  }, 30_000);

  it('recalls what was said, and keeps lines apart', async () => {
    await text().focus();
    await page.keyboard.press('ArrowUp');
    await soon(() => text().inputValue()).toBe('/sources');
    await text().fill('one');
    await page.keyboard.press('Shift+Enter');
    await soon(() => text().inputValue()).toBe('one\n');
    await text().fill('');
  });

  it('downloads the file that the bot sent', async () => {
    await text().fill('/export sources csv');
    await page.keyboard.press('Enter');
    await soon(() => page.locator('a.file').count()).toBe(1);
    await soon(() => page.locator('a.file').textContent()).toMatch(/CSV.*resume-sources-.*\.csv.*KB/);
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('a.file').click()]);
    expect(download.suggestedFilename()).toMatch(/^resume-sources-\d{4}-\d\d-\d\d\.csv$/);
    const bytes = await readFile(await download.path());
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  }, 30_000);

  it('counts what came into a chat that nobody looks at, and shows its last line', async () => {
    house.sandbox.say({
      chat: house.sandbox.chats.secondGroup,
      from: house.sandbox.people.colleague,
      text: 'hello',
    });
    house.sandbox.say({
      chat: house.sandbox.chats.secondGroup,
      from: house.sandbox.people.colleague,
      text: 'again',
    });
    await soon(() => chat('Campus Recruiting').locator('.unread').textContent()).toBe('2');
    await soon(() => chat('Campus Recruiting').textContent()).toContain('again');
    await chat('Campus Recruiting').click();
    await soon(() => chat('Campus Recruiting').locator('.unread').count()).toBe(0);
    await soon(() => page.locator('.message-follows').count()).toBe(1);
  });

  it('mentions the bot in a group by its name', async () => {
    await chat('Hire Integration').click();
    await text().pressSequentially('@Recr');
    await soon(() => options().count()).toBe(1);
    await page.keyboard.press('Tab');
    await soon(() => text().inputValue()).toBe('@Recruiting settings ');
    await text().pressSequentially('/field 学历');
    await page.keyboard.press('Enter');
    await soon(() => lastCard().textContent()).toContain('Degree');
    const [said] = house.sandbox.messages(house.sandbox.chats.group);
    expect(said?.mentions?.[0]?.id.open_id).toBe(house.sandbox.credentials.botOpenId);
  });

  it('opens a thread, in which the bot answers', async () => {
    await page.locator('.message-mine').last().hover();
    await page.locator('.message-mine').last().getByRole('button', { name: 'Reply in thread' }).click();
    await page.locator('#thread-text').fill('/sources --status inactive');
    await page.keyboard.press('Enter');
    await soon(() => page.locator('#thread .card').textContent()).toContain('Inactive');
    await soon(() => page.locator('#messages .thread-bar').textContent()).toContain('2 replies');
    const answer = house.sandbox.messages(house.sandbox.chats.group).at(-1);
    expect(answer?.threadId).toBeDefined();
    await page.locator('#thread .card').getByRole('button', { name: 'Refresh' }).click();
    await page.locator('#thread-text').focus();
    await page.keyboard.press('Escape');
    await soon(() => page.locator('#thread').isHidden()).toBe(true);
  });

  it('quotes what is answered, and leads to it', async () => {
    await page.locator('#messages .message').first().hover();
    await page
      .locator('#messages .message')
      .first()
      .getByRole('button', { name: 'Reply', exact: true })
      .click();
    await soon(() => page.locator('#replying').textContent()).toContain('Reply to');
    await text().fill('thanks');
    await page.keyboard.press('Enter');
    await soon(() => page.locator('#messages .message').last().locator('.quote').count()).toBe(1);
    await soon(() => page.locator('#replying').isHidden()).toBe(true);
    await page.locator('#messages .message').last().locator('.quote').click();
    await soon(() => page.evaluate('document.activeElement?.classList.contains("message")')).toBe(true);
  });

  it('shows that the bot is at work until it has answered', async () => {
    await chat('Private chat').click();
    const route = 'POST /open-apis/im/v1/messages/:message_id/reply';
    house.sandbox.faults.add({ route, kind: 'delay', ms: 3000, times: 1 });
    await text().fill('/help');
    await page.keyboard.press('Enter');
    await soon(() => page.locator('#typing').isVisible()).toBe(true);
    await soon(() => page.locator('#typing').textContent()).toBe('Recruiting settings is typing…');
    house.clock.advance(3000);
    await soon(() => lastCard().textContent()).toContain('Recruiting settings');
    await soon(() => page.locator('#typing').isHidden()).toBe(true);
  });

  it('moves through the chats by arrow keys', async () => {
    const name = () => page.locator('#chat-name').textContent();
    const before = await name();
    await page.locator('.chat[aria-current]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await soon(name).not.toBe(before);
    await soon(() => page.locator('.chat[aria-current]').count()).toBe(1);
  });

  it('can be used without a mouse: from the top of the page to a reply', async () => {
    await chat('Private chat').click();
    await page.reload();
    await page.locator('#messages .card').last().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('text');
    await page.locator('#messages').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    const answered = await page.evaluate('document.activeElement.dataset.message');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await soon(focused).toBe('text');
    await page.keyboard.type('by keys');
    await page.keyboard.press('Enter');
    await soon(() => page.locator('#messages .message').last().textContent()).toContain('by keys');
    const said = house.sandbox
      .messages(house.sandbox.chats.private)
      .find(({ content }) => content.includes('by keys'));
    expect(said?.replyTo).toBe(answered);
  });

  it('keeps what has been begun in a chat there', async () => {
    await chat('Private chat').click();
    await text().fill('only for the bot');
    await chat('Campus Recruiting').click();
    await soon(() => text().inputValue()).toBe('');
    await chat('Private chat').click();
    await soon(() => text().inputValue()).toBe('only for the bot');
    await text().fill('');
  });

  it('counts for each person what that person has not read, over a reload too', async () => {
    const { chats, people } = house.sandbox;
    house.sandbox.say({
      chat: chats.secondGroup,
      from: people.colleague,
      text: 'who reads this?',
      deliver: false,
    });
    const unread = chat('Campus Recruiting').locator('.unread');
    await soon(() => unread.textContent()).toBe('1');
    await page.reload();
    await soon(() => unread.textContent()).toBe('1');
    await page.locator('#me').selectOption(people.colleague);
    await soon(() => page.locator('.chat').count()).toBeGreaterThan(1);
    await soon(() => unread.count()).toBe(0);
    await page.locator('#me').selectOption(people.member);
    await soon(() => unread.textContent()).toBe('1');
  });

  it('is one screen at a time on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await soon(() => page.locator('.side').isHidden()).toBe(true);
    await page.getByRole('button', { name: 'Back to the chats' }).click();
    await soon(() => page.locator('.talk').isHidden()).toBe(true);
    await chat('Private chat').click();
    await soon(() => page.locator('.side').isHidden()).toBe(true);
    await soon(() => page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('draws a piece of a long conversation, and the rest when somebody scrolls up', async () => {
    const chatId = house.sandbox.chats.topicGroup;
    for (let at = 0; at < 500; at += 1)
      house.sandbox.say({ chat: chatId, text: `line ${at}`, deliver: false });
    await chat('Hiring Topics').click();
    await soon(() => page.locator('#messages .bubble').last().textContent()).toBe('line 499');
    const drawn = await page.locator('#messages .message').count();
    expect(drawn).toBeLessThan(100);
    await page.locator('#messages').hover();
    await page.mouse.wheel(0, -20_000);
    await soon(() => page.locator('#messages .message').count()).toBeGreaterThan(drawn);
    await soon(() => page.locator('#newest').isVisible()).toBe(true);
    house.sandbox.say({ chat: chatId, text: 'news', deliver: false });
    await soon(() => page.locator('#newest').textContent()).toContain('1 new');
    await page.locator('#newest').click();
    await soon(() => page.locator('#newest').isHidden()).toBe(true);
  }, 30_000);
});
