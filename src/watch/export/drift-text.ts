import type { Text } from '../../base/text.js';
import { bothLanguages } from '../../hire/export/words.js';
import type { Change } from '../change.js';
import { SEVERITIES, SEVERITY_LABELS } from '../kinds.js';
import { changeView } from '../views.js';

/** Changes in lines for the log of a job, worst first. */
export function driftText(changes: readonly Change[]): string {
  if (changes.length === 0) return 'No changes since the pinned file. 与固定的文件一致。\n';
  const count = SEVERITIES.map(
    (severity) => `${changes.filter((one) => one.severity === severity).length} ${severity}`,
  );
  return `${changes.length} changes since the pinned file: ${count.join(', ')}\n${changes.map(line).join('')}`;
}

function line(change: Change): string {
  const { sign, what, name, id, place, from, to, options } = changeView(change);
  const severity = bothLanguages(SEVERITY_LABELS[change.severity]);
  const where = [place && called(place.name, place.id), called(name, id)].filter(Boolean).join(' / ');
  const arrow =
    from && to
      ? `: ${bothLanguages(from)} → ${bothLanguages(to)}`
      : from || to
        ? `: ${shown(from ?? to)}`
        : '';
  const named = (options?.named ?? []).map(
    (option) => `      ${called(option.name, option.key)}${option.to ? ` → ${shown(option.to)}` : ''}\n`,
  );
  const more =
    options && options.count > named.length ? [`      … ${options.count - named.length} more\n`] : [];
  return [
    `${sign} [${severity}] ${oneLine(shown(what))}: ${where}${oneLine(arrow)}\n`,
    ...named,
    ...more,
  ].join('');
}

const shown = (text: Text | undefined): string => (text ? bothLanguages(text) : '');
const called = (name: Text, id: string): string => oneLine(`${shown(name)} (${id})`.trim());
/** Names may hold line breaks and codes that a terminal obeys. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
