import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SCENES } from '../../src/sandbox/scenes/index.js';

describe('docs/sandbox.md', () => {
  test('tells of every scene, in the order of the list, and of no other', () => {
    const text = readFileSync('docs/sandbox.md', 'utf8');
    const named = [...text.matchAll(/^\| `([\w-]+)` +\|/gm)].map(([, name]) => name);
    expect(named).toEqual(SCENES.map(({ name }) => name));
  });

  test('shows pictures that are there, as the READMEs do', () => {
    for (const page of ['docs/sandbox.md', 'README.md', 'README.zh-CN.md']) {
      const text = readFileSync(page, 'utf8');
      const images = [...text.matchAll(/!\[[^\]]+\]\(([^)]+\.png)\)/g)].map(([, path = '']) => path);
      for (const path of images) expect(existsSync(join(dirname(page), path)), path).toBe(true);
    }
  });
});
