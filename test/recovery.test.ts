import { afterEach, describe, expect, it } from 'vitest';
import { openSqlite } from '../src/store/sqlite.js';
import { button, words } from './support/card.js';
import { openHouse, type House } from './support/house.js';

let house: House;
afterEach(() => house.close());

/** Runs SQL on the bot's database from outside. */
function sql(text: string): unknown[] {
  const db = openSqlite(house.database);
  try {
    if (/^select/i.test(text)) return db.prepare(text).all() as unknown[];
    db.exec(text);
    return [];
  } finally {
    db.close();
  }
}
const BREAK = "create trigger broken before update on inbox begin select raise(fail, 'broken'); end";
const MEND = 'drop trigger broken';
describe('a database that fails for a moment', () => {
  it('does not strand what was accepted: it is finished when the lease has ended', async () => {
    house = await openHouse();
    house.sandbox.faults.add({ route: /reply/, kind: 'status', status: 400, code: 11232, times: 1 });
    sql(BREAK);
    const said = house.sandbox.say({ text: '/help' });
    await house.logged('an accepted event was not finished');
    sql(MEND);
    house.clock.advance(7000);
    await house.sandbox.waitFor(() => house.repliesTo(said.messageId)[0], { timeoutMs: 8000 });
    await house.stopBot();
    expect(sql('select state, outcome from inbox')).toMatchObject([{ state: 'done', outcome: 'answered' }]);
  });

  it('at the start is tried again until it works', async () => {
    house = await openHouse();
    await house.ask('/help');
    await house.stopBot();
    sql(
      "insert into inbox select 'x', 'k', lane, kind, 'waiting', null, accepted_at, null, 0, 0, 0, null, null, null, null, null from inbox",
    );
    sql(BREAK);
    const starting = house.restart();
    await house.logged('serving could not begin');
    sql(MEND);
    await starting;
    expect(words(await house.ask('/help'))).toContain('Recruiting settings');
  });
});

describe('a text made to keep the process busy', () => {
  it.each(['[', '[a](http://', '“', '长', '--x ', '/'])(
    'of %j in masses is answered like any other',
    async (piece) => {
      house = await openHouse();
      const said = house.sandbox.say({ text: `/sources ${piece.repeat(100_000 / piece.length)}` });
      expect((await said.delivered).status).toBe(200);
      await house.sandbox.waitFor(() => house.repliesTo(said.messageId)[0], { timeoutMs: 8000 });
    },
  );
});

describe('a click that is still being read', () => {
  it('is finished although somebody else was refused meanwhile', async () => {
    house = await openHouse({ bot: { timings: { clickBudgetMs: 500 } } });
    const { sandbox } = house;
    const list = await house.ask('/sources', { chat: sandbox.chats.group });
    sandbox.faults.add({ route: /resume_sources/, kind: 'delay', ms: 1500, times: 1 });
    const next = button(list, 'Next');
    const slow = await sandbox.click({ messageId: list.messageId, value: next });
    expect(slow.toast?.i18n?.['en_us']).toContain('Still reading');
    const refused = await sandbox.click({
      messageId: list.messageId,
      value: next,
      from: sandbox.people.guest,
    });
    expect(refused.toast?.i18n?.['en_us']).toContain('members of this organisation only');
    await sandbox.waitFor(() => words(sandbox.message(list.messageId) ?? {}).includes('Page 2'), {
      timeoutMs: 5000,
    });
  });

  it('and put off does not replace what a later click has shown', async () => {
    house = await openHouse({ bot: { timings: { clickBudgetMs: 150 } } });
    const { sandbox } = house;
    const list = await house.ask('/sources');
    sandbox.faults.add({ route: /resume_sources/, kind: 'delay', ms: 400, times: 1 });
    sandbox.faults.add({ route: /PATCH/, kind: 'status', status: 400, code: 11232, times: 1 });
    await sandbox.click({ messageId: list.messageId, value: button(list, 'Next') });
    await house.logged('a reply was not delivered');
    await sandbox.click({ messageId: list.messageId, value: { action: 'help.open' } });
    house.clock.advance(60_000);
    await sandbox.waitFor(() => house.logs.length > 0 && overtaken(), {
      timeoutMs: 8000,
      what: 'the put-off update',
    });
    expect(words(sandbox.message(list.messageId) ?? {})).toContain('Recruiting settings');
  });

  const overtaken = (): boolean =>
    (sql("select outcome from inbox where outcome = 'overtaken'") as { outcome: string }[]).length === 1;
});

describe('one person who clicks the menu and types at once', () => {
  it('is answered at five a second in all', async () => {
    house = await openHouse();
    const { sandbox } = house;
    await house.ask('/help');
    const event = {
      operator: { operator_id: { open_id: sandbox.people.member } },
      event_key: 'help',
      timestamp: 1669364458,
    };
    const before = sandbox.messages(sandbox.chats.private).length;
    for (let i = 0; i < 5; i++) {
      void sandbox.pushEvent(sandbox.envelope('application.bot.menu_v6', event));
      sandbox.say({ text: '/help' });
    }
    await sandbox.waitFor(() => sandbox.messages(sandbox.chats.private).length === before + 15, {
      timeoutMs: 15_000,
    });
    expect(sandbox.violations()).toEqual([]);
  });
});
