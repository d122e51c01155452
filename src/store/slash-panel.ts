import { guarded, type Store } from './index.js';

/** What the bot put on the slash panel of its app. */
export interface SlashPanelBook {
  all(): Promise<{ readonly name: string; readonly id: string | null }[]>;
  /** @param id `null`: it is about to be made. */
  keep(name: string, id: string | null): Promise<void>;
  forget(name: string): Promise<void>;
}

/** The table of the slash panel's commands that are the bot's own. @param app the app's id */
export function slashPanelRepository({ db }: Store, app: string): SlashPanelBook {
  return {
    all: () =>
      guarded(() =>
        db
          .selectFrom('slash_panel')
          .select(['command as name', 'command_id as id'])
          .where('app', '=', app)
          .orderBy('command')
          .execute(),
      ),
    keep: (name, id) =>
      guarded(async () => {
        await db
          .insertInto('slash_panel')
          .values({ app, command: name, command_id: id })
          .onConflict((c) => c.columns(['app', 'command']).doUpdateSet({ command_id: id }))
          .execute();
      }),
    forget: (name) =>
      guarded(async () => {
        await db.deleteFrom('slash_panel').where('app', '=', app).where('command', '=', name).execute();
      }),
  };
}
