import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openStage, soon, type OnStage } from '../../support/on-stage.js';

describe.skipIf(inject('services').chromium === '')('a bad morning, in a browser', () => {
  let stage: OnStage;
  beforeAll(async () => void (stage = await openStage('bad-morning')), 60_000);
  afterAll(() => stage.close());

  const card = (words: string) => stage.page.locator('#messages .card', { hasText: words });

  it('has told of every change by its weight, and what became of it', async () => {
    await soon(() => card('停用 1 个选项').first().textContent()).toContain('已确认');
    await soon(() => card('来源改名').first().textContent()).toContain('静音至');
    await soon(() => card('删除字段').first().textContent()).toContain('破坏性');
    await soon(() => card('来源改名').first().textContent()).toContain('有风险');
    await soon(() => card('模块变为必填').first().textContent()).toContain('已恢复');
    await stage.reads('变更记录');
  });

  it('tells of a field that an administrator changes in the panel meanwhile', async () => {
    const { page } = stage;
    await page.getByRole('button', { name: '招聘设置', exact: true }).click();
    const panel = page.locator('#hire');
    await panel.getByRole('tab', { name: '人才字段' }).click();
    await panel.getByRole('searchbox').fill('就读时间');
    await panel.getByRole('button', { name: '操作: 就读时间' }).first().click();
    await panel.getByRole('button', { name: '改名', exact: true }).click();
    await panel.getByLabel('中文名').fill('在读时间');
    await panel.getByRole('button', { name: '保存' }).click();
    await stage.reads('招聘设置有 1 项变更');
    await stage.reads('在读时间');
  }, 30_000);

  it('is acknowledged by whoever looks after it, and reverted with the change', async () => {
    const { page } = stage;
    const notice = card('在读时间').first();
    await notice.getByRole('button', { name: '确认收到' }).click();
    await soon(() => notice.textContent()).toContain('已确认');
    await soon(() => notice.textContent()).toContain('林小满');
    await page
      .locator('#hire')
      .getByRole('button', { name: /^撤销: 改名/ })
      .click();
    await soon(() => notice.textContent()).toContain('已恢复');
    await stage.type('@招聘设置助手 /变更');
    await stage.reads('变更记录');
    expect(stage.problems).toEqual([]);
  }, 30_000);
});
