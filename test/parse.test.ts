import { describe, expect, it } from 'vitest';
import { normalise, tokenise } from '../src/commands/parse/tokens.js';

/** Far more than any computer needs for 100 KB in one pass, and far less than it needs for a square of that. */
const SOON_MS = 1000;

describe('100 KB of what looks like links', () => {
  it.each([
    '[',
    '[a',
    '[a](',
    '[a](http://',
    '[a](http://(',
    '[a](http://x(',
    '[a](http://x()',
    '[a](http://(x)',
    '[a](http://x)',
    '(',
    '()',
    '[a](http://' + '('.repeat(400),
    '[a](http://' + '(x)'.repeat(400),
  ])('%j is read in one pass', (piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    const start = performance.now();
    tokenise(normalise(text));
    expect(performance.now() - start).toBeLessThan(SOON_MS);
  });
});
