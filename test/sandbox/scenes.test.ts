import { afterEach, describe, expect, test } from 'vitest';
import { sceneOptions } from '../../src/sandbox/run-scene.js';
import { SCENES, tellScene, type Language } from '../../src/sandbox/scenes/index.js';
import type { Message } from '../../src/sandbox/index.js';
import { title, words } from '../support/card.js';
import { openHouse, type House } from '../support/house.js';
import { FAST } from '../support/watching.js';

let house: House | undefined;
afterEach(closeHouse);

async function closeHouse(): Promise<void> {
  await house?.close();
  house = undefined;
}

async function told(name: string, language: Language): Promise<House> {
  const scene = SCENES.find((one) => one.name === name);
  if (!scene) throw new Error(`there is no scene ${name}`);
  await closeHouse();
  house = await openHouse({ yaml: FAST, sandbox: sceneOptions(scene) });
  scene.prepare?.(house.sandbox);
  await tellScene(house.sandbox, scene, language);
  return house;
}

const typed = ({ content }: Message): string => (JSON.parse(content) as { text?: string }).text ?? '';
const said = (message: Message): string => (message.card ? title(message) : typed(message) || message.type);

/** Everything that is to be read in all chats. */
const look = ({ sandbox }: House): string[][] =>
  [...sandbox.world.chats.keys()].map((chat) =>
    sandbox.messages(chat).map((one) => (one.card ? words(one) : said(one))),
  );

describe('a scene, the same at every start,', { timeout: 60_000 }, () => {
  test('"first-day" shows a newcomer around', async () => {
    const first = await told('first-day', 'en');
    const { sandbox } = first;
    const seen = look(first);
    const titles = sandbox.messages(sandbox.chats.private).map(said);
    expect(titles).toEqual([
      'Hello',
      'Recruiting settings',
      '/help sources',
      expect.stringContaining('/sources'),
      '/sources',
      'Resume sources',
      '/search xl',
      'Search',
      '/field degree',
      expect.stringContaining('Degree'),
    ]);
    const list = sandbox.messages(sandbox.chats.private)[5];
    expect(words(list as Message)).toContain('Page 2');
    expect(look(await told('first-day', 'en'))).toEqual(seen);
  });

  test('"busy-group" has people, a thread, a file, and a refusal among guests', async () => {
    const first = await told('busy-group', 'zh');
    const { sandbox } = first;
    const seen = look(first);
    const group = sandbox.messages(sandbox.chats.group);
    const people = group.filter(({ sender }) => sender.type === 'user').map(({ sender }) => sender.id);
    expect(new Set(people).size).toBe(3);
    expect(group.filter(({ threadId }) => threadId !== undefined).map(said)).toEqual([
      expect.stringContaining('/来源 --状态 停用'),
      '/来源 猎头',
      'Resume sources',
    ]);
    const file = group.find(({ type }) => type === 'file');
    const { file_key } = JSON.parse(file?.content ?? '{}') as { file_key: string };
    expect(sandbox.file(file_key)?.fileName).toMatch(/^resume-sources-.*\.xlsx$/);
    const outside = sandbox.messages(sandbox.chats.externalGroup).at(-1) as Message;
    expect(words(outside)).toContain('private chat');
    expect(look(await told('busy-group', 'zh'))).toEqual(seen);
  });

  test('"bad-morning" tells of every change, acknowledged, snoozed and reverted', async () => {
    const first = await told('bad-morning', 'en');
    const { sandbox } = first;
    const seen = look(first);
    const notices = sandbox
      .messages(sandbox.chats.group)
      .filter(({ sender, replyTo }) => sender.type === 'bot' && replyTo === undefined)
      .map((one) => words(one));
    expect(notices).toHaveLength(5);
    expect(notices[0]).toContain('Acknowledged');
    expect(notices[1]).toContain('Agencies');
    expect(notices[1]).toContain('Snoozed until');
    expect(notices[2]).toContain('Faculty');
    expect(notices[3]).toContain('Reverted');
    expect(words(sandbox.messages(sandbox.chats.group).at(-1) as Message)).toContain('Reverted');
    expect(look(await told('bad-morning', 'en'))).toEqual(seen);
  });

  test('"ten-thousand" turns the pages of a long list, and tells of an import in one line', async () => {
    const first = await told('ten-thousand', 'zh');
    const { sandbox } = first;
    const seen = look(first);
    const [, , , field, , search, notice] = sandbox.messages(sandbox.chats.private);
    expect(words(field as Message)).toContain('10000');
    expect(words(search as Message)).toContain('Senior Algorithm Engineer, Shanghai');
    expect(words(notice as Message)).toContain('+500');
    expect(look(await told('ten-thousand', 'zh'))).toEqual(seen);
  });

  test.each([
    ['first-day', 'zh'],
    ['busy-group', 'en'],
    ['bad-morning', 'zh'],
    ['ten-thousand', 'en'],
  ] as const)('"%s" can be told in the other language (%s)', async (name, language) => {
    const { sandbox } = await told(name, language);
    const people = [...sandbox.world.chats.keys()]
      .flatMap((chat) => sandbox.messages(chat))
      .filter(({ sender }) => sender.type === 'user');
    expect(people.length).toBeGreaterThan(1);
    for (const one of people)
      expect(/\p{Script=Han}/u.test(typed(one).replaceAll('@_user_1', ''))).toBe(language === 'zh');
  });
});
