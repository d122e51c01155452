import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sampleGroups, samples } from '../../cards/samples/index.js';
import { drawn, expectGood } from './support.js';

const source = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));

describe('the samples of all cards', () => {
  it.each(samples())('%s is a good card and is drawn whole', (name, card) => {
    expectGood(card, name);
    for (const lang of ['zh_cn', 'en_us'] as const) expect(drawn(card, lang)).not.toContain('card-refused');
  });

  it('have names of their own that can stand in an address', () => {
    const names = samples().map(([name]) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
  });

  it('say of each group what it shows, in both languages', () => {
    for (const { title, samples: some } of sampleGroups()) {
      expect(title.zh).toMatch(/\p{Script=Han}/u);
      expect(title.en).toMatch(/^[A-Z]/);
      expect(some.length).toBeGreaterThan(0);
    }
  });

  it('leave no card out', () => {
    const cards = source('cards').flatMap((text) =>
      [...text.matchAll(/^export function (\w+Card)\(/gm)].map(([, name]) => name ?? ''),
    );
    const shown = source('cards/samples').join('\n');
    expect(cards.length).toBeGreaterThan(10);
    expect(cards.filter((name) => !shown.includes(`${name}(`))).toEqual([]);
  });
});
