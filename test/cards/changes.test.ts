import { describe, expect, it } from 'vitest';
import { changesCard, noticeChangesCard, type ChangesView } from '../../cards/changes.js';
import { callbacks, nodes, title } from '../support/card.js';
import * as sample from '../../cards/samples/change-data.js';
import { samples } from '../../cards/samples/index.js';
import { buttons, drawn, expectBothLanguages, expectGood, words } from './support.js';

const { CHANGES, DAY, HOUR, NOW, latin } = sample;
const acknowledged = { by: 'ou_lihua', at: NOW };
const day = { zh: '3月3日 周二', en: 'Tue, Mar 3' };
const pager = { page: 1, pages: 2, next: { action: 'changes.page', page: 2 } };

function history(changes: typeof CHANGES, more: Partial<ChangesView> = {}): ChangesView {
  return {
    days: [
      { day, entries: changes.slice(0, 2).map((change) => ({ change, at: NOW, acknowledged })) },
      {
        day: { zh: '3月2日 周一', en: 'Mon, Mar 2' },
        entries: changes.slice(2).map((change) => ({ change, at: NOW - DAY })),
      },
    ],
    total: 40,
    pager,
    readAt: NOW,
    ...more,
  };
}

describe('the history of changes', () => {
  it.each(samples().filter(([name]) => name.startsWith('changes')))('%s is a good card', (name, card) => {
    expectGood(card, name);
  });

  it('says everything in both languages', () => {
    expectBothLanguages(changesCard(history(CHANGES.map(latin))));
    const none = { days: [], total: 0, pager: { page: 1 } };
    expectBothLanguages(changesCard(none));
    expectBothLanguages(changesCard({ ...none, filter: { zh: '破坏性', en: 'Breaking' } }));
    expectBothLanguages(changesCard({ ...none, watch: { action: 'watch.open' } }));
  });

  it('stands by day, with time, severity, change, id and who looks after it', () => {
    const card = changesCard(
      history([sample.removed, sample.renamed, { ...sample.retyped, reverted: true }]),
    );
    const lines = words(card).split('\n');
    expect(lines).toContain('**Tue, Mar 3**');
    expect(lines.indexOf('**Mon, Mar 2**')).toBeGreaterThan(lines.indexOf('**Tue, Mar 3**'));
    expect(drawn(card)).toMatch(/14:05<\/time> <span class="text-tag h-red">Breaking<\/span>/);
    expect(words(card)).toContain('~~**婚姻状况** · Marital status~~ `marital_status`');
    expect(words(card)).toContain('校园招聘 Campus → **校园招聘（2026 届）** · Campus 2026 `10007`');
    expect(JSON.stringify(card)).toContain("✓ Acknowledged by <person id='ou_lihua'>");
    expect(drawn(card)).toContain('Reverted');
    expect(words(card)).toContain('~~Text → **Number**~~');
  });

  it('counts in words, shows the filter, and turns pages', () => {
    const card = changesCard(history(CHANGES, { total: 1, filter: { zh: '近 7 天', en: 'Last 7 days' } }));
    expect(words(card)).toContain('1 change\n');
    expect(card.header.subtitle?.i18n_content?.en_us).toBe('Last 7 days');
    expect(buttons(card)).toEqual(['Previous', 'Next']);
    expect(callbacks(card)[0]?.value).toEqual(pager.next);
  });

  it('says what to do when there is nothing', () => {
    const none = { days: [{ day, entries: [] }], total: 0, pager: { page: 1 } };
    const unwatched = changesCard({ ...none, watch: { action: 'watch.open' } });
    expect(callbacks(unwatched)).toEqual([{ text: 'Watch here', value: { action: 'watch.open' } }]);
    expect(words(unwatched)).toContain('Nobody watches');
    expect(words(changesCard({ ...none, filter: day }))).toContain('No change fits');
    expect(words(changesCard(none))).toContain('have not changed');
  });

  it.each(['chinese', 'emoji', 'markup'] as const)('twenty rows of heavy %s fit', (kind) => {
    const entries = sample.heavyChanges(kind, 20).map((change, index) => ({
      change: { ...change, snoozedUntil: NOW },
      at: NOW - index * HOUR,
      acknowledged,
    }));
    const days = entries.map((entry) => ({ day, entries: [entry] }));
    const card = changesCard({ days, total: 20, pager });
    expectGood(card);
    for (const { change } of entries) expect(words(card)).toContain(`\`${change.id}\``);
    expect(JSON.stringify(card).split('<person').length - 1).toBeGreaterThanOrEqual(20);
  });

  it('names are inert', () => {
    const name = { zh: '<at id=all></at>', en: '[x](https://a.cn)' };
    const html = drawn(
      changesCard(history(CHANGES.map((change) => ({ ...change, name, from: name, to: name })))),
    );
    expect(html).not.toMatch(/md-at|md-link/);
    expect(html).toContain('&lt;at id=all&gt;&lt;/at&gt;');
  });
});

describe('the changes of one notice', () => {
  const counts = { breaking: 12, risky: 40, safe: 1 };
  const view = { changes: CHANGES, total: 53, counts, pager, readAt: NOW };

  it('stands in full, by severity, with a pager', () => {
    const card = noticeChangesCard(view);
    expectGood(card);
    expect([card.header.template, title(card)]).toEqual(['red', 'The notice in full: 53 changes']);
    expect(words(card)).toMatch(/\*\*Breaking · 12\*\*[^]*\*\*Risky · 40\*\*/);
    expect(nodes(card).some(({ tag }) => tag === 'collapsible_panel')).toBe(false);
    for (const { id } of CHANGES) expect(words(card)).toContain(`\`${id}\``);
    expectBothLanguages(noticeChangesCard({ ...view, changes: CHANGES.map(latin) }));
  });

  it.each(['chinese', 'emoji', 'markup'] as const)('twenty rows of heavy %s fit', (kind) => {
    const changes = sample.heavyChanges(kind, 20);
    const card = noticeChangesCard({ ...view, changes });
    expectGood(card);
    for (const { id } of changes) expect(words(card)).toContain(`\`${id}\``);
  });

  it('has a word for an empty page', () => {
    expectGood(noticeChangesCard({ ...view, changes: [] }));
  });
});
