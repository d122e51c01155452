import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Bench, Row } from './kit/types.js';

const ALLOWED = 0.2;

/** `bench/search.ts` prints a table of its own, by ways to search; its last line is what counts here. */
export const bench: Bench = {
  about: 'Search over 60,000 options beside a linear scan with the same matcher (table of its own first).',
  run: async (): Promise<Row[]> => {
    const file = fileURLToPath(new URL('./search.js', import.meta.url));
    const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      process.stdout.write(part);
    });
    await new Promise<void>((resolve) => child.once('close', () => resolve()));
    const found = /p99 of the search is ([\d.]+) of the scan's/.exec(text)?.[1];
    if (found === undefined) throw new Error('bench/search.ts did not come to its end');
    console.log('');
    const ratio = Number(found);
    return [
      {
        what: 'p99 of a search',
        ours: '',
        peer: 'linear scan',
        ratio,
        goal: `<= ${ALLOWED}`,
        ok: ratio <= ALLOWED,
      },
    ];
  },
};
