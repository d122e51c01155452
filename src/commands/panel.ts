import type { SlashCommand } from '../feishu/port.js';
import type { Registry } from './port.js';

/** Longer names and descriptions are not known to be accepted by the panel. */
const NAME = /^[a-z0-9][a-z0-9_-]{0,31}$/;
const LONGEST_DESCRIPTION = 100;

/** Icons by command, out of the seventy-two that Feishu, "Slash commands of agents", lists. */
const ICONS: ReadonlyMap<string, string> = new Map([
  ['sources', 'tag_outlined'],
  ['fields', 'dynamic-layout_outlined'],
  ['field', 'ai-doc_outlined'],
  ['search', 'search-ai_outlined'],
  ['watch', 'ai-notification_outlined'],
  ['watches', 'ai-reminder_outlined'],
  ['unwatch', 'clear_outlined'],
  ['changes', 'update-ai_outlined'],
  ['export', 'file-link-sheet_outlined'],
  ['status', 'diagnosis-ai_outlined'],
  ['help', 'slash-ai_outlined'],
]);
/** What the panel shows for a command without an icon. */
const PLAIN_ICON = 'skill_outlined';

/** The typed commands as Feishu's slash panel shows them: by their names, never by the Chinese ones. */
export function panelOf({ commands }: Pick<Registry, 'commands'>): SlashCommand[] {
  return commands
    .filter(({ name }) => NAME.test(name))
    .map(({ name, summary: { zh, en } }) => ({
      name,
      description: { zh: shortened(zh), en: shortened(en) },
      icon: ICONS.get(name) ?? PLAIN_ICON,
    }));
}

function shortened(text: string): string {
  if (text.length <= LONGEST_DESCRIPTION) return text;
  return `${text.slice(0, LONGEST_DESCRIPTION - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
