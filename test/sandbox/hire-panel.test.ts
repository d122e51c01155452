import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HireChange, Sandbox } from '../../src/sandbox/index.js';
import { HireChangeError, startSandbox } from '../../src/sandbox/index.js';

let sandbox: Sandbox;
beforeEach(async () => void (sandbox = await startSandbox()));
afterEach(() => sandbox.close());

const SOURCE = { of: 'source', id: '10001' } as const;
const EDUCATION = () => sandbox.hire.modules[1];
const MODULE = (): string => EDUCATION()?.id ?? '';
/** A single select, and a text. */
const DEGREE = () =>
  ({ of: 'field', module: MODULE(), id: EDUCATION()?.children_list?.[2]?.id ?? '' }) as const;
const TEXT = () => EDUCATION()?.children_list?.[7]?.id;
const names = { zh_name: '新名', en_name: 'New name' };

/** Asks as the page does. */
async function ask(change: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${sandbox.url}/sandbox/api/hire/changes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: sandbox.url },
    body: JSON.stringify(change),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

describe('a change is refused in words, and nothing is changed', () => {
  const refused: [what: string, change: () => unknown, why: RegExp][] = [
    ['of no kind', () => ({ kind: 'paint' }), /kind/],
    [
      'without a Chinese name',
      () => ({ kind: 'rename', target: SOURCE, zh_name: ' ' }),
      /zh_name: must not be empty/,
    ],
    [
      'of an unknown source',
      () => ({ kind: 'disable', target: { of: 'source', id: 'x' } }),
      /There is no source x/,
    ],
    [
      'of a field in another module',
      () => ({ kind: 'remove', target: { ...DEGREE(), module: sandbox.hire.modules[0]?.id } }),
      /There is no field/,
    ],
    [
      'to a type that does not exist',
      () => ({ kind: 'retype-field', target: DEGREE(), type: '11' }),
      /type: must be one of 1, 2/,
    ],
    [
      'that adds options to a text',
      () => ({
        kind: 'import-options',
        target: { of: 'field', module: MODULE(), id: TEXT() },
      }),
      /Only a single or multiple select/,
    ],
    ['that is so already', () => ({ kind: 'enable', target: SOURCE }), /like that already/],
    [
      'into its own module',
      () => ({ kind: 'move', target: DEGREE(), to: MODULE() }),
      /in that module already/,
    ],
    [
      'under an id that is taken',
      () => ({ kind: 'add-source', id: '10001', ...names, type: '10001' }),
      /id 10001 already/,
    ],
    ['with a member that means nothing', () => ({ kind: 'add-module', ...names, colour: 'red' }), /colour/],
    ['when there is nothing to undo', () => ({ kind: 'undo' }), /nothing to undo/],
  ];
  test.each(refused)('%s', async (_what, change, why) => {
    const before = JSON.stringify(sandbox.hire);
    const { status, body } = await ask(change());
    expect(status).toBe(400);
    expect(body.error).toMatch(why);
    expect(JSON.stringify(sandbox.hire) === before).toBe(true);
    expect(() => sandbox.changeHire(change() as HireChange)).toThrow(HireChangeError);
  });

  test('from another site', async () => {
    const answer = await fetch(`${sandbox.url}/sandbox/api/hire/changes`, {
      method: 'POST',
      headers: { origin: 'http://evil.example' },
      body: JSON.stringify({ kind: 'remove', target: SOURCE }),
    });
    expect(answer.status).toBe(403);
    expect(sandbox.hire.sources.some(({ id }) => id === SOURCE.id)).toBe(true);
  });
});

describe('the panel', () => {
  const panel = async (): Promise<unknown> => (await fetch(`${sandbox.url}/sandbox/api/hire/panel`)).json();

  test('is told what there is, what can be taken back, and all types', async () => {
    sandbox.changeHire({ kind: 'disable', target: SOURCE });
    expect(await panel()).toMatchObject({
      sources: sandbox.hire.sources,
      modules: sandbox.hire.modules,
      changes: [{ kind: 'disable', of: 'source', name: { zh: '猎头', en: 'Headhunter' } }],
      sourceTypes: expect.arrayContaining([{ code: '10001', zh: '猎头', en: 'Headhunter' }]) as object,
      fieldTypes: expect.arrayContaining([{ code: '3', zh: '单选', en: 'Single select' }]) as object,
    });
  });

  test('hears of a change, and of settings that were replaced, which nobody can take back', async () => {
    const stream = await fetch(`${sandbox.url}/sandbox/api/stream`);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    await reader?.read();
    sandbox.changeHire({ kind: 'disable', target: SOURCE });
    expect((await reader?.read())?.value).toBe('event: hire\ndata: {}\n\n');
    await fetch(`${sandbox.url}/sandbox/api/hire`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ sources: [], modules: [] }),
    });
    expect((await reader?.read())?.value).toBe('event: hire\ndata: {}\n\n');
    await reader?.cancel();
    expect(await panel()).toMatchObject({ sources: [], modules: [], changes: [] });
  });
});
