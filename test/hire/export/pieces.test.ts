import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesFile, fieldsFile } from '../../../src/commands/export-files.js';
import type { ExportFile } from '../../../src/hire/export/file.js';
import { jsonPieces } from '../../../src/hire/export/json-pieces.js';
import { diffSettings } from '../../../src/watch/diff.js';
import { field, module, option, settings, source } from '../../watch/things.js';
import { textOf } from './samples.js';

describe('JSON in pieces', () => {
  it('is what JSON.stringify gives, indented and in one line', async () => {
    const values = fc.jsonValue({ maxDepth: 6, depthSize: 'large' });
    await fc.assert(
      fc.asyncProperty(values, async (value) => {
        expect(await textOf(jsonPieces(value))).toBe(JSON.stringify(value, null, 2));
        expect(await textOf(jsonPieces(value, ''))).toBe(JSON.stringify(value));
      }),
    );
  });

  it('takes what gives one thing after the other for a list, and leaves out what is not there', async () => {
    const value = {
      many: new Set([1, { a: [] }]).values(),
      none: new Set().values(),
      gone: undefined,
      nothing: null,
    };
    expect(JSON.parse(await textOf(jsonPieces(value)))).toEqual({
      many: [1, { a: [] }],
      none: [],
      nothing: null,
    });
  });
});

const MANY = 20_000;
const DAYS = { from: '2026-11-01', to: '2026-11-25', timeZone: 'Asia/Shanghai' };

/** One select with many options that have Chinese names only, which take the longest to be made identifiers. */
function form() {
  const options = Array.from({ length: MANY }, (_, at) =>
    option(String(at), { name: { zh: `选项${at}`, en: '' } }),
  );
  return { items: [module('m', [field('f', { options })])], readAt: 0 };
}

function entries() {
  const sources = Array.from({ length: MANY }, (_, at) => source(String(at)));
  return diffSettings(settings([], sources), settings([])).map((change, at) => ({
    change,
    at,
    reverted: false,
    acknowledged: undefined,
  }));
}

describe('while a large file is made', () => {
  const fields = form();
  const found = entries();
  const all: [string, () => Promise<ExportFile>][] = [
    ...(['xlsx', 'csv', 'json', 'json-schema', 'typescript'] as const).map(
      (format): [string, () => Promise<ExportFile>] => [
        `fields as ${format}`,
        () => fieldsFile(fields, format, 'UTC'),
      ],
    ),
    ...(['csv', 'json', 'markdown'] as const).map((format): [string, () => Promise<ExportFile>] => [
      `changes as ${format}`,
      () => changesFile(found, format, DAYS),
    ]),
  ];

  it.each(all)('of %s others never wait long for their turn', async (_, make) => {
    // Its own time on the processor: what else runs on the machine has no part in it.
    const used = (): number => process.cpuUsage().user;
    let [longest, last, on] = [0, used(), true];
    const begun = last;
    const turn = (): void => {
      const now = used();
      longest = Math.max(longest, now - last);
      last = now;
      if (on) setImmediate(turn);
    };
    setImmediate(turn);
    const { content } = await make();
    on = false;
    turn();
    expect(content.byteLength).toBeGreaterThan(100_000);
    // How fast the machine is has no part in it: made in one go, nearly all of the time is one wait.
    expect(longest).toBeLessThan((last - begun) / 3);
  });
});
