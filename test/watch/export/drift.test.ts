import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldsJson, sourcesJson } from '../../../src/hire/export/json.js';
import type { Pieces } from '../../../src/hire/export/pieces.js';
import { jsonSchemaOf } from '../../../src/hire/export/schema.js';
import { typescriptOf } from '../../../src/hire/export/typescript.js';
import type { TalentModule } from '../../../src/hire/types.js';
import { diffSettings } from '../../../src/watch/diff.js';
import { driftText } from '../../../src/watch/export/drift-text.js';
import { driftOf, readPinned, worstOf, type Pinned } from '../../../src/watch/export/drift.js';
import { nastyForm, textOf } from '../../hire/export/samples.js';
import { TWO_READS } from '../arbitraries.js';
import { field, module, option, settings, source } from '../things.js';

const FORMATS: Readonly<Record<string, (modules: readonly TalentModule[]) => Pieces>> = {
  json: (items) => fieldsJson({ items, readAt: 0 }),
  'json-schema': jsonSchemaOf,
  typescript: typescriptOf,
};

function pinnedOf(file: string): Pinned {
  const pinned = readPinned(file);
  if (!pinned) throw new Error('not an export');
  return pinned;
}

describe.each(Object.entries(FORMATS))('a pinned %s file', (_, make) => {
  it('gives the read back that it was made from, whatever things are called', async () => {
    const modules = nastyForm();
    expect(pinnedOf(await textOf(make(modules)))).toEqual({ list: 'fields', modules });
  });

  it('drifts exactly as the differ says', async () => {
    await fc.assert(
      fc.asyncProperty(TWO_READS, async ([before, after]) => {
        const pinned = pinnedOf(await textOf(make(before.modules)));
        const found = driftOf(pinned, { list: 'fields', modules: after.modules }, {});
        expect(found).toEqual(diffSettings(settings(before.modules), settings(after.modules)));
      }),
      { numRuns: 50 },
    );
  });
});

describe('the drift of sources', () => {
  it('is what the differ says, and obeys the rules of the operator', async () => {
    const file = sourcesJson({ items: [source('1'), source('2')], readAt: 0 });
    const pinned = pinnedOf(await textOf(file));
    const live: Pinned = { list: 'sources', sources: [source('2', { status: 'inactive' })] };
    expect(driftOf(pinned, live, {}).map(({ kind }) => kind)).toEqual(['source.removed', 'source.disabled']);
    expect(worstOf(driftOf(pinned, live, {}))).toBe('breaking');
    const rules = { 'source.removed': 'safe', 'source.disabled': 'risky' } as const;
    expect(worstOf(driftOf(pinned, live, rules))).toBe('risky');
    expect(worstOf([])).toBeUndefined();
  });
});

describe('a file that is no export', () => {
  it.each(['', '{}', '[]', 'export const x = 1;', '// feishu-hire/talent-fields 1 AAAA', 'null'])(
    '%j is refused',
    (file) => {
      expect(readPinned(file)).toBeUndefined();
    },
  );
});

describe('what a job reads', () => {
  it('names the worst first, the options, and nothing that a terminal obeys', () => {
    const before = settings([module('m', [field('f', { options: [option('1')] }), field('g')])]);
    const evil = { zh: '\u001b[31mred\nline', en: '' };
    const after = settings([module('m', [field('f', { options: [option('1'), option('2')], name: evil })])]);
    const text = driftText(diffSettings(before, after));
    expect(text.split('\n')[0]).toBe('3 changes since the pinned file: 1 breaking, 2 risky, 0 safe');
    expect(text.split('\n')[1]).toContain('Field removed');
    expect(text).toContain('选项2 · Option 2 (2)');
    expect(text).not.toContain('\u001b');
    expect(driftText([])).toContain('No changes');
  });
});
