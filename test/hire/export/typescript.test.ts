import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { typescriptOf as typescriptPieces } from '../../../src/hire/export/typescript.js';
import type { TalentModule } from '../../../src/hire/types.js';
import { field, module, option } from '../../watch/things.js';
import { everyType, named, nastyForm, richTenant, textOf } from './samples.js';

const typescriptOf = (modules: readonly TalentModule[]): Promise<string> => textOf(typescriptPieces(modules));

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'],
  types: [],
  exactOptionalPropertyTypes: true,
};
const host = ts.createCompilerHost(OPTIONS);
const parsed = new Map<string, ts.SourceFile | undefined>();

/** What the compiler finds wrong with the exported file, and with code that follows it. */
function problems(exported: string, use = ''): string[] {
  const program = ts.createProgram(['talent.ts'], OPTIONS, {
    ...host,
    getSourceFile: (name, target) => {
      if (name === 'talent.ts') return ts.createSourceFile(name, `${exported}\n${use}`, target);
      if (!parsed.has(name)) parsed.set(name, host.getSourceFile(name, target));
      return parsed.get(name);
    },
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

describe('the exported TypeScript', () => {
  it('compiles, and types what is used of it', async () => {
    const text = await typescriptOf(everyType());
    const talent = `const talent: Talent = { education: { t3: EducationFieldT3.bachelorsDegree, t4: ['2'], t8: ['2026-01', null] } };
      const field: 't3' = FIELDS.education.fieldT3;
      const module: 'education' = MODULES.education;`;
    expect(problems(text, talent)).toEqual([]);
    const wrong = talent.replace('EducationFieldT3.bachelorsDegree', "'9'");
    expect(problems(text, wrong).join()).toContain('"9"');
  }, 30_000);

  it('uses pinyin where there is no English name', async () => {
    const form = [module('m', [field('f', { name: named('工作年限') })], { name: named('职业') })];
    const text = await typescriptOf(form);
    expect(text).toContain('zhiYe: {');
    expect(text).toContain('gongZuoNianXian: "f"');
  });

  it('compiles whatever things are called, and for a whole tenant', async () => {
    expect(problems(await typescriptOf(nastyForm()))).toEqual([]);
    const { modules } = await richTenant();
    expect(problems(await typescriptOf(modules))).toEqual([]);
  }, 60_000);

  it('gives things that are called alike names of their own, in whatever order they come', async () => {
    const fields = [
      field('a-1', {
        name: named('', 'Degree'),
        options: [option('x'), option('y', { name: named('', 'Option x') })],
      }),
      field('a_1', { name: named('', 'degree') }),
      field('b', { name: named('', 'Other') }),
    ];
    const there = await typescriptOf([module('m', fields)]);
    const back = await typescriptOf([module('m', fields.toReversed())]);
    expect(problems(there)).toEqual([]);
    const ids = (text: string): string[] => (text.match(/\w+: "[^"]*"/g) ?? []).sort();
    expect(ids(there)).toEqual(ids(back));
    expect(there).toMatch(/other: "b"/);
    expect(await typescriptOf([module('m', fields)])).toBe(there);
  }, 30_000);
});
