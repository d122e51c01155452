import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/index.js';
import { writeRunConfig } from '../../src/sandbox/run-config.js';
import { openBench, type Bench } from '../support/process.js';

const PAGE = /open (http:\/\/127\.0\.0\.1:\d+)/;

describe('the settings of the bot beside the sandbox', () => {
  let folder: string;
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'sandbox-'))));
  afterEach(() => rm(folder, { recursive: true }));

  test('let it notice changes within seconds', async () => {
    const path = writeRunConfig(join(folder, 'new', 'folder'));
    const text = await readFile(path, 'utf8');
    const env = {
      FEISHU_APP_ID: 'cli_a',
      FEISHU_APP_SECRET: 's',
      FEISHU_ENCRYPT_KEY: 'k',
      FEISHU_VERIFICATION_TOKEN: 't',
    };
    const { settings } = loadConfig({ ...env, APP_CONFIG: path });
    expect(settings).toMatchObject({
      'watch.interval': 2000,
      'watch.settle': 1000,
      'watch.confirm_delay': 1000,
    });
    expect(text).toMatch(/^# .*sandbox/);
  });

  test('are written anew over what is there', async () => {
    const path = writeRunConfig(folder);
    const text = await readFile(path, 'utf8');
    await writeFile(path, 'nonsense');
    writeRunConfig(folder);
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  test('say clearly when they cannot be written', async () => {
    await writeFile(join(folder, 'file'), '');
    expect(() => writeRunConfig(join(folder, 'file'))).toThrow(
      /file.app\.yaml cannot be written \(.+\); start/,
    );
    await mkdir(join(folder, 'taken', 'app.yaml'), { recursive: true });
    expect(() => writeRunConfig(join(folder, 'taken'))).toThrow(/EISDIR/);
  });
});

describe('npm run sandbox', () => {
  let bench: Bench;
  beforeEach(async () => void (bench = await openBench()));
  afterEach(() => bench.close());
  const own = (): string => join(bench.folder, 'data', 'sandbox', 'app.yaml');

  test('starts the bot with them', async () => {
    const program = bench.run(['sandbox', '--port', '0']);
    await program.printed(PAGE);
    expect(await readFile(own(), 'utf8')).toContain('interval: 2s');
  });

  test('leaves them alone when the user names a file', async () => {
    await writeFile(join(bench.folder, 'mine.yaml'), 'lists: { page_size: 99 }\n');
    const program = bench.run(['sandbox', '--port', '0'], { APP_CONFIG: 'mine.yaml' });
    expect(await program.exited).toEqual({ code: 78, signal: null });
    expect(program.stderr()).toContain('lists.page_size');
    await expect(readFile(own())).rejects.toThrow('ENOENT');
  });

  test('ends with 1 and a reason when it cannot write them', async () => {
    await writeFile(join(bench.folder, 'data'), '');
    const program = bench.run(['sandbox', '--port', '0']);
    expect(await program.exited).toEqual({ code: 1, signal: null });
    expect(program.stderr()).toMatch(
      /^The sandbox could not be started: data.sandbox.app\.yaml cannot be written/,
    );
    expect(program.stderr()).not.toMatch(/ {4}at /);
  });

  test('tells a scene, over a database that is empty each time', async () => {
    const asked = ['sandbox', '--port', '0', '--scene', 'first-day'];
    for (const program of [bench.run(asked), bench.run(asked)]) {
      const url = await program.printed(PAGE);
      await program.printed(/(has been told)/);
      const chat = /\?chat=(oc_\w+)/.exec(program.stdout())?.[1] ?? '';
      const answer = await fetch(`${url}/sandbox/api/chats/${chat}/messages`);
      const { messages } = (await answer.json()) as { messages: unknown[] };
      expect(messages).toHaveLength(10);
      program.kill('SIGTERM');
      expect(await program.exited).toEqual({ code: 0, signal: null });
      expect(program.stderr()).toBe('');
    }
  });

  test('lists the scenes', async () => {
    const program = bench.run(['sandbox', '--scene']);
    expect(await program.exited).toEqual({ code: 0, signal: null });
    expect(program.stdout()).toMatch(/^ +first-day +First day\. .+\n +第一天：/);
  });

  test('names the scenes when there is none of that name', async () => {
    const program = bench.run(['sandbox', '--scene', 'frist-day']);
    expect(await program.exited).toEqual({ code: 64, signal: null });
    expect(program.stderr()).toMatch(/^There is no scene "frist-day"\. The scenes are:\n\n +first-day /);
    expect(program.stderr()).toContain('Usage: ');
  });
});
