import { expect } from 'vitest';
import type { Sandbox } from '../../src/sandbox/index.js';
import { environmentFor, type Bench } from './process.js';

export interface Found {
  readonly name: string;
  readonly status: string;
  readonly message: string;
  readonly hint: string;
}

export interface Examined {
  readonly code: number | null;
  readonly checks: readonly Found[];
  /** The names of the checks that failed. */
  readonly failing: readonly string[];
  readonly of: (name: string) => Found | undefined;
}

/** Runs the compiled doctor against a sandbox, and looks at the form of what it prints. */
export async function examine(
  bench: Bench,
  sandbox: Sandbox,
  env: Record<string, string> = {},
  args: readonly string[] = [],
): Promise<Examined> {
  const program = bench.run(['doctor', '--json', ...args], { ...environmentFor(sandbox), ...env });
  const { code } = await program.exited;
  expect(program.stderr()).toBe('');
  const { checks, ...rest } = JSON.parse(program.stdout()) as { checks: Found[] };
  expect(rest).toEqual({});
  for (const check of checks) {
    expect(Object.keys(check)).toEqual(['name', 'status', 'message', 'hint']);
    expect(['pass', 'warn', 'fail']).toContain(check.status);
    expect(check.message).not.toBe('');
    if (check.status !== 'pass') expect(check.hint).not.toBe('');
  }
  return {
    code,
    checks,
    failing: checks.filter(({ status }) => status === 'fail').map(({ name }) => name),
    of: (name) => checks.find((check) => check.name === name),
  };
}
