import { block, button, card, footer, headerTag, localTime } from './kit/build.js';
import { buttonRow } from './kit/buttons.js';
import { changeBlocks } from './kit/change-blocks.js';
import { changeOptions } from './kit/change-lines.js';
import { names } from './kit/change-values.js';
import type { Acknowledged, ChangeView } from './kit/change-view.js';
import type { Button, CallbackValue, Card, Element, SelectStatic, Text, TextTag } from './kit/components.js';
import { fit, type Detail } from './kit/fit.js';
import { acknowledgedBy } from './kit/people.js';
import { LOOKS, REVERTED, SEVERITIES, counted, severityTags, worst, type Counts } from './kit/severity.js';
import { code, markdown, note, plain, same } from './kit/text.js';

export { alarmCard, updateReplyCard, type AlarmView, type UpdateReplyView } from './alarm.js';

/** A notice names at most this many changes; the rest stands behind its button. */
export const NAMED_CHANGES = 30;

/** One change of the notice with its own buttons: a picked one, or the only one. */
export interface NoticeFocus {
  /** Its place among `changes`. */
  readonly index: number;
  readonly open?: CallbackValue | undefined;
  readonly snooze1: CallbackValue;
  readonly snooze7: CallbackValue;
  readonly close?: CallbackValue | undefined;
}

export interface NoticeView {
  /** At most 30, worst first. */
  readonly changes: readonly ChangeView[];
  /** How many there are, named or not. */
  readonly total: number;
  readonly counts: Counts;
  /** The period of a digest, in epoch milliseconds. */
  readonly digest?: { readonly from: number; readonly to: number } | undefined;
  /** Somebody asked to see what a notice looks like. */
  readonly test?: boolean | undefined;
  readonly readAt: number;
  readonly acknowledged?: Acknowledged | undefined;
  /** The chat has members of other tenants, who may not see the settings: only the counts are told. */
  readonly hidden?: boolean | undefined;
  readonly actions: {
    readonly acknowledge?: CallbackValue | undefined;
    /** What the select says when a change is picked; the index is added as its option. */
    readonly pick?: CallbackValue | undefined;
    readonly all?: CallbackValue | undefined;
  };
  readonly focus?: NoticeFocus | undefined;
}

/** What a chat is told when an administrator changed the settings: worst first, one row of buttons for the whole. */
export function noticeCard(view: NoticeView): Card {
  if (view.hidden) return withheldCard(view);
  const { changes, total, counts, digest, acknowledged, readAt } = view;
  const named = changes.slice(0, NAMED_CHANGES);
  const undone = named.filter(({ reverted }) => reverted === true).length;
  const allUndone = undone > 0 && undone === total;
  // Nothing is left that somebody would have to see to.
  const actions = allUndone ? { ...view.actions, acknowledge: undefined } : view.actions;
  const title = allUndone ? undoneTitle(total) : changedTitle(total);
  return fit((detail) =>
    card({
      template: allUndone ? 'green' : LOOKS[worst(counts)].colour,
      title: view.test ? { zh: `【测试】${title.zh}`, en: `Test: ${title.en}` } : title,
      subtitle: digest ? { zh: '变更汇总', en: 'Digest of changes' } : undefined,
      tags: allUndone ? [headerTag('green', REVERTED)] : noticeTags(counts, undone),
      elements: [
        ...(view.test ? [testRemark()] : []),
        ...(digest ? [period(digest)] : []),
        ...changeBlocks(named, detail, { counts, fold: true }),
        ...(acknowledged ? [markdown(acknowledgedBy(acknowledged))] : []),
        ...controls({ ...view, changes: named, actions }, detail),
        footer(readAt),
      ],
    }),
  );
}

/** The same notice for a chat that has guests: how many changes of which severity, and where to read them. */
export function withheldCard({ counts, total }: Pick<NoticeView, 'counts' | 'total'>): Card {
  const some = SEVERITIES.filter((severity) => counts[severity] > 0);
  const zh = some.map((severity) => `${LOOKS[severity].label.zh} **${counts[severity]}** 项`);
  const en = some.map((severity) => `**${counts[severity]}** ${LOOKS[severity].label.en.toLowerCase()}`);
  return card({
    template: LOOKS[worst(counts)].colour,
    title: changedTitle(total),
    tags: severityTags(counts),
    elements: [
      ...(some.length > 0 ? [markdown({ zh: zh.join('，'), en: en.join(', ') })] : []),
      markdown({
        zh: '群里有外部成员，变更内容不在这里显示。请到与我的单聊中发送 `/changes` 查看。',
        en: 'This group has external members, so the changes are not shown here. Send me `/changes` in our private chat.',
      }),
    ],
  });
}

function changedTitle(total: number): Text {
  return { zh: `招聘设置有 ${total} 项变更`, en: `${counted(total, 'change')} to recruiting settings` };
}

function undoneTitle(total: number): Text {
  return total === 1
    ? { zh: '招聘设置的变更已恢复', en: 'A change to recruiting settings was reverted' }
    : {
        zh: `招聘设置的 ${total} 项变更已全部恢复`,
        en: `All ${total} changes to recruiting settings were reverted`,
      };
}

function noticeTags(counts: Counts, undone: number): TextTag[] {
  const tags = severityTags(counts);
  if (undone === 0) return tags;
  return [...tags, headerTag('neutral', { zh: `${REVERTED.zh} ${undone}`, en: `${REVERTED.en} ${undone}` })];
}

function testRemark(): Element {
  return block('blue-50', [
    markdown({
      zh: '**这是一条测试通知**，招聘设置没有变化。真正的通知就是这个样子。',
      en: '**This is a test notice.** No setting has changed. A real notice looks like this.',
    }),
  ]);
}

function period({ from, to }: NonNullable<NoticeView['digest']>): Element {
  return note(same(`${localTime(from)} – ${localTime(to)}`));
}

function controls(view: NoticeView, detail: Detail): Element[] {
  const { changes, total, acknowledged, actions, focus } = view;
  const buttons: Button[] = [
    ...(actions.acknowledge && !acknowledged
      ? [button({ zh: '确认收到', en: 'Acknowledge' }, actions.acknowledge, 'primary_filled')]
      : []),
    ...(actions.all && total > changes.length
      ? [button({ zh: `查看全部 ${total} 项`, en: `Show all ${total}` }, actions.all)]
      : []),
  ];
  const picked = focus && changes[focus.index];
  // The only change of a notice needs no box of its own to say which one is meant.
  if (focus && changes.length === 1) return buttonRow([...buttons, ...focusButtons(focus)]);
  return [
    ...(total > changes.length ? [unnamed(changes.length)] : []),
    ...buttonRow(buttons),
    ...picker(view, detail),
    ...(picked ? [focusBox(picked, focus, detail)] : []),
  ];
}

function unnamed(count: number): Element {
  return note({
    zh: `这里只列出最重要的 ${count} 项。`,
    en: `Only the ${count} most important ones are listed here.`,
  });
}

function picker({ changes, actions }: NoticeView, detail: Detail): SelectStatic[] {
  if (!actions.pick || changes.length === 0) return [];
  return [
    {
      tag: 'select_static',
      width: 'fill',
      placeholder: plain({ zh: '打开或静音一项变更…', en: 'Open or snooze a change…' }),
      options: changeOptions(changes, detail).map((text, index) => ({
        text: plain(text),
        value: String(index),
      })),
      behaviors: [{ type: 'callback', value: actions.pick }],
    },
  ];
}

function focusBox({ name, id, what }: ChangeView, focus: NoticeFocus, detail: Detail): Element {
  return block('grey-50', [
    markdown(same(`${names(name, detail)} ${code(id)}`)),
    note(what),
    ...buttonRow(focusButtons(focus)),
  ]);
}

function focusButtons({ open, snooze1, snooze7, close }: NoticeFocus): Button[] {
  return [
    ...(open ? [button({ zh: '打开', en: 'Open' }, open)] : []),
    button({ zh: '静音 1 天', en: 'Snooze 1 day' }, snooze1),
    button({ zh: '静音 7 天', en: 'Snooze 7 days' }, snooze7),
    ...(close ? [button({ zh: '收起', en: 'Close' }, close, 'text')] : []),
  ];
}
