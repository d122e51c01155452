import { describe, expect, it } from 'vitest';
import type { Card } from '../../cards/kit/components.js';
import { noticeCard } from '../../cards/notice.js';
import * as sample from '../../cards/samples/change-data.js';
import { drawn, expectGood, picks, words } from './support.js';

const { CHANGES, DAY, NOW, focus, notice } = sample;
const acknowledged = { by: 'ou_lihua', at: NOW };

describe('a notice of the heaviest data', () => {
  const states = (kind: keyof typeof sample.HEAVY_NAMES): [string, Card][] => {
    const changes = sample.heavyChanges(kind);
    const all = { total: 64, test: true, digest: { from: NOW - DAY, to: NOW } };
    return [
      ['open', noticeCard(notice(changes, { ...all, focus: focus(3) }))],
      ['acknowledged', noticeCard(notice(changes, { ...all, acknowledged, focus: focus(29) }))],
      [
        'snoozed',
        noticeCard(
          notice(
            changes.map((change) => ({ ...change, snoozedUntil: NOW })),
            all,
          ),
        ),
      ],
      [
        'undone',
        noticeCard(
          notice(
            changes.map((change) => ({ ...change, reverted: true })),
            all,
          ),
        ),
      ],
      [
        'one thing',
        noticeCard(notice(changes.map((change) => ({ ...change, sign: '~', name: { zh: 'x', en: '' } })))),
      ],
    ];
  };

  it.each(['chinese', 'emoji', 'markup'] as const)('%s: fits, with every row, id and option', (kind) => {
    for (const [state, card] of states(kind)) {
      expectGood(card, state);
      const text = words(card);
      for (const { id } of sample.heavyChanges(kind)) expect(text, state).toContain(`\`${id}\``);
      expect(picks(card), state).toHaveLength(30);
    }
  });

  it('names are inert', () => {
    const name = { zh: '<at id=all></at>[x](https://a.cn)', en: "</font><person id='ou_x'></person>`**~~" };
    const to = { zh: '<at id=all></at>', en: '<at id=all></at>' };
    const options = { count: 1, named: [{ key: '<at id=all></at>', name, to }] };
    const changes = CHANGES.map((change) => ({
      ...change,
      name,
      from: name,
      to,
      options,
      place: { id: 'm', name },
    }));
    for (const card of [
      noticeCard(notice(changes, { focus: focus(2) })),
      noticeCard(notice(changes.slice(0, 1))),
    ]) {
      expectGood(card);
      const html = drawn(card);
      expect(html).not.toMatch(/md-at|md-link|class="person/);
      expect(html).toContain('&lt;at id=all&gt;&lt;/at&gt;[x](https://a.cn)');
    }
  });
});
