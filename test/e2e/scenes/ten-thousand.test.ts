import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openStage, soon, type OnStage } from '../../support/on-stage.js';

describe.skipIf(inject('services').chromium === '')('ten thousand options, in a browser', () => {
  let stage: OnStage;
  beforeAll(async () => void (stage = await openStage('ten-thousand')), 60_000);
  afterAll(() => stage.close());

  it('has told of the import in one line', async () => {
    await stage.reads('+500');
    await soon(() => stage.last().textContent()).toContain('岗位编制');
  });

  it('turns the pages of the field forward and back', async () => {
    await stage.type('/字段详情 岗位编制');
    await stage.reads('第 1 /');
    await stage.reads('10500');
    await stage.press('下一页');
    await stage.reads('第 2 /');
    await stage.press('上一页');
    await stage.reads('第 1 /');
  }, 30_000);

  it('finds one option among them', async () => {
    await stage.type('/搜索 首席算法 杭州');
    await stage.reads('首席算法工程师（杭州）');
  }, 30_000);

  it('tells of 500 more that are imported in the panel', async () => {
    const { page } = stage;
    await page.getByRole('button', { name: '招聘设置', exact: true }).click();
    const panel = page.locator('#hire');
    await panel.getByRole('tab', { name: '人才字段' }).click();
    await panel.getByRole('searchbox').fill('Headcount Position');
    await panel.getByRole('button', { name: '操作: 岗位编制' }).click();
    await panel.getByRole('button', { name: '导入 500 个选项', exact: true }).click();
    await stage.reads('导入选项 10501');
    await soon(() => panel.textContent()).toContain('11000 个选项');
    expect(stage.problems).toEqual([]);
  }, 30_000);
});
