import { card, linkButton, localTime } from './kit/build.js';
import { buttonRow } from './kit/buttons.js';
import type { Acknowledged } from './kit/change-view.js';
import type { Card, Text } from './kit/components.js';
import { acknowledgedBy } from './kit/people.js';
import { counted } from './kit/severity.js';
import { code, escape, markdown, note } from './kit/text.js';

/** Whether the watch can read Hire. */
export interface AlarmView {
  readonly kind: 'failing' | 'works';
  /** Since when it could not (epoch milliseconds). */
  readonly since: number;
  /** Why, and what to do next; may quote data. */
  readonly sentence: Text;
  /** A code that an operator can look up. */
  readonly code?: string | undefined;
  /** Where an administrator mends it. */
  readonly helpUrl?: string | undefined;
  readonly at: number;
}

/** The watch has not been able to read Hire for a while, or can again. */
export function alarmCard(view: AlarmView): Card {
  return view.kind === 'failing' ? failing(view) : works(view);
}

function failing({ since, sentence, code: errorCode, helpUrl, at }: AlarmView): Card {
  const from = localTime(since);
  const now = localTime(at);
  const shown =
    errorCode === undefined
      ? { zh: '', en: '' }
      : { zh: `错误 ${code(errorCode)} · `, en: `Error ${code(errorCode)} · ` };
  return card({
    template: 'red',
    title: { zh: '暂时读不到招聘设置', en: 'Recruiting settings cannot be read' },
    subtitle: { zh: '变更通知已暂停', en: 'Notices of changes are paused' },
    elements: [
      markdown({
        zh: `自 **${from}** 起一直没能读取。<br>${escape(sentence.zh)}`,
        en: `No read has succeeded since **${from}**.<br>${escape(sentence.en)}`,
      }),
      note({
        zh: '我会继续重试；恢复后，这段时间的变更会照常通知，不会丢失。',
        en: 'I keep trying. Once it works again, what changed meanwhile is told as usual; nothing is lost.',
      }),
      ...buttonRow(helpUrl === undefined ? [] : [linkButton({ zh: '去处理', en: 'Fix it' }, helpUrl)]),
      note({ zh: `${shown.zh}${now}`, en: `${shown.en}${now}` }),
    ],
  });
}

function works({ since, sentence, at }: AlarmView): Card {
  const from = localTime(since);
  const to = localTime(at);
  return card({
    template: 'green',
    title: { zh: '又可以读取招聘设置了', en: 'Recruiting settings can be read again' },
    subtitle: { zh: '变更通知已恢复', en: 'Notices of changes go on' },
    elements: [
      markdown({ zh: escape(sentence.zh), en: escape(sentence.en) }),
      note({ zh: `中断：${from} – ${to}`, en: `Interrupted: ${from} – ${to}` }),
      note({
        zh: '这段时间如有变更，会作为普通通知发送。',
        en: 'If anything changed meanwhile, it comes as an ordinary notice.',
      }),
    ],
  });
}

/** What became of a notice that is too old to be changed itself. */
export interface UpdateReplyView {
  readonly acknowledged?: Acknowledged | undefined;
  /** How many of its changes are as they were before. */
  readonly reverted?: number | undefined;
}

/** The reply to a notice of more than 14 days, which Feishu does not let be updated any more. */
export function updateReplyCard({ acknowledged, reverted = 0 }: UpdateReplyView): Card {
  return card({
    template: reverted > 0 ? 'green' : 'grey',
    title:
      reverted > 0
        ? { zh: `${reverted} 项变更已恢复`, en: `${counted(reverted, 'change')} reverted` }
        : { zh: '变更已确认', en: 'Changes acknowledged' },
    elements: [
      ...(acknowledged ? [markdown(acknowledgedBy(acknowledged))] : []),
      ...(reverted > 0
        ? [
            markdown({
              zh: `上面的通知中有 ${reverted} 项变更已经恢复原样。`,
              en: `${counted(reverted, 'change')} of the notice above ${reverted === 1 ? 'has' : 'have'} been undone.`,
            }),
          ]
        : []),
      note({
        zh: '原通知已超过 14 天，飞书不再允许更新。',
        en: 'The notice is older than 14 days, and Feishu no longer lets it be updated.',
      }),
    ],
  });
}
