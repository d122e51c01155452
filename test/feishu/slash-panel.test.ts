import { expect, it } from 'vitest';
import { planPanel } from '../../src/feishu/slash-panel.js';
import { NAMES, WANTED } from '../support/panel.js';

it('shows the typed commands by their names, described in both languages, within what the panel takes', () => {
  expect(NAMES).toContain('sources');
  expect(NAMES).not.toContain('notice');
  for (const { name, description, icon } of WANTED) {
    expect(name).toMatch(/^[a-z0-9][a-z0-9_-]{0,31}$/);
    for (const text of [description.zh, description.en]) {
      expect(text.length).toBeGreaterThan(0);
      expect(text.length).toBeLessThanOrEqual(100);
    }
    expect(icon).toMatch(/_outlined$/);
  }
});

it('puts no more than a hundred commands on the panel', () => {
  const there = Array.from({ length: 99 }, (_, n) => ({
    ...{ id: `${n}`, name: `other-${n}`, fallback: '', zh: '', en: '', icon: '' },
  }));
  const { create, surplus } = planPanel(WANTED, there, []);
  expect([create.length, surplus.length]).toEqual([1, WANTED.length - 1]);
});

it('recognises what an earlier start asked for and did not hear of, and nothing else', () => {
  const [first] = WANTED;
  if (!first) throw new Error('no command');
  const { zh, en } = first.description;
  const placed = { id: '7', name: first.name, fallback: zh, zh, en, icon: first.icon };
  const pending = [{ name: first.name, id: null }];
  expect(planPanel([first], [placed], pending).adopt).toEqual([{ id: '7', name: first.name }]);
  expect(planPanel([first], [{ ...placed, en: 'Theirs' }], pending)).toMatchObject({
    adopt: [],
    foreign: [first.name],
    forget: [first.name],
  });
  expect(planPanel([first], [placed], []).foreign).toEqual([first.name]);
});
