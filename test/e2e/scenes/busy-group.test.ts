import { readFile } from 'node:fs/promises';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openStage, soon, type OnStage } from '../../support/on-stage.js';

describe.skipIf(inject('services').chromium === '')('a busy group, in a browser', () => {
  let stage: OnStage;
  beforeAll(async () => void (stage = await openStage('busy-group')), 60_000);
  afterAll(() => stage.close());

  it('has several people, of whom one can be anybody', async () => {
    const { page } = stage;
    const talk = page.locator('#messages');
    for (const name of ['陈宇', '周予安', '许薇']) await soon(() => talk.textContent()).toContain(name);
    await page.locator('#me').selectOption({ label: '陈宇' });
    await soon(() => page.locator('#messages .message-mine').count()).toBeGreaterThan(0);
    await soon(() => page.locator('#messages .message-mine').last().textContent()).toContain('陈宇');
  });

  it('keeps a thread beside the conversation', async () => {
    const { page } = stage;
    await page.locator('#messages .thread-bar').click();
    const thread = page.locator('#thread');
    await soon(() => thread.locator('.card').last().textContent()).toContain('猎头');
    await thread.getByRole('button', { name: '关闭' }).click();
    await soon(() => thread.isHidden()).toBe(true);
  });

  it('gives out a file that opens as a table of what Hire has', async () => {
    const { page, house } = stage;
    await stage.type('@招聘设置助手 /导出 字段 xlsx');
    await soon(() => page.locator('#messages a.file').count()).toBe(2);
    const [download] = await Promise.all([page.waitForEvent('download'), stage.last().click()]);
    expect(download.suggestedFilename()).toMatch(/^talent-fields-.*\.xlsx$/);
    const { sheets } = await readXlsx(await readFile(await download.path()));
    const ids = sheets.flatMap(({ rows }) => rows.flat().map(String));
    const fields = house.sandbox.hire.modules.flatMap(({ children_list = [] }) => children_list);
    expect(fields.length).toBeGreaterThan(100);
    expect(fields.filter(({ id }) => !ids.includes(id))).toEqual([]);
    expect(ids).toContain('博士');
  }, 30_000);

  it('shows guests nothing but where to ask', async () => {
    const { page } = stage;
    await page.locator('#me').selectOption({ label: '林小满' });
    await page.locator('.chat', { hasText: '猎头合作群' }).click();
    await stage.reads('单聊');
    await soon(() => page.locator('#messages').textContent()).not.toContain('10001');
    expect(stage.problems).toEqual([]);
  });
});
