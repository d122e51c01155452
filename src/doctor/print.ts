import type { Finding } from './check.js';

const SIGNS = { pass: '✓', warn: '!', fail: '✗' } as const;

/** For programs: exactly this form, in English. */
export function asJson(findings: readonly Finding[]): string {
  const checks = findings.map(({ name, status, message, hint }) => ({
    name,
    status,
    message: message.en,
    hint: hint?.en ?? '',
  }));
  return `${JSON.stringify({ checks })}\n`;
}

/** For people: a line a check, what to do below it, and how many failed. */
export function asTable(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ name }) => name.length));
  const lines = findings.flatMap(({ name, status, message, hint }) => [
    `${SIGNS[status]} ${status}  ${name.padEnd(width)}  ${message.en}`,
    ...(hint ? [`${' '.repeat(width + 10)}→ ${hint.en}`] : []),
  ]);
  const count = (wanted: Finding['status']): number =>
    findings.filter(({ status }) => status === wanted).length;
  return [
    ...lines,
    '',
    `${count('pass')} passed, ${count('warn')} to look at, ${count('fail')} failed`,
    '',
  ].join('\n');
}
