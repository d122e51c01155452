import { afterEach, describe, expect, it } from 'vitest';
import { button, words } from './support/card.js';
import { openHouse, type House } from './support/house.js';

let house: House;
afterEach(() => house.close());

const HOUR = 3_600_000;
describe('when Hire fails', () => {
  it.each([
    ['a system error', { kind: 'status', status: 500, code: 1002001 }, 'cannot be read right now'],
    ['a missing scope', { kind: 'status', status: 400, code: 99991672 }, 'lacks a permission'],
    ['the quota', { kind: 'status', status: 429, code: 99991403 }, 'quota is used up'],
    ['no data', { kind: 'body', body: { code: 0 } }, 'incomplete answer'],
    [
      'no items although there is more',
      { kind: 'body', body: { code: 0, data: { has_more: true, page_token: 'x' } } },
      'incomplete answer',
    ],
    ['no has_more', { kind: 'body', body: { code: 0, data: { items: [] } } }, 'incomplete answer'],
    ['HTML', { kind: 'body', body: '<html>' }, 'cannot be read right now'],
    [
      'a code that nobody knows',
      { kind: 'body', body: { code: 4711, msg: 'x' } },
      'cannot be read right now',
    ],
  ] as const)('%s is one error card with what to do next', async (_what, fault, expected) => {
    house = await openHouse();
    house.sandbox.faults.add({ route: /resume_sources/, ...fault });
    const reply = await house.ask('/sources --status active');
    expect(words(reply)).toContain(expected);
    house.sandbox.faults.clear();
    house.clock.advance(HOUR);
    const retried = await house.sandbox.click({ messageId: reply.messageId, value: button(reply, 'Retry') });
    expect(words(retried.card ?? {})).toContain('Resume sources');
    expect(words(retried.card ?? {})).toContain('Active');
  });

  it('a refused parameter of the fields, which have no pages, is not told as an expired page', async () => {
    house = await openHouse();
    house.sandbox.faults.add({ route: /talent_objects/, kind: 'status', status: 400, code: 1002002 });
    const reply = await house.ask('/fields');
    expect(words(reply)).toContain('cannot be read right now');
    expect(words(reply)).not.toContain('page token');
  });

  it('an empty last page without items is an empty list, not an error', async () => {
    house = await openHouse();
    house.sandbox.faults.add({
      route: /resume_sources/,
      kind: 'body',
      body: { code: 0, data: { has_more: false } },
    });
    expect(words(await house.ask('/sources'))).toContain('There are no resume sources yet');
  });

  it('a page token that comes again is an error, not an endless list', async () => {
    house = await openHouse();
    house.sandbox.faults.add({
      route: /resume_sources/,
      kind: 'body',
      body: { code: 0, data: { items: [{ id: '1' }], has_more: true, page_token: 'same' } },
    });
    expect(words(await house.ask('/sources --status active'))).toContain('incomplete answer');
    expect(house.sandbox.record.filter(({ path }) => path.includes('resume_sources')).length).toBeLessThan(4);
  });

  it('a failing second page is an error, not a short list', async () => {
    house = await openHouse();
    house.sandbox.hire.sources = Array.from({ length: 150 }, (_, i) => ({
      id: String(i),
      zh_name: `来源${i}`,
      en_name: '',
      active_status: 1,
      resume_source_type: '10001',
    }));
    house.sandbox.faults.add({
      route: /resume_sources.*page_token/,
      kind: 'status',
      status: 500,
      code: 1002001,
    });
    expect(words(await house.ask('/sources --status active'))).toContain('cannot be read right now');
  });

  it('what the platform varies is forgiven', async () => {
    house = await openHouse();
    const body = {
      code: 0,
      data: {
        items: [
          { id: 7, zh_name: null, active_status: 9, resume_source_type: 10001 },
          { id: '8', en_name: 'Only', resume_source_type: '77' },
        ],
        has_more: false,
      },
    };
    house.sandbox.faults.add({ route: /resume_sources/, kind: 'body', body });
    const text = words(await house.ask('/sources'));
    expect(text).toContain('`7` Unknown status Headhunter');
    expect(text).toContain('**Only**');
    expect(text).toContain('Type 77');
  });

  it('a 30 s silence is one error card', async () => {
    house = await openHouse({ bot: { timings: { giveUpMs: 300 } } });
    house.sandbox.faults.add({ route: /talent_objects/, kind: 'hang' });
    const reply = await house.ask('/fields');
    expect(words(reply)).toContain('did not answer within 30 seconds');
    expect(house.repliesTo(reply.replyTo ?? '')).toHaveLength(1);
  });

  it('a token that Feishu no longer takes is replaced, once', async () => {
    house = await openHouse();
    await house.ask('/sources');
    house.sandbox.invalidateTokens();
    expect(words(await house.ask('/fields'))).toContain('Talent fields');
  });
});
