import { describe, expect, test } from 'vitest';
import { readArguments } from '../../src/sandbox/run-arguments.js';
import { languageOf } from '../../src/sandbox/run-scene.js';
import { SCENES, sceneList } from '../../src/sandbox/scenes/index.js';

const read = (line: string, env: Record<string, string> = {}): unknown => {
  const asked = readArguments(line.split(' ').filter(Boolean), env);
  if (typeof asked === 'string' || 'problem' in asked) return asked;
  return [asked.port, asked.scene?.name];
};

describe('the arguments of the sandbox', () => {
  test.each([
    ['', {}, [3000, undefined]],
    ['--port 4000', {}, [4000, undefined]],
    ['--scene first-day', {}, [3000, 'first-day']],
    ['--scene=busy-group --port=0', {}, [0, 'busy-group']],
    // What npm hands on when its -- was forgotten.
    ['4000', { npm_config_port: 'true' }, [4000, undefined]],
    ['', { npm_config_port: '4000' }, [4000, undefined]],
    ['first-day', { npm_config_scene: 'true' }, [3000, 'first-day']],
    ['', { npm_config_scene: 'first-day' }, [3000, 'first-day']],
    ['4000 first-day', { npm_config_port: 'true', npm_config_scene: 'true' }, [4000, 'first-day']],
    ['first-day', { npm_config_scene: 'true', npm_config_port: '4000' }, [4000, 'first-day']],
  ])('"%s" %j are port and scene', (line, env, wanted) => {
    expect(read(line, env)).toEqual(wanted);
  });

  test.each([
    ['--scene', {}],
    ['--port 4000 --scene', {}],
    ['', { npm_config_scene: 'true' }],
    ['4000', { npm_config_scene: 'true', npm_config_port: 'true' }],
  ])('"%s" %j ask which scenes there are', (line, env) => {
    expect(read(line, env)).toBe('scenes');
  });

  test.each(['--port http', '--port 70000', '--colour', 'first-day busy-group', '1 2 3'])(
    '"%s" makes no sense',
    (line) => expect(read(line)).toEqual({ problem: undefined }),
  );

  test('a scene that is none is named', () => {
    expect(read('--scene fisrt-day')).toEqual({ problem: 'There is no scene "fisrt-day".' });
  });
});

describe('the list of scenes', () => {
  test('has every one in both languages, a line each', () => {
    const lines = sceneList().split('\n');
    expect(lines).toHaveLength(2 * SCENES.length);
    for (const { name, title, summary } of SCENES) {
      expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^ +${name} +${title.en}\\. `)));
      expect(sceneList()).toContain(`${title.zh}：${summary.zh}`);
    }
  });
});

describe('the people of a scene', () => {
  test.each([
    [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: '', LC_ALL: '' }, 'en'],
    [{}, 'en'],
  ])('type as the terminal does: %j', (env, wanted) => {
    expect(languageOf(env)).toBe(wanted);
  });
});
