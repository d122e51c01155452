import type { Message } from '../../src/sandbox/index.js';
import { title, words } from './card.js';
import { EDITED_IDS, type Edit, type Flip } from './chaos-edits.js';

/** What one subscription of a chat asks for. */
export interface Wish {
  readonly list: 'all' | 'sources' | 'fields';
  readonly module?: string;
  readonly severity: Edit['severity'];
}

/** What there was to tell. */
export interface Happened {
  readonly edits: readonly Edit[];
  readonly flips: readonly Flip[];
}

/** A row of a notice. */
interface Row {
  readonly id: string;
  readonly heading: string;
  readonly message: Message;
}

const BADNESS = ['breaking', 'risky', 'safe'] as const;

/** Whether any of a chat's subscriptions asks for this; written anew here, so that it does not err as the bot does. */
function isWanted(edit: Edit, wishes: readonly Wish[]): boolean {
  return wishes.some(
    ({ list, module, severity }) =>
      (list === 'all' || list === edit.list) &&
      (module === undefined || edit.modules.includes(module)) &&
      BADNESS.indexOf(edit.severity) <= BADNESS.indexOf(severity),
  );
}

/**
 * Holds what a chat was told against what happened.
 * @param messages what the bot said there by itself.
 * @returns a sentence for everything that is wrong: `missing` may still come, `wrong` never mends.
 */
export function audit(
  wishes: readonly Wish[],
  messages: readonly Message[],
  { edits, flips }: Happened,
): { missing: string[]; wrong: string[] } {
  const missing: string[] = [];
  const wrong: string[] = [];
  const rows = new Map<string, Row[]>();
  for (const message of messages) {
    const own = rowsOf(message);
    if (own.length !== announced(message))
      wrong.push(`"${firstTitle(message)}" tells ${own.map(({ id }) => id).join(' ') || 'nothing'}`);
    for (const row of own) rows.set(row.id, [...(rows.get(row.id) ?? []), row]);
  }
  const take = (id: string): Row[] => {
    const found = rows.get(id) ?? [];
    rows.delete(id);
    return found;
  };

  for (const edit of edits.filter((one) => isWanted(one, wishes))) {
    const told = take(edit.id);
    const [row] = told;
    if (told.length > 1) wrong.push(`told ${told.length} times: ${edit.says} ${edit.id}`);
    if (!row) missing.push(`not told: ${edit.says} ${edit.id}`);
    else if (!fits(row, edit)) wrong.push(`told as "${row.heading}": ${edit.says} ${edit.id}`);
    else if (isReverted(row)) wrong.push(`said to be reverted: ${edit.says} ${edit.id}`);
  }
  for (const { there, back } of flips) {
    const wanted = [there, back].filter((one) => isWanted(one, wishes));
    const told = take(there.id);
    const [first] = told;
    if (!first) continue;
    const said = told.map(({ heading }) => heading).join(' | ');
    if (told.length > wanted.length || !told.every((row, n) => wanted[n] && fits(row, wanted[n])))
      wrong.push(`told of ${there.id}, which went there and back: ${said}`);
    else if (told.length < wanted.length) missing.push(`not told: ${back.says} ${back.id}`);
    if (!isReverted(first)) missing.push(`not shown to be reverted: ${there.says} ${there.id}`);
  }
  for (const [id, own] of rows)
    wrong.push(`told without need: ${own.map(({ heading }) => heading).join(' | ')} ${id}`);
  return { missing, wrong };
}

function fits({ heading, message }: Row, { says, mark = '' }: Edit): boolean {
  return heading.includes(says) && words(firstCard(message)).includes(mark);
}

/** A notice as it was sent, whatever has become of it since. */
function firstCard(message: Message): object {
  return message.history[0] ?? message.card ?? {};
}

function firstTitle(message: Message): string {
  return title(firstCard(message));
}

/** How many changes a notice says that it tells. */
function announced(message: Message): number {
  const said = firstTitle(message);
  const found =
    /^(\d+) changes? to recruiting settings$/.exec(said) ??
    /^All (\d+) changes to recruiting settings were reverted$/.exec(said);
  if (found) return Number(found[1]);
  return said === 'A change to recruiting settings was reverted' ? 1 : Number.NaN;
}

/** The rows of a card: the line with the id, and the line above it. */
function rowsOf(message: Message, card = firstCard(message)): Row[] {
  const lines = words(card).split('\n');
  return lines.flatMap((line, n) =>
    [...line.matchAll(EDITED_IDS)].map(([id]) => ({ id, heading: lines[n - 1] ?? '', message })),
  );
}

function isReverted({ id, message }: Row): boolean {
  return rowsOf(message, message.card).some((row) => row.id === id && row.heading.includes('Reverted'));
}
