import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const isRoomRule = ({ ruleId }: { ruleId: string }): boolean => ruleId.endsWith('no-restricted-imports');

/** The project's linter with the rooms' rule alone, which needs no types: reading those takes far longer than the rest. */
const eslint = new ESLint({
  overrideConfigFile: 'eslint.config.js',
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
  ruleFilter: isRoomRule,
});

/** The rooms' rule as the linter applies it to a line in a file of a room. */
async function complaints(filePath: string, line: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${line}\n`, { filePath });
  return (result?.messages ?? []).map(({ message }) => message);
}

describe('who may import whom', () => {
  it.each([
    ['src/edge/app.ts', "export * from '../store/index.js';", 'edge may not import store'],
    ['src/edge/app.ts', "export * from '../inbox/index.js';", 'edge may not import inbox'],
    ['src/store/index.ts', "export * from '../inbox/port.js';", 'store may not import inbox'],
    ['src/hire/reader.ts', "export * from '../feishu/client.js';", 'hire may not import feishu'],
    ['src/commands/index.ts', "export * from '../store/onces.js';", 'commands may not import store'],
    ['src/feishu/call.ts', "export * from '../commands/index.js';", 'feishu may not import commands'],
    ['src/inbox/work.ts', "export * from '../commands/registry.js';", 'inbox may not import commands'],
    ['src/base/log.ts', "export * from '../bot.js';", 'base may not import bot'],
    ['src/sandbox/index.ts', "export * from '../edge/crypto.js';", 'sandbox may not import edge'],
    ['src/edge/app.ts', "export * from '../sandbox/index.js';", 'edge may not import sandbox'],
    ['src/feishu/limits/index.ts', "export * from '../../hire/types.js';", 'feishu may not import hire'],
    ['cards/sources.ts', "export * from '../src/hire/labels.js';", 'types only'],
  ])(
    '%s: %s is refused',
    async (file, line, expected) => {
      expect((await complaints(file, line)).join()).toContain(expected);
    },
    60_000,
  );

  it.each([
    ['src/edge/app.ts', "export * from '../inbox/port.js';"],
    ['src/hire/reader.ts', "export * from '../feishu/port.js';"],
    ['src/inbox/work.ts', "export * from '../commands/outcome.js';"],
    ['src/feishu/limits/index.ts', "export * from './slots.js';"],
    ['src/feishu/limits/index.ts', "export * from '../../base/clock.js';"],
    ['cards/sources.ts', "export type * from '../src/base/text.js';"],
  ])(
    '%s: %s is allowed',
    async (file, line) => {
      expect(await complaints(file, line)).toEqual([]);
    },
    60_000,
  );
});
