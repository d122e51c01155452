import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { larkClient, pretendBot, type PretendBot } from '../sandbox/support.js';
import { openBrowser, watchedPage } from '../support/browser.js';

const { chromium: executablePath } = inject('services');

const plain = (content: string): object => ({ tag: 'plain_text', content });
const callback = (action: string): object[] => [{ type: 'callback', value: { action } }];
const options = ['a', 'b'].map((value) => ({ text: plain(`option ${value}`), value }));

const CARD = {
  schema: '2.0',
  header: { title: plain('All controls') },
  body: {
    elements: [
      { tag: 'markdown', content: 'Everything at once', text_size: 'enormous' },
      {
        tag: 'table',
        columns: [{ name: 'a', data_type: 'text' }],
        rows: ['one', 'two', 'three'].map((a) => ({ a })),
        page_size: 2,
      },
      {
        tag: 'button',
        text: plain('Remove'),
        confirm: { title: plain('Really remove?'), text: plain('It does not come back.') },
        behaviors: callback('remove'),
      },
      { tag: 'button', text: plain('Forbidden'), disabled: true, disabled_tips: plain('Only owners may') },
      { tag: 'checker', text: plain('Buy milk'), behaviors: callback('tick') },
      { tag: 'date_picker', placeholder: plain('Day'), behaviors: callback('day') },
      {
        tag: 'form',
        name: 'order',
        elements: [
          { tag: 'input', name: 'who', label: plain('Who'), required: true },
          { tag: 'select_static', name: 'one', options, required: true, placeholder: plain('One of them') },
          { tag: 'multi_select_static', name: 'some', options, placeholder: plain('Some of them') },
          {
            tag: 'button',
            name: 'go',
            text: plain('Send'),
            form_action_type: 'submit',
            behaviors: callback('order'),
          },
          { tag: 'button', name: 'no', text: plain('Start over'), form_action_type: 'reset' },
        ],
      },
    ],
  },
};

describe.skipIf(executablePath === '')('the controls of a card, in a browser', () => {
  let bot: PretendBot;
  let sandbox: Sandbox;
  let browser: Browser;
  let page: Page;
  let card: Locator;
  const problems: string[] = [];

  beforeAll(async () => {
    bot = await pretendBot();
    sandbox = await startSandbox({ botUrl: bot.url, credentials: { encryptKey: '' } });
    await larkClient(sandbox).im.v1.message.create({
      params: { receive_id_type: 'chat_id' },
      data: {
        receive_id: sandbox.chats.private,
        msg_type: 'interactive',
        content: JSON.stringify(CARD),
      },
    });
    browser = await openBrowser(executablePath);
    page = await watchedPage(browser, problems);
    await page.goto(sandbox.url);
    card = page.locator('.card').last();
    await card.waitFor();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await sandbox.close();
    await bot.close();
  });

  /** What the bot is told next of a use of the card. */
  async function told(use: () => Promise<unknown>): Promise<unknown> {
    const before = bot.received.length;
    await use();
    await expect.poll(() => bot.received.length).toBe(before + 1);
    const { event } = JSON.parse(bot.received.at(-1)?.body ?? '') as { event: { action: unknown } };
    return event.action;
  }

  it('turns the pages of a table without telling anybody', async () => {
    const rows = () => card.locator('tbody:not([hidden])').innerText();
    expect(await rows()).toMatch(/one\s+two/);
    await card.locator('[data-turn="next"]').click();
    expect((await rows()).trim()).toBe('three');
    expect(await card.locator('.table-where').innerText()).toBe('2 / 2');
    expect(await card.locator('[data-turn="next"]').isDisabled()).toBe(true);
    expect(bot.received).toEqual([]);
  });

  it('asks before what is to be confirmed', async () => {
    await card.getByRole('button', { name: 'Remove' }).click();
    const dialog = page.getByRole('dialog', { name: 'Really remove?' });
    expect(await dialog.innerText()).toContain('It does not come back.');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(bot.received).toEqual([]);
    const action = await told(async () => {
      await card.getByRole('button', { name: 'Remove' }).click();
      await dialog.locator('button[value="yes"]').click();
    });
    expect(action).toMatchObject({ tag: 'button', value: { action: 'remove' } });
  });

  it('says why a button is disabled', async () => {
    await card.getByRole('button', { name: 'Forbidden' }).click({ force: true });
    await expect.poll(() => page.locator('#toasts').innerText()).toContain('Only owners may');
  });

  it('tells a tick, and a day with the distance from UTC', async () => {
    const ticked = await told(() => card.getByRole('checkbox', { name: 'Buy milk' }).check());
    expect(ticked).toMatchObject({ tag: 'checker', checked: true, value: { action: 'tick' } });
    const day = await told(() => card.locator('input[type="date"]').fill('2026-03-03'));
    const { tag, option } = day as { tag: string; option: string };
    expect(tag).toBe('date_picker');
    expect(option).toMatch(/^2026-03-03 [+-]\d{4}$/);
  });

  it('sends a form when what is required is there, and all of it together', async () => {
    const before = bot.received.length;
    const send = card.getByRole('button', { name: 'Send' });
    await send.click();
    await card.locator('input[name="who"]').fill('Lin');
    await send.click();
    expect(bot.received.length).toBe(before);
    await card.locator('form select').selectOption({ label: 'option b' });
    await card.locator('summary', { hasText: 'Some of them' }).click();
    await card.getByRole('checkbox', { name: 'option a' }).check();
    expect(await told(() => send.click())).toMatchObject({
      tag: 'button',
      name: 'go',
      value: { action: 'order' },
      form_value: { who: 'Lin', one: 'b', some: ['a'] },
    });
    await card.getByRole('button', { name: 'Start over' }).click();
    expect(await card.locator('input[name="who"]').inputValue()).toBe('');
  });

  it('shows how heavy the card is, what is wrong with it, and its JSON', async () => {
    const footer = page.locator('.card-footer').last();
    expect(await footer.innerText()).toMatch(/KB/);
    await footer.locator('summary').click();
    expect(await footer.locator('li').innerText()).toMatch(/body\.elements\[0\].*enormous/);
    await footer.getByRole('button', { name: 'JSON' }).click();
    expect(JSON.parse(await page.getByRole('dialog').locator('pre').innerText())).toEqual(CARD);
    await page.keyboard.press('Escape');
  });

  it('has no error on its console', () => {
    expect(problems).toEqual([]);
  });
});
