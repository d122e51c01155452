import { asBotError, type BotError } from '../base/errors.js';
import { CallError } from './failure.js';
import type { SlashCommand } from './port.js';
import type { PlacedCommand, SlashCommandsApi } from './slash-commands.js';

/** Feishu, "Slash commands of agents": an app has at most this many. */
const MOST_COMMANDS = 100;

/** A command that the bot put on the panel; without an id it was asked for and the outcome is not known. */
export interface KeptCommand {
  readonly name: string;
  readonly id: string | null;
}

/** Where the bot remembers what on the panel is its own. */
export interface PanelBook {
  all(): Promise<readonly KeptCommand[]>;
  keep(name: string, id: string | null): Promise<void>;
  forget(name: string): Promise<void>;
}

/** What has to be done so that the panel shows what it should. */
export interface PanelPlan {
  readonly remove: readonly { readonly id: string; readonly name: string }[];
  readonly update: readonly { readonly id: string; readonly command: SlashCommand }[];
  readonly create: readonly SlashCommand[];
  /** Made by an earlier start that did not hear so. */
  readonly adopt: readonly { readonly id: string; readonly name: string }[];
  /** Ours once, and no longer there. */
  readonly forget: readonly string[];
  /** Wanted names that somebody else's command has; it is left alone. */
  readonly foreign: readonly string[];
  /** What found no room among the app's hundred. */
  readonly surplus: readonly string[];
}

/**
 * Compares the panel with what it should show. Only what `kept` knows by its id is ever changed or removed.
 * @param wanted at most one of each name.
 */
export function planPanel(
  wanted: readonly SlashCommand[],
  there: readonly PlacedCommand[],
  kept: readonly KeptCommand[],
): PanelPlan {
  const ours = new Map(kept.map(({ name, id }) => [name, id]));
  const byName = new Map(there.map((placed) => [placed.name, placed]));
  const names = new Set(wanted.map(({ name }) => name));
  const isOurs = ({ name, id }: PlacedCommand): boolean => ours.get(name) === id;
  const update: { id: string; command: SlashCommand }[] = [];
  const adopt: { id: string; name: string }[] = [];
  const foreign: string[] = [];
  const create: SlashCommand[] = [];
  for (const command of wanted) {
    const placed = byName.get(command.name);
    if (!placed) create.push(command);
    else if (isOurs(placed)) {
      if (!looksAs(placed, command)) update.push({ id: placed.id, command });
    } else if (ours.get(command.name) === null && looksAs(placed, command)) {
      adopt.push({ id: placed.id, name: placed.name });
    } else foreign.push(command.name);
  }
  const remove = there.filter((placed) => isOurs(placed) && !names.has(placed.name));
  const gone = kept.filter(({ name }) => {
    const placed = byName.get(name);
    if (!placed) return !names.has(name);
    return !isOurs(placed) && !adopt.some((one) => one.name === name);
  });
  const room = Math.max(0, MOST_COMMANDS - there.length + remove.length);
  return {
    remove: remove.map(({ id, name }) => ({ id, name })),
    update,
    create: create.slice(0, room),
    adopt,
    forget: gone.map(({ name }) => name),
    foreign,
    surplus: create.slice(room).map(({ name }) => name),
  };
}

function looksAs(placed: PlacedCommand, { description: { zh, en }, icon }: SlashCommand): boolean {
  return placed.fallback === zh && placed.zh === zh && placed.en === en && placed.icon === icon;
}

/** What was done, and what Feishu refused for good. */
export interface PanelOutcome extends PanelPlan {
  readonly refused: readonly { readonly name: string; readonly error: BotError }[];
}

/**
 * Makes the panel show `wanted`; doing it twice is doing it once. A command that Feishu refuses does not keep the
 * others from the panel.
 * @throws BotError when the panel cannot be read or written at all.
 */
export async function reconcilePanel(
  api: SlashCommandsApi,
  book: PanelBook,
  wanted: readonly SlashCommand[],
  signal?: AbortSignal,
): Promise<PanelOutcome> {
  const plan = planPanel(wanted, await api.list(signal), await book.all());
  const refused: { name: string; error: BotError }[] = [];
  const attempt = async (name: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof CallError) || error.verdict !== 'never') throw error;
      refused.push({ name, error: asBotError(error) });
    }
  };
  for (const name of plan.forget) await book.forget(name);
  for (const { name, id } of plan.adopt) await book.keep(name, id);
  // First of all, because they make room.
  for (const { name, id } of plan.remove)
    await attempt(name, async () => {
      await api.remove(id, signal);
      await book.forget(name);
    });
  for (const command of plan.create)
    await attempt(command.name, async () => {
      await book.keep(command.name, null);
      try {
        await book.keep(command.name, await api.create(command, signal));
      } catch (error) {
        // What certainly was not made is nobody's; what may have been made is recognised by the next start.
        if (error instanceof CallError && error.verdict !== 'unknown') await book.forget(command.name);
        throw error;
      }
    });
  for (const { id, command } of plan.update)
    await attempt(command.name, () => api.update(id, command, signal));
  return { ...plan, refused };
}
