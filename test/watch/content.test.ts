import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readContent, writeContent } from '../../src/watch/content.js';

it('what a notice tells is read as it was written, whatever numbers its changes have', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40 })), (seqs) => {
      const content = { seqs, skips: { 1: ['a'] }, digest: '09:20' };
      expect(readContent(writeContent(content))).toEqual(content);
    }),
  );
});

it('ten thousand changes in a row take no more room than two numbers', () => {
  const seqs = Array.from({ length: 10_000 }, (_, at) => at);
  expect(writeContent({ seqs }).length).toBeLessThan(40);
  expect(readContent(writeContent({ seqs })).seqs).toEqual(seqs);
});

it('notices that an earlier version stored, number by number, are read too', () => {
  expect(readContent('{"seqs":[0,1,2,5],"skips":{}}')).toEqual({ seqs: [0, 1, 2, 5], skips: {} });
  expect(readContent('{}').seqs).toBeUndefined();
});
