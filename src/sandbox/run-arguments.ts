import { parseArgs } from 'node:util';
import { sceneNamed, type Scene } from './scenes/index.js';

/** What `npm run sandbox` was asked for. */
export interface RunArguments {
  readonly port: number;
  readonly scene: Scene | undefined;
}

/** It makes no sense, and why, if that can be said. */
export interface Refusal {
  readonly problem: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

const USUAL_PORT = '3000';
const LARGEST_PORT = 65_535;

/**
 * `--port N` and `--scene NAME`; and what npm makes of them when the second `--` is forgotten: `npm run sandbox --port
 * 4000` hands on just the word, `--port=4000` just a variable.
 * @returns `scenes` when `--scene` stands alone, which asks for their names
 */
export function readArguments(args: readonly string[], env: Environment): RunArguments | Refusal | 'scenes' {
  const isAlone = args.at(-1) === '--scene';
  const said = parse(isAlone ? args.slice(0, -1) : args);
  if (!said) return { problem: undefined };
  const { words } = said;
  const take = (fits: (word: string) => boolean): string | undefined => {
    const at = words.findIndex(fits);
    return at < 0 ? undefined : words.splice(at, 1)[0];
  };
  const port = said.port ?? ofNpm(env, 'port') ?? take(isNumber) ?? USUAL_PORT;
  const name = said.scene ?? ofNpm(env, 'scene') ?? take((word) => !isNumber(word));
  if (words.length > 0 || !isNumber(port) || Number(port) > LARGEST_PORT) return { problem: undefined };
  if (isAlone || (name === undefined && env['npm_config_scene'] === 'true')) return 'scenes';
  const scene = name === undefined ? undefined : sceneNamed(name);
  if (name !== undefined && !scene) return { problem: `There is no scene "${name}".` };
  return { port: Number(port), scene };
}

function parse(args: readonly string[]): { port?: string; scene?: string; words: string[] } | undefined {
  try {
    const options = { port: { type: 'string' }, scene: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { ...values, words: positionals };
  } catch {
    return undefined;
  }
}

/** npm writes `true` for a flag whose value it took for a word. */
function ofNpm(env: Environment, name: string): string | undefined {
  const value = env[`npm_config_${name}`];
  return value === 'true' || value === '' ? undefined : value;
}

function isNumber(text: string): boolean {
  return /^\d+$/.test(text);
}
