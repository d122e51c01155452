import { describe, expect, it } from 'vitest';
import { watchesCard, type WatchesView } from '../../cards/watches.js';
import { welcomeCard } from '../../cards/welcome.js';
import { callbacks } from '../support/card.js';
import { COLLEAGUE, HEAVY_NAMES } from '../../cards/samples/change-data.js';
import { samples } from '../../cards/samples/index.js';
import { watchRow } from '../../cards/samples/watches.js';
import { buttons, drawn, expectBothLanguages, expectGood, words } from './support.js';

const add = [
  { text: { zh: '全部变更', en: 'All changes' }, click: { action: 'watch.open', what: 'all' } },
  { text: { zh: '只看破坏性', en: 'Breaking only' }, click: { action: 'watch.open', severity: 'breaking' } },
];
const view: WatchesView = { rows: [], add, test: { action: 'watches.test' }, chatIsPrivate: false };
const rows = (count: number) => Array.from({ length: count }, (_, index) => watchRow(index * 2 + 1));

describe('the subscriptions of a chat', () => {
  it.each(samples().filter(([name]) => /^(watches|welcome)/.test(name)))(
    '%s is a good card',
    (name, card) => {
      expectGood(card, name);
      expect(JSON.stringify(card)).not.toMatch(/<at\b/i);
    },
  );

  it('says everything in both languages', () => {
    const parked = { zh: '我被移出了这个群', en: 'I was removed from this chat' };
    const remark = { zh: '✓ 已订阅', en: '✓ Subscribed' };
    for (const chatIsPrivate of [true, false])
      for (const some of [[], [watchRow(1, { parked })], rows(20)])
        expectBothLanguages(watchesCard({ ...view, chatIsPrivate, rows: some, remark }));
  });

  it('offers the usual ones while there are few, and a test when there is one', () => {
    expect(buttons(watchesCard(view))).toEqual(['All changes', 'Breaking only']);
    expect(buttons(watchesCard({ ...view, rows: rows(1) }))).toEqual([
      ...['Switch to daily digest', 'End'],
      ...['All changes', 'Breaking only', 'Send a test notice'],
    ]);
    expect(buttons(watchesCard({ ...view, rows: rows(3) })).slice(6)).toEqual(['Send a test notice']);
  });

  it('names each by its fixed number, with what, how bad, how and why not', () => {
    const parked = { zh: '我被移出了这个群', en: 'I was removed from this chat' };
    const card = watchesCard({ ...view, rows: [watchRow(7, { parked })] });
    expect(words(card)).toContain(
      '**#7** Everything\nAll severities · At once · by \nParked I was removed from this chat',
    );
    expect(JSON.stringify(card)).toContain(`by <person id='${COLLEAGUE}'>`);
    expect(callbacks(card)).toContainEqual({ text: 'End', value: { action: 'unwatch.open', number: 7 } });
  });

  it('begins with what has just been done', () => {
    const remark = { zh: '✓ 已订阅 <at id=all></at>', en: '✓ Subscribed to <at id=all></at>' };
    const card = watchesCard({ ...view, rows: rows(1), remark });
    expectGood(card);
    expect(drawn(card)).toContain('Subscribed to &lt;at id=all&gt;');
    expect(drawn(card)).not.toContain('md-at');
  });

  it.each([5, 10, 12, 14, 16, 18, 20])('%i rows fit with all their buttons', (count) => {
    const card = watchesCard({ ...view, rows: rows(count), remark: { zh: '好', en: 'done' } });
    expectGood(card);
    expect(buttons(card).filter((text) => text === 'End')).toHaveLength(count);
    expect(buttons(card).filter((text) => text === 'Switch to daily digest')).toHaveLength(count);
  });

  it.each(['chinese', 'emoji', 'markup'] as const)('twenty heavy rows fit: %s', (kind) => {
    const heavy = { zh: HEAVY_NAMES[kind], en: `x${HEAVY_NAMES[kind]}` };
    const some = rows(20).map((one) => ({
      ...one,
      what: heavy,
      parked: { zh: '我被移出了', en: 'I was removed' },
    }));
    const card = watchesCard({ ...view, rows: some, remark: heavy });
    expectGood(card);
    for (const { number } of some) expect(words(card)).toContain(`**#${number}** `);
  });
});

describe('the first word in a group', () => {
  const view = { help: { action: 'help.open' }, sources: { action: 'sources.open' } };

  it('says what the bot does and how to subscribe', () => {
    const card = welcomeCard({ ...view, watch: { action: 'watch.open' }, external: false });
    expect(buttons(card)).toEqual(['Watch here', 'Resume sources', 'All commands']);
    expectBothLanguages(welcomeCard({ ...view, external: true }));
  });

  it('says to a group with guests that nothing is shown there', () => {
    const card = welcomeCard({ ...view, watch: { action: 'watch.open' }, external: true });
    expect(buttons(card)).toEqual(['All commands']);
    expect(words(card)).toContain('external members');
  });
});
