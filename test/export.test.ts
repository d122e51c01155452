import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { afterEach, describe, expect, it } from 'vitest';
import { replyUuid } from '../src/inbox/keys.js';
import type { Message } from '../src/sandbox/index.js';
import { button, callbacks, title, words } from './support/card.js';
import { openHouse, type House } from './support/house.js';
import { FAST, settled, source } from './support/watching.js';

let house: House;
afterEach(() => house.close());

const REPLY = 'POST /open-apis/im/v1/messages/:message_id/reply';
const UPLOAD = 'POST /open-apis/im/v1/files';
const calls = (route: string) => house.sandbox.record.filter((call) => call.route === route);
const DAY = /\d{4}-\d{2}-\d{2}/;

/** What a file message holds. */
function fileOf(message: Message): { name: string; type: string; text: string; bytes: Buffer } {
  expect(message.type).toBe('file');
  const { file_key: key } = JSON.parse(message.content) as { file_key: string };
  const file = house.sandbox.file(key);
  if (!file) throw new Error(`no file ${key}`);
  return { name: file.fileName, type: file.fileType, text: file.bytes.toString('utf8'), bytes: file.bytes };
}

const uuidOf = (said: string): string => replyUuid(`${house.sandbox.credentials.tenantKey} m ${said}`);

describe('/export', () => {
  it.each([
    ['/export sources', 'resume-sources-DAY.xlsx', 'xls'],
    ['/export sources csv', 'resume-sources-DAY.csv', 'stream'],
    ['/export sources json', 'resume-sources-DAY.json', 'stream'],
    ['/export fields', 'talent-fields-DAY.xlsx', 'xls'],
    ['/export fields csv', 'talent-fields-DAY.csv', 'stream'],
    ['/export fields json', 'talent-fields-DAY.json', 'stream'],
    ['/export fields json-schema', 'talent-fields-DAY.schema.json', 'stream'],
    ['/export fields typescript', 'talent-fields-DAY.ts', 'stream'],
    ['/export changes', 'changes-DAY-to-DAY.md', 'stream'],
    ['/export changes csv', 'changes-DAY-to-DAY.csv', 'stream'],
    [
      '/export changes json --from 2026-11-01 --to 2026-11-25',
      'changes-2026-11-01-to-2026-11-25.json',
      'stream',
    ],
    ['/导出 来源', 'resume-sources-DAY.xlsx', 'xls'],
    ['/导出字段 表格', 'talent-fields-DAY.xlsx', 'xls'],
    ['/导出 变更 --从 2026-11-01', 'changes-2026-11-01-to-DAY.md', 'stream'],
  ])('%s sends one file, %s', async (text, name, type) => {
    house = await openHouse();
    const reply = await house.ask(text);
    const file = fileOf(reply);
    expect(file.name.replaceAll(new RegExp(DAY, 'g'), 'DAY')).toBe(
      name.replaceAll(new RegExp(DAY, 'g'), 'DAY'),
    );
    for (const day of name.match(new RegExp(DAY, 'g')) ?? []) expect(file.name).toContain(day);
    expect(file.type).toBe(type);
    expect(file.bytes.length).toBeGreaterThan(0);
    expect(reply.uuid).toBe(uuidOf(reply.replyTo ?? ''));
    expect(house.repliesTo(reply.replyTo ?? '')).toHaveLength(1);
    expect(calls(UPLOAD)).toHaveLength(1);
    expect(house.sandbox.violations()).toEqual([]);
  });

  it('gives every source, whatever it is called', async () => {
    house = await openHouse();
    const nasty = ['=cmd|"/c calc"!A1', 'a "quoted", one', 'two\nlines', '🐼 <at id=all></at>', '@SUM(1)'];
    nasty.forEach((name, at) => Object.assign(source(house, at), { zh_name: name, en_name: name }));
    const { text } = fileOf(await house.ask('/export sources csv'));
    const rows = parse<Record<string, string>>(text, { bom: true, columns: true });
    expect(rows.map(({ id }) => id)).toEqual(house.sandbox.hire.sources.map(({ id }) => id));
    const names = rows.slice(0, nasty.length).map((row) => row['name_zh']);
    expect(names).toEqual(nasty.map((name) => (/^[=@]/.test(name) ? `'${name}` : name)));
    const book = await readXlsx(fileOf(await house.ask('/export sources')).bytes);
    const column = book.sheets[0]?.rows.slice(1, nasty.length + 1).map((row) => row[1]);
    expect(column).toEqual(nasty);
  });

  it('tells the changes of the days that were asked for', async () => {
    house = await openHouse({ yaml: FAST });
    const { group } = house.sandbox.chats;
    await house.ask('/watch', { chat: group });
    source(house).active_status = 2;
    await settled(house);
    await house.sandbox.waitFor(() =>
      house.sandbox.messages(group).some((m) => words(m).includes('disabled')),
    );
    const markdown = fileOf(await house.ask('/export changes')).text;
    expect(markdown).toContain('停用来源 · Source disabled');
    expect(markdown).toContain(source(house).id);
    const json = JSON.parse(fileOf(await house.ask('/export changes json')).text) as { changes: object[] };
    expect(json.changes).toMatchObject([{ kind: 'source.disabled', before: 'active', after: 'inactive' }]);
    const none = fileOf(await house.ask('/export changes --from 2020-01-01 --to 2020-01-02')).text;
    expect(none).toContain('No changes');
  });

  it.each([
    ['/export', 'What do you want to export'],
    ['/export sources typescript', 'can be exported as'],
    ['/export fields --from 2026-01-01', '--from and --to are for changes'],
    ['/export changes --from yesterday --to 2020-01-01', 'must not be after'],
  ])('%s is answered with how it is used', async (text, expected) => {
    house = await openHouse();
    expect(words(await house.ask(text))).toContain(expected);
  });

  it('is refused where guests would see it', async () => {
    house = await openHouse();
    const group = house.sandbox.world.chats.get(house.sandbox.chats.group);
    if (group) group.external = true;
    const reply = await house.ask('/export sources', { chat: house.sandbox.chats.group });
    expect(words(reply)).toContain('private chat');
    expect(calls(UPLOAD)).toEqual([]);
  });

  it('clicked in the help is sent below the help, which stays', async () => {
    house = await openHouse();
    const help = await house.ask('/help export');
    const value = callbacks(help).find(({ value: one }) => one['what'] === 'sources csv')?.value ?? {};
    const answer = await house.sandbox.click({ messageId: help.messageId, value });
    expect(answer.toast?.i18n?.['en_us']).toContain('sent below');
    const reply = await house.sandbox.waitFor(() => house.repliesTo(help.messageId)[0]);
    expect(fileOf(reply).name).toContain('resume-sources');
    expect(title(house.sandbox.message(help.messageId) ?? {})).toBe(title(help));
  });
});

describe('a clicked export that is not read in time', () => {
  it('says so below, with a retry that brings the file', async () => {
    house = await openHouse({ bot: { timings: { clickBudgetMs: 100, giveUpMs: 500 } } });
    const help = await house.ask('/help export');
    house.sandbox.faults.add({ route: /resume_sources/, kind: 'hang' });
    const value = { action: 'export.open', what: 'sources csv' };
    const clicked = await house.sandbox.click({ messageId: help.messageId, value });
    expect(clicked.toast?.type).toBe('info');
    const failed = await house.sandbox.waitFor(() => house.repliesTo(help.messageId)[0]);
    house.sandbox.faults.clear();
    await house.sandbox.click({ messageId: failed.messageId, value: button(failed, 'Retry') });
    const reply = await house.sandbox.waitFor(() => house.repliesTo(failed.messageId)[0]);
    expect(fileOf(reply).name).toContain('resume-sources');
  });
});

describe('a file that cannot be sent', () => {
  it('because the message is refused for now is sent later without a second upload', async () => {
    house = await openHouse();
    house.sandbox.faults.add({ route: REPLY, kind: 'status', status: 400, code: 230027 });
    const said = house.sandbox.say({ text: '/export sources csv' });
    await house.logged('a reply was not delivered');
    await house.restart();
    house.sandbox.faults.clear();
    house.clock.advance(60_000);
    const reply = await house.sandbox.waitFor(() => house.repliesTo(said.messageId)[0], { timeoutMs: 8000 });
    expect(fileOf(reply).name).toContain('resume-sources');
    expect(calls(UPLOAD)).toHaveLength(1);
  });

  it('because the outcome is unknown is sent again under the same uuid', async () => {
    house = await openHouse();
    house.sandbox.faults.add({ route: REPLY, kind: 'reset-after', times: 1 });
    const said = house.sandbox.say({ text: '/export sources csv' });
    await house.logged('a reply was not delivered');
    house.clock.advance(60_000);
    await house.sandbox.waitFor(() => calls(REPLY).length === 2, { timeoutMs: 8000 });
    await house.ask('/help');
    expect(house.repliesTo(said.messageId)).toHaveLength(1);
    expect(
      new Set(
        calls(REPLY)
          .slice(0, 2)
          .map(({ uuid }) => uuid),
      ),
    ).toEqual(new Set([uuidOf(said.messageId)]));
  });

  it('because the upload fails is made again', async () => {
    house = await openHouse();
    house.sandbox.faults.add({ route: UPLOAD, kind: 'status', status: 400, code: 232096 });
    const said = house.sandbox.say({ text: '/export sources csv' });
    await house.sandbox.waitFor(() => {
      house.clock.advance(1000);
      return house.logs.some((line) => line.includes('a reply was not delivered'));
    });
    house.sandbox.faults.clear();
    house.clock.advance(60_000);
    const reply = await house.sandbox.waitFor(() => house.repliesTo(said.messageId)[0], { timeoutMs: 8000 });
    expect(fileOf(reply).name).toContain('resume-sources');
  });

  it.each([
    [234006, 'over 30 MB'],
    [234001, 'did not take the exported file'],
    [99991672, 'lacks a permission'],
  ])(
    'because the upload is refused with %i is answered with a card that says what to do',
    async (code, said) => {
      house = await openHouse();
      house.sandbox.faults.add({ route: UPLOAD, kind: 'status', status: 400, code });
      const reply = await house.ask('/export sources csv');
      expect(words(reply)).toContain(said);
      expect(title(reply)).toBe('The file could not be sent');
    },
  );

  it('because it is over 30 MB is answered with what to do, and not uploaded', async () => {
    house = await openHouse();
    source(house).zh_name = 'x'.repeat(31 * 1024 * 1024);
    const reply = await house.ask('/export sources csv');
    expect(words(reply)).toContain('over 30 MB');
    expect(calls(UPLOAD)).toEqual([]);
  });

  it('comes once when the event comes several times', async () => {
    house = await openHouse();
    const said = house.sandbox.say({ text: '/export sources csv', eventId: 'e1' });
    await house.sandbox.waitFor(() => house.repliesTo(said.messageId)[0]);
    await house.restart();
    await house.ask('/help');
    expect(house.repliesTo(said.messageId)).toHaveLength(1);
    expect(calls(UPLOAD)).toHaveLength(1);
  });
});
