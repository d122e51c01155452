import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../src/sandbox/index.js';

const card = (name: string): object => ({
  schema: '2.0',
  body: {
    elements: [
      {
        tag: 'markdown',
        content: `zh ${name} <local_datetime millisecond='1790000000000' format_type='time'></local_datetime>`,
        i18n_content: { en_us: `en ${name}` },
      },
    ],
  },
});

describe('the gallery of cards', () => {
  let sandbox: Sandbox;
  let built = 0;
  beforeAll(async () => {
    sandbox = await startSandbox({
      gallery: () => {
        built += 1;
        return [
          { title: { zh: '一', en: 'One' }, samples: [['first', card('first')]] },
          { title: { zh: '二', en: 'Two' }, samples: [['second', card('second')]] },
        ];
      },
    });
  });
  afterAll(() => sandbox.close());

  const get = (path: string) => fetch(`${sandbox.url}/sandbox/api/${path}`);

  test('tells the names of its samples by group, and builds them once, when somebody looks', async () => {
    expect(built).toBe(0);
    const list = await (await get('cards')).json();
    expect(list).toEqual({
      groups: [
        { title: { zh: '一', en: 'One' }, names: ['first'] },
        { title: { zh: '二', en: 'Two' }, names: ['second'] },
      ],
    });
    await get('cards');
    expect(built).toBe(1);
  });

  test('gives the JSON of a sample as it is', async () => {
    expect(await (await get('cards/second')).json()).toEqual(card('second'));
    expect((await get('cards/third')).status).toBe(404);
  });

  test('draws a sample for a language and a time zone', async () => {
    const html = async (query: string) => (await get(`cards/first/html?${query}`)).text();
    expect(await html('lang=en_us')).toContain('en first');
    expect(await html('lang=zh_cn&time_zone=UTC')).toContain('14:13');
    expect(await html('lang=zh_cn&time_zone=Asia/Shanghai')).toContain('22:13');
    expect((await get('cards/third/html')).status).toBe(404);
  });

  test('is empty in a sandbox that was given none', async () => {
    const plain = await startSandbox();
    expect(await (await fetch(`${plain.url}/sandbox/api/cards`)).json()).toEqual({ groups: [] });
    await plain.close();
  });
});
