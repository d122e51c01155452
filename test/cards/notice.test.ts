import { describe, expect, it } from 'vitest';
import type { Card } from '../../cards/kit/components.js';
import { alarmCard, noticeCard, updateReplyCard, withheldCard } from '../../cards/notice.js';
import { callbacks, nodes, title } from '../support/card.js';
import * as sample from '../../cards/samples/change-data.js';
import { MANY, noticeSamples } from '../../cards/samples/notices.js';
import { buttons, drawn, expectBothLanguages, expectGood, picks, words } from './support.js';

const { CHANGES, DAY, NOW, focus, notice } = sample;
const acknowledged = { by: 'ou_lihua', at: NOW };

const tags = (card: Card): string[] =>
  (card.header.text_tag_list ?? []).map(({ color, text }) => `${color} ${text.i18n_content?.en_us ?? ''}`);
describe('every card that is sent unasked', () => {
  it.each(noticeSamples())('%s is a good card and mentions nobody', (name, card) => {
    expectGood(card, name);
    expect(JSON.stringify(card)).not.toMatch(/<at\b/i);
  });

  it('says everything in both languages', () => {
    const changes = CHANGES.map(sample.latin);
    for (const more of [
      {},
      { test: true, acknowledged, focus: focus(1) },
      { total: 64, digest: { from: NOW - DAY, to: NOW } },
    ])
      expectBothLanguages(noticeCard(notice(changes, more)));
    expectBothLanguages(
      noticeCard(notice(changes.map((change) => ({ ...change, reverted: true, snoozedUntil: NOW })))),
    );
    expectBothLanguages(noticeCard(notice(changes.slice(0, 1), { focus: focus(0, false) })));
    expectBothLanguages(withheldCard({ counts: { breaking: 1, risky: 2, safe: 3 }, total: 6 }));
    const sentence = { zh: '没有权限。', en: 'No scope.' };
    for (const kind of ['failing', 'works'] as const)
      expectBothLanguages(alarmCard({ kind, since: NOW - DAY, sentence, helpUrl: 'https://a.cn', at: NOW }));
    expectBothLanguages(updateReplyCard({ acknowledged, reverted: 2 }));
  });
});

describe('a notice', () => {
  it('wears the colour and the word of its worst severity, and counts the others', () => {
    const red = noticeCard(notice(CHANGES));
    expect(red.header.template).toBe('red');
    expect(tags(red)).toEqual(['red Breaking', 'orange Risky 4', 'green Safe 3']);
    const orange = noticeCard(notice([sample.optionsAdded]));
    expect([orange.header.template, ...tags(orange)]).toEqual(['orange', 'orange Risky']);
    const green = noticeCard(notice([sample.added]));
    expect([green.header.template, ...tags(green)]).toEqual(['green', 'green Safe']);
  });

  it('counts in words', () => {
    expect(title(noticeCard(notice([sample.added])))).toBe('1 change to recruiting settings');
    expect(title(noticeCard(notice(CHANGES)))).toBe('11 changes to recruiting settings');
    expect(title(noticeCard(notice([sample.added], { test: true })))).toBe(
      'Test: 1 change to recruiting settings',
    );
    expect(noticeCard(notice([sample.added])).config.summary.content).toBe(
      '招聘设置有 1 项变更 · 1 change to recruiting settings',
    );
  });

  it('says of each change what happened, to what, and what it was', () => {
    const text = words(noticeCard(notice(CHANGES)));
    expect(text).toContain(
      '**−** Field removed · 个人信息 Personal info\n~~**婚姻状况** · Marital status~~ `marital_status`',
    );
    expect(text).toContain('**期望薪资** · Expected salary `7011223344556677889`\nText → **Number**');
    expect(text).toContain('**+500** 北京 Beijing · 上海 Shanghai · 深圳 Shenzhen …');
    expect(text).toContain('**−2** ~~中专 Technical secondary school~~ `11` · ~~夜大 Evening college~~ `12`');
    expect(text).toContain("**~1** 硕士 Master → **硕士研究生 Master's degree** `5`");
    expect(text).toContain('校园招聘 Campus → **校园招聘（2026 届）** · Campus 2026 `10007`');
    // Of a long description that changed at its end, the end.
    expect(text).toContain('…from 2025 → **…from 2026**');
    expect(words(noticeCard(notice(CHANGES)), 'zh_cn')).toContain('单行文本 → **数字**');
  });

  it('has a block only for what occurs, worst first', () => {
    const blocks = nodes(noticeCard(notice([sample.added, sample.removed]))).flatMap((node) =>
      typeof node['background_style'] === 'string' && /-50$/.test(node['background_style'])
        ? [node['background_style']]
        : [],
    );
    expect(blocks).toEqual(['red-50', 'green-50']);
  });

  it('folds what is too much for a screen, and drops nothing', () => {
    const card = noticeCard(notice(MANY));
    const panels = nodes(card).filter(({ tag }) => tag === 'collapsible_panel');
    expect(panels.map((panel) => words({ x: panel['header'] }))).toEqual(['6 more', '8 more', '3 more']);
    for (const { id } of MANY) expect(words(card)).toContain(`\`${id}\``);
    // A single one more than usual is not worth a fold.
    expect(nodes(noticeCard(notice(MANY.slice(0, 7)))).some(({ tag }) => tag === 'collapsible_panel')).toBe(
      false,
    );
  });

  it('names thirty and leads to the rest', () => {
    const more = [...MANY, { ...sample.added, id: 'the_31st' }];
    const card = noticeCard(notice(more, { total: 64 }));
    expect(words(card)).not.toContain('the_31st');
    expect(buttons(card)).toEqual(['Acknowledge', 'Show all 64']);
    expect(callbacks(card).find(({ text }) => text === 'Show all 64')?.value.action).toBe('notice.all');
    expect(buttons(noticeCard(notice(MANY)))).toEqual(['Acknowledge']);
  });

  it('opens or snoozes one of the changes: picked from a list, or the only one', () => {
    const listed = noticeCard(notice(CHANGES));
    expect(picks(listed)?.slice(0, 2)).toEqual([
      '− 婚姻状况 · Marital status',
      '~ 期望薪资 · Expected salary',
    ]);
    const picked = noticeCard(notice(CHANGES, { focus: focus(6) }));
    expect(buttons(picked)).toEqual(['Acknowledge', 'Open', 'Snooze 1 day', 'Snooze 7 days', 'Close']);
    expect(words(picked)).toMatch(/\*\*校园招聘（2026 届）\*\* · Campus 2026 `10007`\nSource renamed\nOpen/);
    const only = noticeCard(notice([sample.removed], { focus: focus(0, false) }));
    expect(buttons(only)).toEqual(['Acknowledge', 'Open', 'Snooze 1 day', 'Snooze 7 days']);
    expect(picks(only)).toBeUndefined();
    expect(buttons(noticeCard(notice(CHANGES, { focus: focus(99) })))).toEqual(['Acknowledge']);
  });

  it('tells two changes of one thing apart in the list', () => {
    const twice = [
      sample.retyped,
      { ...sample.retyped, what: { zh: '字段变为必填', en: 'Field became required' } },
    ];
    const card = noticeCard(notice(twice));
    expect(words(card)).toContain('~ 期望薪资 · Expected salary · Field became required');
    expect(words(card)).toContain('~ 期望薪资 · Expected salary · Field type changed');
  });

  it('says who acknowledged it instead of asking', () => {
    const card = noticeCard(notice(CHANGES, { acknowledged }));
    expect(buttons(card)).toEqual([]);
    expect(JSON.stringify(card)).toContain(
      "✓ Acknowledged by <person id='ou_lihua'></person> at <local_datetime",
    );
    expect(words(card, 'zh_cn')).toContain('✓ 已确认');
    // Feishu refuses a whole card for one id that is none.
    const odd = noticeCard(notice(CHANGES, { acknowledged: { by: "x'><at id=all>", at: NOW } }));
    expectGood(odd);
    expect(words(odd)).toContain('✓ Acknowledged at');
  });

  it('strikes what was undone, and says so in the title when all of it was', () => {
    const [one, two] = [sample.removed, sample.retyped];
    const some = noticeCard(notice([{ ...one, reverted: true }, two]));
    expect(tags(some)).toEqual(['red Breaking', 'neutral Reverted 1']);
    const all = noticeCard(notice([one, two].map((change) => ({ ...change, reverted: true }))));
    expect([all.header.template, title(all), ...tags(all)]).toEqual([
      'green',
      'All 2 changes to recruiting settings were reverted',
      'green Reverted',
    ]);
    // Nobody has to see to what is as it was.
    expect([buttons(some), buttons(all)]).toEqual([['Acknowledge'], []]);
    expect(words(all)).toContain('~~Text → **Number**~~');
    expect(title(noticeCard(notice([{ ...one, reverted: true }])))).toBe(
      'A change to recruiting settings was reverted',
    );
    // Thirty of sixty undone are not all.
    expect(noticeCard(notice([{ ...one, reverted: true }], { total: 60 })).header.template).toBe('red');
  });

  it('says until when a change is snoozed', () => {
    const card = noticeCard(notice([{ ...sample.removed, snoozedUntil: NOW + DAY }, sample.added]));
    expect(drawn(card)).toMatch(/Snoozed until .*2026-03-04/);
    expect(drawn(card, 'zh_cn')).toMatch(/静音至 .*2026-03-04/);
  });

  it('shows guests no data', () => {
    const card = noticeCard(notice(CHANGES, { hidden: true }));
    expect(card).toEqual(withheldCard({ counts: { breaking: 4, risky: 4, safe: 3 }, total: 11 }));
    expect(words(card)).toContain('**4** breaking, **4** risky, **3** safe');
    expect(words(card)).toContain('/changes');
    for (const { id, name } of CHANGES)
      for (const data of [id, name.zh, name.en]) expect(words(card)).not.toContain(data);
  });
});
