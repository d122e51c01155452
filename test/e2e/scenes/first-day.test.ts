import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openStage, soon, type OnStage } from '../../support/on-stage.js';

describe.skipIf(inject('services').chromium === '')('a recruiter on the first day, in a browser', () => {
  let stage: OnStage;
  beforeAll(async () => void (stage = await openStage('first-day')), 60_000);
  afterAll(() => stage.close());

  it('finds the story that was told', async () => {
    const talk = stage.page.locator('#messages');
    for (const words of ['你好', '/帮助 来源', '第 2 页', '/搜索 xl', '学历'])
      await soon(() => talk.textContent()).toContain(words);
    await soon(() => stage.page.locator('.chat[aria-current]').textContent()).toContain('与机器人的私聊');
  });

  it('types, reads, and turns the pages forward and back', async () => {
    await stage.type('/来源');
    await stage.reads('第 1 页');
    await stage.reads('10000');
    await stage.press('下一页');
    await stage.reads('第 2 页');
    await stage.press('下一页');
    await stage.reads('第 3 页');
    await soon(() => stage.last().textContent()).not.toContain('10000');
    await stage.press('上一页');
    await stage.reads('第 2 页');
    await stage.press('上一页');
    await stage.reads('第 1 页');
    await stage.reads('10000');
  }, 30_000);

  it('searches by initials, and opens what was found', async () => {
    await stage.type('/搜索 lietou');
    await stage.reads('猎头');
    await stage.type('/字段 教育经历');
    await stage.reads('学历');
    await stage.last().locator('select').selectOption({ label: '学历 · Degree' });
    await stage.reads('博士');
    await stage.press('返回列表');
    await stage.reads('查看一个字段的详情');
    expect(stage.problems).toEqual([]);
  }, 30_000);
});
