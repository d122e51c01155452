import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../src/base/log.js';
import { openStore } from '../src/store/index.js';
import { slashPanelRepository } from '../src/store/slash-panel.js';
import { openHouse, type House } from './support/house.js';
import {
  NAMES,
  PATH,
  UP_TO_DATE,
  WANTED,
  ask,
  names,
  panel,
  reads,
  writes,
  type Item,
} from './support/panel.js';
import { environmentFor, openBench, type Bench } from './support/process.js';

const SLOW_MS = 40_000;

describe('a start', () => {
  let house: House;
  afterEach(() => house.close());

  it(
    'sets the panel up, and the next one has nothing to do',
    async () => {
      house = await openHouse({ bot: { slashPanel: true } });
      await house.logged(UP_TO_DATE);
      const items = await panel(house.sandbox);
      expect(items.map(({ command }) => command).sort()).toEqual(NAMES);
      const sources = items.find(({ command }) => command === 'sources');
      const { description } = WANTED.find(({ name }) => name === 'sources') ?? {};
      expect(sources).toMatchObject({
        description: {
          default_value: description?.zh,
          i18n: { zh_cn: description?.zh, en_us: description?.en },
        },
        icon: { icon_key: 'tag_outlined' },
      });
      const before = { reads: reads(house.sandbox), writes: writes(house.sandbox).length };
      await house.restart();
      await house.sandbox.waitFor(() => reads(house.sandbox) > before.reads, { what: 'a look at the panel' });
      await house.ask('/help');
      expect(writes(house.sandbox)).toHaveLength(before.writes);
    },
    SLOW_MS,
  );

  it(
    'mends what was changed, puts back what was removed, and leaves alone what is not its own',
    async () => {
      house = await openHouse({ bot: { slashPanel: true } });
      const { sandbox } = house;
      await house.logged(UP_TO_DATE);
      await house.stopBot();
      const items = await panel(sandbox);
      const idOf = (name: string): string => items.find(({ command }) => command === name)?.command_id ?? '';
      await ask(sandbox, 'PATCH', `/${idOf('sources')}`, { description: { default_value: 'Changed' } });
      await ask(sandbox, 'DELETE', `/${idOf('fields')}`);
      // Somebody else's: a name of their own, and one of ours that they took over.
      await ask(sandbox, 'POST', '', { command: 'lunch', description: { default_value: 'Theirs' } });
      await ask(sandbox, 'DELETE', `/${idOf('help')}`);
      await ask(sandbox, 'POST', '', { command: 'help', description: { default_value: 'Theirs' } });
      const before = writes(sandbox).length;

      await house.restart();
      await house.logged('left alone');
      await sandbox.waitFor(() => writes(sandbox).length >= before + 2, { what: 'the panel to be mended' });
      const after = await panel(sandbox);
      expect(after.map(({ command }) => command).sort()).toEqual([...NAMES, 'lunch'].sort());
      const textOf = (name: string): string | undefined =>
        after.find(({ command }) => command === name)?.description.default_value;
      expect(textOf('sources')).toBe(WANTED.find(({ name }) => name === 'sources')?.description.zh);
      expect([textOf('lunch'), textOf('help')]).toEqual(['Theirs', 'Theirs']);
      expect(writes(sandbox).slice(before)).toEqual([`POST ${PATH}`, `PATCH ${PATH}/:command_id`]);
    },
    SLOW_MS,
  );

  it('is not stopped by a missing scope, which is told once with its link', async () => {
    house = await openHouse({ bot: { slashPanel: true } });
    await house.logged(UP_TO_DATE);
    house.sandbox.scopes.set('application:app_slash_command:read', false);
    house.sandbox.scopes.set('application:app_slash_command:write', false);
    await house.restart();
    await house.logged('the slash panel could not be set up');
    await house.ask('/help');
    house.clock.advance(3_600_000);
    await house.ask('/help');
    const told = house.logs.filter((line) => line.includes('the slash panel could not be set up'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('https://open.feishu.cn/app/');
    expect(told[0]).toContain('application:app_slash_command:read');
  });

  it('is not stopped by a tenant that does not know the panel', async () => {
    house = await openHouse({ bot: { slashPanel: true } });
    await house.logged(UP_TO_DATE);
    house.sandbox.faults.add({ route: new RegExp(PATH), kind: 'status', status: 404 });
    await house.restart();
    await house.logged('the slash panel could not be set up');
    await house.ask('/help');
  });

  it(
    'goes on with the other commands when one is refused, and tries again when Feishu is away',
    async () => {
      house = await openHouse({ bot: { slashPanel: true } });
      const { sandbox } = house;
      await house.logged(UP_TO_DATE);
      for (const { command_id } of await panel(sandbox)) await ask(sandbox, 'DELETE', `/${command_id}`);
      sandbox.faults.add({ route: `GET ${PATH}`, kind: 'status', status: 500, times: 3 });
      const refusal = { kind: 'status', status: 400, code: 40000031, msg: 'icon' } as const;
      await house.restart();
      await house.logged('the slash panel could not be set up');
      sandbox.faults.add({ route: `POST ${PATH}`, ...refusal, times: 1 });
      house.clock.advance(60_000);
      await house.logged('Feishu refused a command of the slash panel');
      const expected = NAMES.filter((name) => name !== WANTED[0]?.name);
      expect(await names(sandbox)).toEqual(expected);
    },
    SLOW_MS,
  );
});

describe('npm run slash-panel', () => {
  let bench: Bench;
  let house: House;
  beforeEach(async () => {
    bench = await openBench();
    house = await openHouse({ bot: { slashPanel: true } });
    await house.logged(UP_TO_DATE);
    await house.stopBot();
  });
  afterEach(async () => {
    await bench.close();
    await house.close();
  });
  const run = async (...args: string[]): Promise<{ code: number | null; out: string; err: string }> => {
    const program = bench.run(['slash-panel', ...args], {
      ...environmentFor(house.sandbox),
      DATABASE_URL: `sqlite:${house.database}`,
    });
    const { code } = await program.exited;
    return { code, out: program.stdout(), err: program.stderr() };
  };

  it(
    'tells with --dry-run what would be done and does nothing, then does it, then has nothing to do',
    async () => {
      const { sandbox } = house;
      const sources = (await panel(sandbox)).find(({ command }) => command === 'sources');
      await ask(sandbox, 'DELETE', `/${sources?.command_id ?? ''}`);
      const before = writes(sandbox).length;
      const planned = await run('--dry-run');
      expect(planned).toMatchObject({ code: 0, err: '' });
      expect(planned.out).toMatch(/nothing was changed[^]*create {2}\/sources\n$/);
      expect(writes(sandbox)).toHaveLength(before);

      expect(await run()).toMatchObject({ code: 0, err: '', out: 'Done:\ncreate  /sources\n' });
      expect(await names(sandbox)).toEqual(NAMES);
      expect((await run()).out).toBe('The slash panel is up to date.\n');
      expect(writes(sandbox)).toHaveLength(before + 1);
      expect((await run('--dry')).code).toBe(64);
    },
    SLOW_MS,
  );

  it('removes what the bot made and no longer has, by its id, and forgets what is gone', async () => {
    const { sandbox } = house;
    const text = { description: { default_value: 'Old' } };
    const old = await ask<Item>(sandbox, 'POST', '', { command: 'old', ...text });
    await ask(sandbox, 'POST', '', { command: 'older', ...text });
    const address = { kind: 'sqlite', path: house.database } as const;
    const store = await openStore(address, createLog('error'), house.clock);
    const book = slashPanelRepository(store, sandbox.credentials.appId);
    await book.keep('old', old.command_id);
    // Made by this bot once; the one that is there now is somebody else's.
    await book.keep('older', 'gone');
    expect((await run()).out).toBe('Done:\nremove  /old\n');
    expect(await names(sandbox)).toEqual([...NAMES, 'older'].sort());
    const kept = await book.all();
    expect(kept.map(({ name }) => name)).toEqual(NAMES);
    await store.close();
  });

  it('says with 1 and the link that a scope is missing', async () => {
    house.sandbox.scopes.set('application:app_slash_command:read', false);
    const { code, err } = await run();
    expect(code).toBe(1);
    expect(err).toContain('https://open.feishu.cn/app/');
  });
});
