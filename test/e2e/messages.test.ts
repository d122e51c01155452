import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { openBrowser, watchedPage } from '../support/browser.js';
import { ask } from '../support/panel.js';

const { chromium: executablePath } = inject('services');

/** Waits for what comes over the network and is drawn. */
const soon = <T>(probe: () => T) => expect.poll(probe, { timeout: 10_000 });

describe.skipIf(executablePath === '')('messages and what can be done with them, in a browser', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    sandbox = await startSandbox();
    browser = await openBrowser(executablePath);
    page = await watchedPage(browser, problems, {
      locale: 'en-GB',
      viewport: { width: 1280, height: 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.goto(sandbox.url);
    await chat('Hire Integration').click();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await sandbox.close();
    expect(problems).toEqual([]);
  });

  const chat = (name: string) => page.locator('.chat', { hasText: name });
  const text = () => page.locator('#text');
  const bubble = () => page.locator('#messages .bubble').last();
  const options = () => page.locator('#suggest [role="option"]');
  const focused = () => page.evaluate<string>('document.activeElement.id');
  const others = (words: string, rootId?: string) =>
    sandbox.say({
      chat: sandbox.chats.group,
      from: sandbox.people.colleague,
      text: words,
      deliver: false,
      ...(rootId === undefined ? {} : { rootId }),
    });

  it('opens the panel of commands as soon as the bot has registered some, a mention before them or not', async () => {
    await text().pressSequentially('/');
    await soon(() => options().count()).toBe(0);
    const description = { default_value: '来源', i18n: { en_us: 'Resume sources' } };
    await ask(sandbox, 'POST', '', { command: 'sources', description, icon: { icon_key: 'tag_outlined' } });
    await soon(() => options().allTextContents()).toHaveLength(1);
    await page.keyboard.press('Escape');
    await soon(() => options().count()).toBe(0);
    await text().fill('');
    await text().pressSequentially('@Recruiting set');
    await page.keyboard.press('Enter');
    await soon(() => text().inputValue()).toBe('@Recruiting settings ');
    await text().pressSequentially('/so');
    await page.keyboard.press('Tab');
    await soon(() => text().inputValue()).toBe('@Recruiting settings /sources ');
    await text().fill('');
  });

  it('finds people by a part of their name with a space, and no mention within an address', async () => {
    await text().pressSequentially('谢谢@zhou yu');
    await soon(() => options().allTextContents()).toHaveLength(1);
    await page.keyboard.press('Enter');
    await text().pressSequentially('mail a@everyone.example');
    await page.keyboard.press('Enter');
    await soon(() => bubble().textContent()).toBe("谢谢@Zhou Yu'an mail a@everyone.example");
    const said = sandbox.messages(sandbox.chats.group).at(-1);
    expect(said?.mentions?.map(({ id }) => id.open_id)).toEqual([sandbox.people.colleague]);
  });

  it('shows rich text as it was written', async () => {
    const { colleague } = sandbox.people;
    sandbox.say({
      chat: sandbox.chats.group,
      deliver: false,
      post: {
        title: 'Plan',
        content: [
          [
            { tag: 'at', user_id: `{${colleague}}` },
            { tag: 'text', text: ' soon', style: ['bold', 'lineThrough'] },
            { tag: 'a', text: 'here', href: 'https://example.com/plan' },
            { tag: 'a', text: 'not here', href: 'javascript:alert(1)' },
            { tag: 'emotion', emoji_type: 'OK' },
          ],
          [{ tag: 'code_block', text: 'a = 1' }],
        ],
      },
    });
    await soon(() => bubble().textContent()).toBe("Plan\n@Zhou Yu'an soonherenot here👌\na = 1");
    await soon(() => bubble().locator('.mention').textContent()).toBe("@Zhou Yu'an");
    await soon(() => bubble().locator('.said-bold.said-strike').textContent()).toBe(' soon');
    await soon(() => bubble().locator('code').textContent()).toBe('a = 1');
    const links = bubble().getByRole('link');
    await soon(() => links.count()).toBe(1);
    await soon(() => links.getAttribute('href')).toBe('https://example.com/plan');
  });

  it('makes a link of an address, without the full stop behind it', async () => {
    others('see https://example.com/a?b=1。');
    await soon(() => bubble().textContent()).toContain('see');
    await soon(() => bubble().getByRole('link').textContent()).toBe('https://example.com/a?b=1');
  });

  it('copies the id of a message, by the mouse and by a key', async () => {
    const { messageId } = others('whose id?');
    const copied = () => page.evaluate<string>('navigator.clipboard.readText()');
    const message = page.locator(`#messages [data-message="${messageId}"]`);
    await message.hover();
    await message.getByRole('button', { name: 'Copy message id' }).click();
    await soon(copied).toBe(messageId);
    await page.evaluate('navigator.clipboard.writeText("")');
    await page.locator('#messages').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('c');
    await soon(copied).toBe(messageId);
  });

  it('opens a thread at a reply, and answers within it, by keys', async () => {
    const question = others('a question');
    const answer = others('an answer', question.messageId);
    await soon(() => bubble().textContent()).toBe('an answer');
    await page.locator('#messages').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('t');
    await soon(focused).toBe('thread-text');
    await page.keyboard.type('first');
    await page.keyboard.press('Enter');
    const inThread = page.locator('#thread-messages .message');
    await soon(() => inThread.count()).toBe(2);
    await page.locator('#thread-messages').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('r');
    await page.keyboard.type('second');
    await page.keyboard.press('Enter');
    await soon(() => inThread.last().textContent()).toContain('Reply to Lin Xiaoman: first');
    await soon(() => page.locator('#thread-note').textContent()).toBe('2 replies');
    await soon(() => page.locator('#messages .message').last().textContent()).toContain('an answer');
    const { threadId, rootId } = sandbox.messages(sandbox.chats.group).at(-1) ?? {};
    expect(rootId).toBe(answer.messageId);
    expect(sandbox.message(answer.messageId)?.threadId).toBe(threadId);
    await page.locator('#thread-text').focus();
    await page.keyboard.press('Escape');
    await soon(() => page.locator('#thread').isHidden()).toBe(true);
    await soon(() => page.evaluate('document.activeElement.dataset.message')).toBe(answer.messageId);
  });

  it('keeps a reply in a topic group within its topic', async () => {
    const chatId = sandbox.chats.topicGroup;
    const topic = sandbox.say({ chat: chatId, text: 'a topic', deliver: false });
    await chat('Hiring Topics').click();
    await soon(() => bubble().textContent()).toBe('a topic');
    await page.locator('#messages .message').last().hover();
    expect(await page.locator('#messages').getByRole('button', { name: 'Reply', exact: true }).count()).toBe(
      0,
    );
    await page.locator('#messages').getByRole('button', { name: 'Reply in thread' }).click();
    await page.locator('#thread-text').fill('about it');
    await page.keyboard.press('Enter');
    await soon(() => page.locator('#messages .thread-bar').textContent()).toContain('1 reply');
    expect(sandbox.messages(chatId).at(-1)?.rootId).toBe(topic.messageId);
  });

  it('closes what Escape closes, and gives the focus back', async () => {
    await page.locator('#hire-toggle').focus();
    await page.keyboard.press('Enter');
    await soon(focused).toBe('hire-search');
    await page.keyboard.press('Escape');
    await soon(() => page.locator('#hire').isHidden()).toBe(true);
    expect(await focused()).toBe('hire-toggle');
    await page.keyboard.press('?');
    await soon(() => page.getByRole('dialog', { name: 'Keyboard shortcuts' }).isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await soon(() => page.getByRole('dialog').count()).toBe(0);
    expect(await focused()).toBe('hire-toggle');
    await text().fill('?');
    await soon(() => page.getByRole('dialog').count()).toBe(0);
    await text().fill('');
  });
});
