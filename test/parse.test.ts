import { describe, expect, it } from 'vitest';
import { normalise, tokenise } from '../src/commands/parse/tokens.js';

/**
 * In one pass this takes a moment on any machine; in a square of it, minutes: the test's time limit tells them apart.
 */
const LENGTH = 1_000_000;
const TIME_LIMIT_MS = 10_000;

describe('a megabyte of what looks like links', () => {
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
  ])(
    '%j is read in one pass',
    (piece) => {
      const tokens = tokenise(normalise(piece.repeat(Math.ceil(LENGTH / piece.length))));
      expect(tokens.length).toBe(1);
    },
    TIME_LIMIT_MS,
  );
});
