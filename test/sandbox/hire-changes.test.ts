import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HireChange, HireTarget, Sandbox } from '../../src/sandbox/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { larkClient } from './support.js';

let sandbox: Sandbox;
beforeEach(async () => void (sandbox = await startSandbox()));
afterEach(() => sandbox.close());

const MODULE = (): string => sandbox.hire.modules[1]?.id ?? '';
const field = (index = 0) => sandbox.hire.modules[1]?.children_list?.[index];
const DEGREE = 2;
const target = {
  source: (): HireTarget & { of: 'source' } => ({ of: 'source', id: '10001' }),
  module: (): HireTarget & { of: 'module' } => ({ of: 'module', id: MODULE() }),
  field: (): HireTarget & { of: 'field' } => ({
    of: 'field',
    module: MODULE(),
    id: field(DEGREE)?.id ?? '',
  }),
  option: (): HireTarget & { of: 'option' } => ({
    of: 'option',
    module: MODULE(),
    field: field(DEGREE)?.id ?? '',
    key: '6',
  }),
};
const names = { zh_name: '新名', en_name: 'New name' };

/** What the API answers, both lists, as text: equal texts are compared much faster than all their parts. */
async function read(): Promise<string> {
  const { v1 } = larkClient(sandbox).hire;
  const sources = await v1.resumeSource.list({ params: { page_size: 100 } });
  const modules = await v1.talentObject.query();
  return JSON.stringify({ sources: sources.data?.items, modules: modules.data?.items });
}

/** Asks as the page does. */
async function ask(change: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${sandbox.url}/sandbox/api/hire/changes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: sandbox.url },
    body: JSON.stringify(change),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const degree = () => field(DEGREE);
const source = () => sandbox.hire.sources.find(({ id }) => id === '10001');
const option = () => degree()?.setting.config?.options?.find(({ key }) => key === '6');
const lastOf = <T>(list: readonly T[] | undefined): T | undefined => list?.at(-1);

const CHANGES: [what: string, change: () => HireChange, now: () => unknown, wanted: unknown][] = [
  [
    'renames a source',
    () => ({ kind: 'rename', target: target.source(), ...names }),
    source,
    { zh_name: '新名', en_name: 'New name' },
  ],
  [
    'renames a module',
    () => ({ kind: 'rename', target: target.module(), ...names }),
    () => sandbox.hire.modules[1],
    { name: { zh_cn: '新名', en_us: 'New name' } },
  ],
  [
    'renames an option, with an empty English name',
    () => ({ kind: 'rename', target: target.option(), zh_name: ' 学士 ' }),
    option,
    { name: { zh_cn: '学士', en_us: '' } },
  ],
  [
    'describes a field',
    () => ({ kind: 'describe', target: target.field(), zh: '最高学历', en: 'Highest' }),
    degree,
    { description: { zh_cn: '最高学历', en_us: 'Highest' } },
  ],
  ['disables a source', () => ({ kind: 'disable', target: target.source() }), source, { active_status: 2 }],
  [
    'enables an option',
    () => ({ kind: 'enable', target: { ...target.option(), key: '9' } }),
    () => lastOf(degree()?.setting.config?.options),
    { active_status: 1 },
  ],
  ['removes a source', () => ({ kind: 'remove', target: target.source() }), source, undefined],
  [
    'removes a module with its fields',
    () => ({ kind: 'remove', target: target.module() }),
    () => sandbox.hire.modules.length,
    13,
  ],
  ['removes an option', () => ({ kind: 'remove', target: target.option() }), option, undefined],
  [
    'makes a field optional',
    () => ({ kind: 'make-optional', target: target.field() }),
    degree,
    { is_required: false },
  ],
  [
    'makes a module required',
    () => ({ kind: 'make-required', target: { of: 'module', id: sandbox.hire.modules[2]?.id ?? '' } }),
    () => sandbox.hire.modules[2],
    { is_required: true },
  ],
  [
    'changes the type of a source',
    () => ({ kind: 'retype-source', target: target.source(), type: '10005' }),
    source,
    { resume_source_type: '10005' },
  ],
  [
    'changes a single select to a multiple one, with its options',
    () => ({ kind: 'retype-field', target: target.field(), type: '4' }),
    () => [degree()?.setting.object_type, degree()?.setting.config?.options?.length],
    [4, 9],
  ],
  [
    'changes a select to a text, without options',
    () => ({ kind: 'retype-field', target: target.field(), type: '1' }),
    () => degree()?.setting,
    { object_type: 1 },
  ],
  [
    'adds a source',
    () => ({ kind: 'add-source', id: '77', ...names, type: '10003' }),
    () => lastOf(sandbox.hire.sources),
    { id: '77', zh_name: '新名', active_status: 1, resume_source_type: '10003' },
  ],
  [
    'adds a module',
    () => ({ kind: 'add-module', ...names, required: true }),
    () => lastOf(sandbox.hire.modules),
    { is_customized: true, is_required: true, setting: { object_type: 11 }, children_list: [] },
  ],
  [
    'adds a field',
    () => ({ kind: 'add-field', target: target.module(), ...names, type: '3' }),
    () => lastOf(sandbox.hire.modules[1]?.children_list),
    { parent_id: expect.any(String) as string, is_required: false, setting: { config: { options: [] } } },
  ],
  [
    'adds an option',
    () => ({ kind: 'add-option', target: target.field(), ...names }),
    () => lastOf(degree()?.setting.config?.options),
    { name: { zh_cn: '新名', en_us: 'New name' }, active_status: 1 },
  ],
  [
    'imports 500 options',
    () => ({ kind: 'import-options', target: target.field() }),
    () => new Set(degree()?.setting.config?.options?.map(({ key }) => key)).size,
    509,
  ],
  [
    'moves a source up',
    () => ({ kind: 'reorder', target: target.source(), by: -1 }),
    () => sandbox.hire.sources.slice(0, 2).map(({ id }) => id),
    ['10001', '10000'],
  ],
  [
    'moves a module down, with its fields',
    () => ({ kind: 'reorder', target: target.module(), by: 1 }),
    () => sandbox.hire.modules[2]?.children_list?.some(({ name }) => name.zh_cn === '学历'),
    true,
  ],
  [
    'moves a field to the end of its module',
    () => ({ kind: 'reorder', target: target.field(), by: 100 }),
    () => lastOf(sandbox.hire.modules[1]?.children_list)?.name,
    { zh_cn: '学历' },
  ],
  [
    'moves an option to the top',
    () => ({ kind: 'reorder', target: target.option(), by: -100 }),
    () => degree()?.setting.config?.options?.[0],
    { key: '6' },
  ],
];

describe('an administrator', () => {
  test.each(CHANGES)(
    '%s, which the API answers at once, and takes it back',
    async (_what, change, now, wanted) => {
      const before = await read();
      const { status } = await ask(change());
      expect(status).toBe(200);
      if (typeof wanted === 'object') expect(now()).toMatchObject(wanted as object);
      else expect(now()).toBe(wanted);
      const after = await read();
      expect(after === before).toBe(false);
      expect(after === JSON.stringify(sandbox.hire)).toBe(true);
      expect((await ask({ kind: 'undo' })).body).toEqual({ changes: [] });
      expect((await read()) === before).toBe(true);
    },
  );

  test('is refused a place where something stands already', async () => {
    const first = { of: 'source', id: '10000' };
    const { status, body } = await ask({ kind: 'reorder', target: first, by: -1 });
    expect([status, body.error]).toEqual([400, 'It stands there already.']);
    expect((await ask({ kind: 'undo' })).status).toBe(400);
  });

  test('moves a field to another module under its id, and back to its place', async () => {
    const before = await read();
    const to = sandbox.hire.modules[0];
    const { id } = target.field();
    await ask({ kind: 'move', target: target.field(), to: to?.id });
    expect(lastOf(to?.children_list)).toMatchObject({ id, parent_id: to?.id });
    expect(degree()?.id).not.toBe(id);
    sandbox.changeHire({ kind: 'undo' });
    expect((await read()) === before).toBe(true);
  });

  test('takes several changes back, the latest first, even of a thing that was added and removed since', async () => {
    const before = await read();
    const { id } = sandbox.changeHire({ kind: 'add-field', target: target.module(), ...names, type: '4' });
    const added = { of: 'field', module: MODULE(), id: id ?? '' } as const;
    sandbox.changeHire({ kind: 'add-option', target: added, ...names });
    sandbox.changeHire({ kind: 'rename', target: added, zh_name: '三', en_name: 'three' });
    const { changes } = sandbox.changeHire({ kind: 'remove', target: added });
    expect(changes.map(({ kind, of, name }) => [kind, of, name.en])).toEqual([
      ['add-field', 'field', 'New name'],
      ['add-option', 'option', 'New name'],
      ['rename', 'field', 'New name'],
      ['remove', 'field', 'three'],
    ]);
    expect(sandbox.changeHire({ kind: 'undo', count: 2 }).changes).toHaveLength(2);
    expect(lastOf(sandbox.hire.modules[1]?.children_list)).toMatchObject({ id, name: { zh_cn: '新名' } });
    sandbox.changeHire({ kind: 'undo', count: 9 });
    expect((await read()) === before).toBe(true);
  });

  test('never gives the key of a removed option to a new one', () => {
    const key = () => sandbox.changeHire({ kind: 'add-option', target: target.field(), ...names }).id ?? '';
    const first = key();
    sandbox.changeHire({ kind: 'remove', target: { ...target.option(), key: first } });
    expect(key()).not.toBe(first);
    expect(first).toMatch(/^\d{19}$/);
  });

  test('changes the field and not the module that has the same id', () => {
    const twin = sandbox.hire.modules.find(({ id, children_list }) =>
      children_list?.some((one) => one.id === id),
    );
    const id = twin?.id ?? '';
    sandbox.changeHire({ kind: 'rename', target: { of: 'field', module: id, id }, ...names });
    expect([twin?.name.zh_cn, twin?.children_list?.[0]?.name.zh_cn]).toEqual(['项目经历', '新名']);
  });
});
