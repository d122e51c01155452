import { alarmCard, noticeCard, updateReplyCard, withheldCard } from '../notice.js';
import * as sample from './change-data.js';
import type { Sample } from './sample.js';

const { CHANGES, DAY, HOUR, NOW, focus, notice } = sample;
const by = { by: sample.COLLEAGUE, at: NOW + HOUR };

/** Thirty changes, as many as a notice names. */
export const MANY = CHANGES.flatMap((change) => [
  change,
  { ...change, id: `${change.id}_2`, name: { zh: `${change.name.zh}二`, en: `${change.name.en} 2` } },
  { ...change, id: `${change.id}_3`, name: { zh: `${change.name.zh}三`, en: `${change.name.en} 3` } },
])
  .sort((a, b) => a.severity.localeCompare(b.severity))
  .slice(0, 30);

/** Every state of the cards that are sent without having been asked for. */
export const noticeSamples = (): readonly Sample[] => [
  ['notice-one', noticeCard(notice([sample.retyped], { focus: focus(0, false) }))],
  ['notice-three', noticeCard(notice([sample.removed, sample.renamed, sample.added]))],
  ['notice-risky', noticeCard(notice([sample.optionsAdded, sample.optionRenamed, sample.moved]))],
  ['notice-safe', noticeCard(notice([sample.sourceAdded], { focus: focus(0, false) }))],
  ['notice-all-kinds', noticeCard(notice(CHANGES))],
  [
    'notice-digest',
    noticeCard(notice([sample.sourceDisabled, sample.described], { digest: { from: NOW - DAY, to: NOW } })),
  ],
  ['notice-test', noticeCard(notice([sample.removed, sample.optionsAdded], { test: true }))],
  [
    'notice-acknowledged',
    noticeCard(notice([sample.removed, sample.renamed, sample.added], { acknowledged: by, focus: focus(1) })),
  ],
  [
    'notice-snoozed-and-reverted',
    noticeCard(
      notice([
        { ...sample.removed, reverted: true },
        { ...sample.retyped, snoozedUntil: NOW + 7 * DAY },
        { ...sample.renamed, reverted: true },
        { ...sample.optionRenamed, reverted: true },
        sample.moved,
      ]),
    ),
  ],
  [
    'notice-all-reverted',
    noticeCard(notice([sample.removed, sample.renamed].map((change) => ({ ...change, reverted: true })))),
  ],
  ['notice-many', noticeCard(notice(MANY, { total: 64, counts: { breaking: 12, risky: 40, safe: 12 } }))],
  ['notice-heavy', noticeCard(notice(sample.heavyChanges('chinese'), { focus: focus(3) }))],
  ['notice-heavy-markup', noticeCard(notice(sample.heavyChanges('markup')))],
  ['notice-withheld', withheldCard({ counts: { breaking: 1, risky: 3, safe: 0 }, total: 4 })],
  [
    'alarm-failing',
    alarmCard({
      kind: 'failing',
      since: NOW - 3 * HOUR,
      sentence: {
        zh: '应用没有读取招聘设置的权限。请管理员在开发者后台开通后发布新版本。',
        en: 'The app lacks the scope to read recruiting settings. Ask an administrator to grant it and publish a version.',
      },
      code: 'HIRE_SCOPE_MISSING',
      helpUrl: 'https://open.feishu.cn/app/cli_a1/auth',
      at: NOW,
    }),
  ],
  [
    'alarm-works',
    alarmCard({
      kind: 'works',
      since: NOW - 3 * HOUR,
      sentence: { zh: '读取已恢复，监测照常进行。', en: 'Reads succeed again, and the watch goes on.' },
      at: NOW,
    }),
  ],
  ['update-acknowledged', updateReplyCard({ acknowledged: by })],
  ['update-reverted', updateReplyCard({ reverted: 1 })],
];
