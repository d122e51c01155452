import type { Row } from './types.js';

const HEAD = ['what', 'ours', 'peer', 'ratio', 'goal', 'ok/over'];

function cells(row: Row): string[] {
  const verdict = row.ok === undefined ? '' : row.ok ? 'ok' : 'over';
  return [row.what, row.ours, row.peer, row.ratio?.toFixed(2) ?? '', row.goal ?? '', verdict];
}

/** Rows as a Markdown table whose columns are as wide as their widest cell. */
export function table(rows: readonly Row[]): string {
  const lines = [HEAD, ...rows.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const drawn = lines.map(
    (line) => `| ${line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`,
  );
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [drawn[0], rule, ...drawn.slice(1)].join('\n');
}
