import { tz } from '@date-fns/tz';
import { format } from 'date-fns/format';
import type { ChangeView } from '../../../cards/kit/change-view.js';
import { inSlices } from '../../base/slices.js';
import type { Text } from '../../base/text.js';
import { bothLanguages } from '../../hire/export/words.js';
import { SEVERITIES, SEVERITY_LABELS } from '../kinds.js';
import { changeView } from '../views.js';
import type { ChangeEntry, ChangesSpan } from './entry.js';

/** A changelog for people: by day, newest first, the worst of a day on top. */
export async function* changesMarkdown(
  entries: readonly ChangeEntry[],
  { from, to, timeZone }: ChangesSpan,
): AsyncGenerator<string> {
  yield `# 飞书招聘变更记录 · Changes of Feishu Hire\n\n${from} – ${to} (${timeZone})\n`;
  if (entries.length === 0) yield '\n没有变更。No changes.\n';
  for (const [day, changes] of await byDay(entries, timeZone)) {
    yield `\n## ${day}\n`;
    for (const severity of SEVERITIES) {
      const own = changes.filter(({ change }) => change.severity === severity);
      if (own.length > 0) yield `\n### ${bothLanguages(SEVERITY_LABELS[severity])}\n\n`;
      for (const entry of own) yield `${line(entry)}\n`;
    }
  }
}

function line({ change, at, reverted }: ChangeEntry): string {
  const view = changeView(change);
  const place = view.place ? `${called(view.place.name, view.place.id)} / ` : '';
  const undone = reverted ? ' *(已恢复 · reverted)*' : '';
  const time = new Date(at).toISOString();
  const head = `- ${escape(view.sign)} **${bothLanguages(view.what)}** ${place}${called(view.name, view.id)}${arrow(view)} <sub>${time}</sub>${undone}`;
  return [head, ...optionLines(view)].join('\n');
}

/** Names as they are, the id as code. */
function called(name: Text, id: string): string {
  const words = escape(bothLanguages(name));
  return words === '' ? code(id) : `${words} ${code(id)}`;
}

function arrow({ from, to }: ChangeView): string {
  if (!from && !to) return '';
  const words = (text: Text | undefined): string => (text ? escape(bothLanguages(text)) : '');
  return from && to ? `: ${words(from)} → ${words(to)}` : `: ${words(from ?? to)}`;
}

function optionLines({ options }: ChangeView): string[] {
  if (!options) return [];
  const more = options.count - options.named.length;
  return [
    ...options.named.map(
      ({ key, name, to }) => `  - ${called(name, key)}${to ? ` → ${escape(bothLanguages(to))}` : ''}`,
    ),
    ...(more > 0 ? [`  - 另有 ${more} 个 · ${more} more`] : []),
  ];
}

async function byDay(entries: readonly ChangeEntry[], timeZone: string): Promise<Map<string, ChangeEntry[]>> {
  const days = new Map<string, ChangeEntry[]>();
  await inSlices(entries, (slice) => {
    for (const entry of slice) {
      const day = dayOf(entry.at, timeZone);
      const known = days.get(day);
      if (known) known.push(entry);
      else days.set(day, [entry]);
    }
  });
  return days;
}

const dayOf = (at: number, timeZone: string): string => format(at, 'yyyy-MM-dd', { in: tz(timeZone) });

/** A name may hold markup of Markdown or HTML, and line breaks. */
const escape = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_{}[\]()#+\-!|~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

function code(id: string): string {
  const text = id.replaceAll(/\s+/g, ' ');
  if (!text.includes('`')) return `\`${text}\``;
  const fence = '`'.repeat(Math.max(...(text.match(/`+/g) ?? []).map(({ length }) => length)) + 1);
  return `${fence} ${text} ${fence}`;
}
