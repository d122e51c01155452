import { fork } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BENCHES } from './benches.js';
import { table } from './kit/table.js';
import type { Row, Scale } from './kit/types.js';
import type { Outcome } from './run-one.js';

const USAGE = `Usage: npm run bench -- [--quick] [NAME ...]

Names: ${Object.keys(BENCHES).join(' ')}; all of them when none is named.
docs/performance.md says what each measures and what it is compared with.`;

/** Ratios over goals are told and end nothing: machines are busy. Only what could not run does. */
const EXIT = { fine: 0, broken: 1, usage: 64 } as const;

process.exitCode = await main();

async function main(): Promise<number> {
  const asked = read(process.argv.slice(2));
  if (!asked) return EXIT.usage;
  const scale: Scale = { quick: asked.quick, rounds: asked.quick ? 3 : 9 };
  console.log(`Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'})`);
  const ended: { name: string; outcome: Outcome | Error }[] = [];
  for (const name of asked.names) {
    const outcome = await isolated(name, scale);
    ended.push({ name, outcome });
    console.log(outcome instanceof Error ? `could not run: ${outcome.message}` : shown(outcome));
  }
  console.log(
    `\n## Summary\n\n${ended.map(({ name, outcome }) => `${name}: ${inShort(outcome)}`).join('\n')}`,
  );
  return ended.some(({ outcome }) => outcome instanceof Error) ? EXIT.broken : EXIT.fine;
}

function read(args: string[]): { quick: boolean; names: string[] } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { quick: { type: 'boolean', default: false } },
    });
    const unknown = positionals.filter((name) => !Object.hasOwn(BENCHES, name));
    if (unknown.length > 0) throw new Error(`There is no benchmark "${unknown.join(' ')}".`);
    return { quick: values.quick, names: positionals.length > 0 ? positionals : Object.keys(BENCHES) };
  } catch (thrown) {
    console.error(`${(thrown as Error).message}\n\n${USAGE}`);
    return undefined;
  }
}

/** Runs a benchmark in a process of its own. Never throws. */
function isolated(name: string, scale: Scale): Promise<Outcome | Error> {
  const file = fileURLToPath(new URL('./run-one.js', import.meta.url));
  const child = fork(file, { execArgv: ['--expose-gc', '--enable-source-maps'], stdio: 'inherit' });
  return new Promise((resolve) => {
    child.once('message', (outcome: Outcome) => resolve(outcome));
    child.once('exit', (code) => resolve(new Error(`its process ended with code ${code}`)));
    child.send({ name, scale });
  });
}

function shown(outcome: Outcome): string {
  return outcome.kind === 'rows' ? table(outcome.rows) : `left out: ${outcome.why}`;
}

function inShort(outcome: Outcome | Error): string {
  if (outcome instanceof Error) return `COULD NOT RUN (${outcome.message})`;
  if (outcome.kind === 'left-out') return `left out (${outcome.why})`;
  const judged = outcome.rows.filter(({ ok }) => ok !== undefined);
  const over = judged.filter(({ ok }) => !ok);
  const name = ({ what, ratio, ours, goal }: Row): string =>
    `${what} ${ratio?.toFixed(2) ?? ours}, goal ${goal ?? ''}`;
  return [
    `${judged.length - over.length} of ${judged.length} within their goals`,
    ...over.map((row) => `  over: ${name(row)}`),
  ].join('\n');
}
