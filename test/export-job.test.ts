import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../src/config/index.js';
import { runExport } from '../src/export-job.js';
import { startSandbox, type Sandbox, type SandboxField } from '../src/sandbox/index.js';
import { environmentFor, openBench, type Bench } from './support/process.js';

let sandbox: Sandbox;
let bench: Bench;
beforeEach(async () => {
  sandbox = await startSandbox();
  bench = await openBench();
});
afterEach(async () => {
  await bench.close();
  await sandbox.close();
});

/** Runs the job in this process. */
async function run(...args: string[]): Promise<{ code: number | undefined; out: string; err: string }> {
  const said = { out: '', err: '' };
  const code = await runExport(args, () => loadConfig(environmentFor(sandbox), () => ''), {
    out: (bytes) => void (said.out += Buffer.from(bytes).toString('utf8')),
    err: (text) => void (said.err += text),
  });
  return { code, ...said };
}

const path = (name: string): string => join(bench.folder, name);

/** A select field of the pretend tenant. */
function select(): SandboxField {
  const fields = sandbox.hire.modules.flatMap(({ children_list: children }) => children ?? []);
  const found = fields.find(({ setting }) => (setting.config?.options ?? []).length > 0);
  if (!found) throw new Error('there is no select field');
  return found;
}

describe('npm run export', () => {
  it.each([
    ['fields typescript', 'export interface Talent'],
    ['fields json-schema', '"$schema"'],
    ['sources csv', 'id,name_zh'],
    ['来源 json', '"sources"'],
  ])('%s writes the file to the standard output', async (words, expected) => {
    const { code, out } = await run(...words.split(' '));
    expect(code).toBe(0);
    expect(out).toContain(expected);
  });

  it.each(['json', 'json-schema', 'typescript'])(
    'tells drift from a pinned %s file by its exit code, worst first',
    async (format) => {
      const file = path('pinned');
      expect(await run('fields', format, '--out', file)).toMatchObject({ code: 0, out: '' });
      const pinned = await readFile(file, 'utf8');
      expect(await run('fields', format, '--check', file)).toMatchObject({ code: 0 });
      const field = select();
      const options = field.setting.config?.options ?? [];
      const added = { key: 'new', name: { zh_cn: '新选项', en_us: 'New' }, active_status: 1 };
      field.setting = { ...field.setting, config: { options: [...options, added] } };
      const risky = await run('fields', '--check', file);
      expect(risky.code).toBe(10);
      expect(risky.out).toContain(field.name.zh_cn);
      field.setting = { ...field.setting, config: { options: options.slice(1) } };
      const breaking = await run('fields', format, '--check', file, '--out', file);
      expect(breaking.code).toBe(20);
      expect(breaking.out.split('\n')[1]).toContain('破坏性');
      expect(await readFile(file, 'utf8')).not.toBe(pinned);
      expect((await run('fields', '--check', file)).code).toBe(0);
    },
    20_000,
  );

  it('does not take an addition for a danger', async () => {
    await run('sources', 'json', '--out', path('s.json'));
    sandbox.hire.sources.push({
      id: 'new',
      zh_name: '新',
      en_name: 'New',
      active_status: 1,
      resume_source_type: '10006',
    });
    const { code, out } = await run('sources', '--check', path('s.json'));
    expect(code).toBe(0);
    expect(out).toContain('Source added');
  });

  it('shows on a terminal how far the read is, and leaves nothing behind', async () => {
    sandbox.hire.sources.push(
      ...Array.from({ length: 300 }, (_none, number) => ({
        id: `many${number}`,
        zh_name: `来源${number}`,
        en_name: `Source ${number}`,
        active_status: 1 as const,
        resume_source_type: '10006',
      })),
    );
    sandbox.faults.add({ route: /resume_sources/, kind: 'delay', ms: 250 });
    let shown = '';
    const terminal = Object.assign(
      new Writable({
        write: (chunk: Buffer, _encoding, done) => {
          shown += chunk.toString('utf8');
          done();
        },
      }),
      { isTTY: true, columns: 100 },
    );
    const code = await runExport(['sources', 'json'], () => loadConfig(environmentFor(sandbox), () => ''), {
      out: () => undefined,
      err: () => undefined,
      terminal,
    });
    expect(code).toBe(0);
    expect(shown).toMatch(/Reading Feishu Hire .*█+░* [1-3] of \? pages/);
    expect(shown.slice(shown.lastIndexOf('pages'))).toContain('\u001b[?25h');
  });

  it.each([[[]], [['changes']], [['fields', 'docx']], [['fields', '--nothing']], [['fields', '--out']]])(
    '%j makes no sense',
    async (args) => {
      expect((await run(...args)).code).toBeUndefined();
    },
  );

  it('fails with 1 when a file is no export, of the other list, or Feishu refuses, and writes nothing', async () => {
    await writeFile(path('x'), 'no export');
    expect(await run('fields', '--check', path('x'))).toMatchObject({ code: 1 });
    await run('sources', 'json', '--out', path('s.json'));
    expect((await run('fields', '--check', path('s.json'))).err).toContain('no earlier export of the fields');
    expect((await run('fields', '--check', path('missing'))).code).toBe(1);
    sandbox.faults.add({ route: /talent_objects/, kind: 'status', status: 400, code: 99991672 });
    const refused = await run('fields', 'json', '--out', path('f.json'));
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('scope');
    expect(existsSync(path('f.json'))).toBe(false);
  });

  it('works as it is installed', async () => {
    const good = bench.run(['export', 'fields', 'typescript'], environmentFor(sandbox));
    expect(await good.exited).toMatchObject({ code: 0 });
    expect(good.stdout()).toContain('export interface Talent');
    const unconfigured = bench.run(['export', 'fields'], {});
    expect(await unconfigured.exited).toMatchObject({ code: 78 });
    const senseless = bench.run(['export', 'changes'], environmentFor(sandbox));
    expect(await senseless.exited).toMatchObject({ code: 64 });
  }, 40_000);
});
