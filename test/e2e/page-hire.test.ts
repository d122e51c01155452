import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { openBrowser, watchedPage } from '../support/browser.js';

const { chromium: executablePath } = inject('services');

/** Waits for what comes over the network and is drawn. */
const soon = <T>(probe: () => T) => expect.poll(probe, { timeout: 10_000 });

describe.skipIf(executablePath === '')('the Hire settings beside the chat, in a browser', () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser(executablePath);
  }, 60_000);
  afterAll(() => browser.close());
  beforeEach(async () => {
    sandbox = await startSandbox();
    page = await watchedPage(browser, problems, { viewport: { width: 1280, height: 800 } });
    await page.goto(sandbox.url);
  });
  afterEach(async () => {
    await page.close();
    await sandbox.close();
    expect(problems).toEqual([]);
  });

  const panel = () => page.locator('#hire');
  const open = async (): Promise<void> => {
    await page.getByRole('button', { name: '招聘设置' }).click();
    await panel().getByText('Headhunter', { exact: true }).waitFor();
  };
  const row = (key: string) => panel().locator(`[data-row="${key}"]`);
  const act = async (key: string, action: string): Promise<void> => {
    const actions = row(key).locator('> .hire-head .hire-more');
    if ((await actions.getAttribute('aria-expanded')) !== 'true') await actions.click();
    await row(key).locator(`> .hire-actions [data-action="${action}"]`).click();
  };
  const focused = () =>
    page.evaluate<string>('document.activeElement?.dataset?.focus ?? document.activeElement?.id');
  const source = (id: string) => sandbox.hire.sources.find((one) => one.id === id);

  it('renames a source with the keyboard alone, sees it, and takes it back', async () => {
    await page.getByRole('button', { name: '招聘设置' }).focus();
    await page.keyboard.press('Enter');
    await panel().getByText('Headhunter', { exact: true }).waitFor();
    expect(await focused()).toBe('hire-search');
    await page.keyboard.type('10001');
    await soon(() => panel().locator('.hire-row').count()).toBe(1);
    for (const wanted of ['hire-tab-sources', 'more/sources', 'more/source/10001']) {
      await page.keyboard.press('Tab');
      expect(await focused()).toBe(wanted);
    }
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('input/zh_name');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('猎头公司');
    await page.keyboard.press('Enter');
    await soon(() => row('source/10001').textContent()).toContain('猎头公司Headhunter');
    expect(source('10001')).toMatchObject({ zh_name: '猎头公司', en_name: 'Headhunter' });
    await soon(focused).toBe('more/source/10001');
    await soon(() => page.locator('#messages').isVisible()).toBe(true);

    const undo = panel().getByRole('button', { name: '撤销: 改名 · 猎头' });
    await undo.focus();
    await page.keyboard.press('Enter');
    await soon(() => row('source/10001').textContent()).toContain('猎头Headhunter');
    await soon(() => panel().getByRole('button', { name: '没有可撤销的更改' }).isDisabled()).toBe(true);
    await page.locator('#hire-search').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('hire-tab-modules');
    await soon(() => panel().getByRole('tab', { selected: true }).textContent()).toContain('人才字段');
  });

  it('changes a field in every way, and adds to it', async () => {
    await open();
    await panel().getByRole('tab', { name: '人才字段' }).click();
    const [basic, education] = sandbox.hire.modules;
    const module = `module/${education?.id ?? ''}`;
    const degree = education?.children_list?.[2];
    const key = `field/${education?.id ?? ''}/${degree?.id ?? ''}`;
    await row(module).locator('> .hire-head .hire-fold').click();
    await act(key, 'make-optional');
    await soon(() => degree?.is_required).toBe(false);
    await act(key, 'disable');
    await soon(() => row(key).locator('> .hire-head').textContent()).toContain('停用');
    await act(key, 'import-options');
    await soon(() => row(key).locator('> .hire-head').textContent()).toContain('509 个选项');
    await panel().getByRole('button', { name: '再显示 200 个，共 509 个' }).click();
    await act(key, 'add-option');
    await row(key).getByLabel('中文名').fill('博士后');
    await row(key).getByRole('button', { name: '保存' }).click();
    await soon(() => row(key).locator('.hire-row-option').last().textContent()).toContain('博士后');
    await act(key, 'retype');
    await row(key).locator('select').selectOption('4');
    await row(key).getByRole('button', { name: '保存' }).click();
    await soon(() => degree?.setting.object_type).toBe(4);
    await act(key, 'move');
    await row(key)
      .getByLabel('目标模块')
      .selectOption(basic?.id ?? '');
    await row(key).getByRole('button', { name: '保存' }).click();
    const moved = `field/${basic?.id ?? ''}/${degree?.id ?? ''}`;
    await soon(() => row(moved).isVisible()).toBe(true);
    await act(moved, 'remove');
    await soon(() => row(moved).count()).toBe(0);
    expect(sandbox.changeHire({ kind: 'undo', count: 7 }).changes).toEqual([]);
    await soon(() => row(key).locator('> .hire-head').textContent()).toContain('9 个选项');
  }, 60_000);

  it('adds a source and a module with a required field', async () => {
    await open();
    await panel().getByRole('button', { name: '+ 新增来源' }).click();
    await panel().getByLabel('中文名').fill('B站直播');
    await panel().locator('select').selectOption('10004');
    await page.keyboard.press('Escape');
    await soon(() => panel().getByLabel('中文名').count()).toBe(0);
    await panel().getByRole('button', { name: '+ 新增来源' }).click();
    await panel().getByLabel('中文名').fill('B站直播');
    await panel().getByRole('button', { name: '保存' }).click();
    await soon(() => panel().locator('.hire-row').last().textContent()).toContain('B站直播');
    await panel().getByRole('tab', { name: '人才字段' }).click();
    await panel().getByRole('button', { name: '+ 新增模块' }).click();
    await panel().getByLabel('中文名').fill('背景调查');
    await panel().getByRole('button', { name: '保存' }).click();
    await soon(() => sandbox.hire.modules.at(-1)?.name.zh_cn).toBe('背景调查');
    const module = `module/${sandbox.hire.modules.at(-1)?.id ?? ''}`;
    await act(module, 'add-field');
    await row(module).getByLabel('中文名').fill('授权书');
    await row(module).getByLabel('必填').check();
    await row(module).getByRole('button', { name: '保存' }).click();
    await soon(() => sandbox.hire.modules.at(-1)?.children_list?.[0]).toMatchObject({
      name: { zh_cn: '授权书' },
      is_required: true,
    });
    await soon(() => row(module).locator('.hire-row').textContent()).toContain('授权书');
  });

  it('keeps what is being typed when somebody else changes something, and shows that', async () => {
    await open();
    await act('source/10001', 'rename');
    const input = row('source/10001').getByLabel('中文名');
    await input.fill('猎头（半');
    sandbox.changeHire({ kind: 'disable', target: { of: 'source', id: '10000' } });
    await soon(() => row('source/10000').textContent()).toContain('停用');
    await soon(() => input.inputValue()).toBe('猎头（半');
    expect(await focused()).toBe('input/zh_name');
    await page.keyboard.type('成）');
    await page.keyboard.press('Enter');
    await soon(() => source('10001')?.zh_name).toBe('猎头（半成）');
  });

  it('moves a source down its list and up again, and offers no way past its ends', async () => {
    await open();
    const ids = () => sandbox.hire.sources.slice(0, 3).map(({ id }) => id);
    await act('source/10001', 'move-up');
    await soon(ids).toEqual(['10001', '10000', '10002']);
    await soon(() => row('source/10001').locator('[data-action="move-up"]').count()).toBe(0);
    await soon(() => panel().locator('.hire-row').first().textContent()).toContain('猎头');
    await act('source/10001', 'move-down');
    await act('source/10001', 'move-down');
    await soon(ids).toEqual(['10000', '10002', '10001']);
    await soon(() => panel().locator('.hire-foot').textContent()).toContain('撤销: 调整顺序 · 猎头');
  });

  it('says that nothing is different, and why a change is refused', async () => {
    await open();
    await act('source/10001', 'rename');
    await page.keyboard.press('Enter');
    await soon(() => page.locator('#toasts').textContent()).toContain('没有改动');
    await soon(() => panel().getByRole('button', { name: '没有可撤销的更改' }).isDisabled()).toBe(true);
    await page.route('**/hire/changes', (route) => route.fulfill({ status: 400, json: { error: 'no' } }));
    await act('source/10000', 'disable');
    await soon(() => page.locator('#toasts').textContent()).toContain('出错了: 400 no');
    problems.splice(0);
  });

  it('finds options in their fields, in either language', async () => {
    await open();
    await page.locator('#lang').selectOption('en_us');
    await panel().getByRole('tab', { name: 'Fields' }).click();
    await panel().getByRole('searchbox', { name: 'Search by name or id' }).fill('bachelor');
    await soon(() => panel().locator('.hire-row-option').allInnerTexts()).toEqual([
      expect.stringContaining('Bachelor'),
    ]);
    await soon(() => panel().getByRole('tab', { name: 'Fields' }).textContent()).toBe('Fields 1');
    await panel().getByRole('searchbox').fill('no such thing');
    await soon(() => panel().getByText('Nothing found').isVisible()).toBe(true);
    await page.locator('#lang').selectOption('zh_cn');
  });

  it('names every control', async () => {
    await open();
    await act('source/10001', 'rename');
    const nameless = await page.evaluate<string[]>(`
      [...document.querySelectorAll('#hire :is(button, input, select)')]
        .filter((one) => !(one.ariaLabel ?? one.labels?.[0]?.textContent ?? one.textContent).trim())
        .map((one) => one.outerHTML)
    `);
    await soon(() => panel().locator('button').count()).toBeGreaterThan(60);
    expect(nameless).toEqual([]);
  });

  it('leaves the newest message in view on a phone, and shows the next one as it arrives', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (let number = 1; number <= 12; number += 1) sandbox.say({ text: `line ${number}`, deliver: false });
    await soon(() => page.locator('.bubble').count()).toBe(12);
    const isInView = (text: string): Promise<boolean> =>
      page.evaluate<boolean>(`(() => {
        const list = document.querySelector('#messages').getBoundingClientRect();
        const line = [...document.querySelectorAll('.bubble')].find((one) => one.textContent === '${text}');
        return line !== undefined && line.getBoundingClientRect().bottom <= list.bottom;
      })()`);
    await open();
    await soon(() => isInView('line 12')).toBe(true);
    sandbox.say({ text: 'news', deliver: false });
    await soon(() => isInView('news')).toBe(true);
  });

  it.each([
    [390, 844],
    [900, 700],
    [1280, 800],
  ])('stands beside the chat without hiding it, %d px wide', async (width, height) => {
    await page.setViewportSize({ width, height });
    await open();
    await act('source/10001', 'rename');
    const [chat, settings] = await Promise.all([
      page.locator('#messages').boundingBox(),
      panel().boundingBox(),
    ]);
    if (chat === null || settings === null) throw new Error('one of them is not shown');
    expect(Math.min(chat.width, chat.height)).toBeGreaterThan(150);
    const apart = chat.x + chat.width <= settings.x + 1 || chat.y + chat.height <= settings.y + 1;
    expect(apart).toBe(true);
    const scroll = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(scroll).toBeLessThanOrEqual(width);
    await panel().getByRole('button', { name: '关闭' }).click();
    await soon(() => panel().isVisible()).toBe(false);
  });
});
