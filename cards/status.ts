import { block, button, card, inlineTag, localTime } from './kit/build.js';
import { buttonRow } from './kit/buttons.js';
import type { Button, Card, Column, Element, HeaderTemplate, Text } from './kit/components.js';
import { fit, type Detail } from './kit/fit.js';
import { counted } from './kit/severity.js';
import type { Health, StatusView } from './kit/status-view.js';
import { code, cut, escape, grey, join, markdown, note, same } from './kit/text.js';

export type { Health, StatusCheck, StatusView, StatusWatch } from './kit/status-view.js';

const HEALTH: Readonly<Record<Health, { template: HeaderTemplate; title: Text }>> = {
  ok: { template: 'green', title: { zh: '监测正常', en: 'Watching, all is well' } },
  idle: { template: 'grey', title: { zh: '没有人在监测', en: 'Nobody watches' } },
  settling: {
    template: 'yellow',
    title: { zh: '发现变更，等待稳定', en: 'Changes seen, waiting to settle' },
  },
  confirming: {
    template: 'yellow',
    title: { zh: '读到的内容变少，正在确认', en: 'Less was read than before, confirming' },
  },
  retrying: {
    template: 'yellow',
    title: { zh: '上次读取失败，正在重试', en: 'The last read failed, trying again' },
  },
  failing: { template: 'red', title: { zh: '读不到招聘设置', en: 'Recruiting settings cannot be read' } },
};

/** How the watch is doing: three numbers, how fresh they are, what waits, and this chat's subscriptions. */
export function statusCard(view: StatusView): Card {
  const { health, sentence, at } = view;
  const { template, title } = HEALTH[health];
  return fit((detail) =>
    card({
      template,
      title,
      elements: [
        ...metrics(view),
        ...(sentence ? [markdown(escaped(sentence))] : []),
        ...facts(view),
        ...subscriptions(view, detail),
        ...checks(view, detail),
        ...actions(view),
        note({ zh: `状态于 ${localTime(at)}`, en: `Status at ${localTime(at)}` }),
      ],
    }),
  );
}

function metrics({ sources, fields, calls }: StatusView): Element[] {
  const known: [number, Text][] = [
    ...(sources === undefined ? [] : [[sources, { zh: '来源', en: 'Sources' }] satisfies [number, Text]]),
    ...(fields === undefined ? [] : [[fields, { zh: '字段', en: 'Fields' }] satisfies [number, Text]]),
    ...(calls === undefined
      ? []
      : [[calls.month, { zh: '本月调用', en: 'Calls this month' }] satisfies [number, Text]]),
  ];
  if (known.length === 0) return [];
  const columns = known.map(([number, label]): Column => ({
    tag: 'column',
    width: 'weighted',
    weight: 1,
    background_style: 'grey-50',
    padding: '8px 4px 8px 4px',
    vertical_spacing: '2px',
    elements: [
      markdown(same(`**${grouped(number)}**`), { text_align: 'center', text_size: 'heading-2' }),
      note(label, { text_align: 'center' }),
    ],
  }));
  return [
    { tag: 'column_set', flex_mode: 'none', background_style: 'default', horizontal_spacing: '8px', columns },
  ];
}

function grouped(number: number): string {
  return number.toLocaleString('en-US');
}

/** The lines below the numbers, each with its label in grey. */
function facts(view: StatusView): Element[] {
  const { lastRead, nextRead, settling, confirming, backlog, holds = [], calls, baselineSince } = view;
  const until = (at: number | undefined): Text =>
    at === undefined ? same('') : { zh: `，${second(at)} 再读`, en: `, read again at ${second(at)}` };
  const lines: Text[] = [
    ...(lastRead ? [line('上次读取', 'Last read', read(lastRead))] : []),
    ...(nextRead === undefined ? [] : [line('下次读取', 'Next read', same(localTime(nextRead)))]),
    ...(confirming
      ? [line('正在确认', 'Confirming', join([escaped(confirming.lost), until(confirming.until)], ''))]
      : []),
    ...(settling
      ? [
          line(
            '等待稳定',
            'Settling',
            join(
              [
                { zh: `${settling.changes} 项变更`, en: counted(settling.changes, 'change') },
                until(settling.until),
              ],
              '',
            ),
          ),
        ]
      : []),
    ...(backlog ? [line('排队', 'Waiting', waiting(backlog))] : []),
    ...holds.map((hold) => line('限流', 'On hold', escaped(hold))),
    ...(calls?.projected === undefined
      ? []
      : [
          line('本月预计', 'This month', {
            zh: `约 ${grouped(calls.projected)} 次调用`,
            en: `about ${grouped(calls.projected)} ${calls.projected === 1 ? 'call' : 'calls'} by its end`,
          }),
        ]),
    ...(baselineSince === undefined
      ? []
      : [line('监测开始', 'Watching since', same(localTime(baselineSince)))]),
  ];
  return lines.length > 0 ? [markdown(join(lines, '<br>'))] : [];
}

/** A moment within the next minutes, to the second, in the viewer's time zone. */
function second(at: number): string {
  return `<local_datetime millisecond='${Math.round(at)}' format_type='time_sec'></local_datetime>`;
}

function line(zh: string, en: string, value: Text): Text {
  return { zh: `${grey(zh)}　${value.zh}`, en: `${grey(en)}　${value.en}` };
}

// A sentence may quote data, and data have no limit.
const SENTENCE_GRAPHEMES = 300;
const SENTENCE_BYTES = 900;

function escaped({ zh, en }: Text): Text {
  const most = (text: string): string => escape(cut(text, SENTENCE_GRAPHEMES, SENTENCE_BYTES));
  return { zh: most(zh), en: most(en) };
}

function read({ at, ok, outcome }: NonNullable<StatusView['lastRead']>): Text {
  const sign = ok
    ? inlineTag('green', { zh: '成功', en: 'OK' })
    : inlineTag('red', { zh: '失败', en: 'Failed' });
  return join([same(localTime(at)), sign, ...(outcome ? [escaped(outcome)] : [])], ' ');
}

function waiting({ commands, notices }: NonNullable<StatusView['backlog']>): Text {
  if (commands === 0 && notices === 0) return { zh: '无', en: 'nothing' };
  return {
    zh: `${commands} 条命令，${notices} 条通知`,
    en: `${counted(commands, 'command')}, ${counted(notices, 'notice')}`,
  };
}

function subscriptions({ subscriptions: some, health }: StatusView, detail: Detail): Element[] {
  if (!some) return [];
  if (some.length === 0)
    return [
      markdown(
        health === 'idle'
          ? {
              zh: '还没有会话订阅变更，所以没有定时读取。',
              en: 'No chat has subscribed to changes, so nothing is read regularly.',
            }
          : { zh: '本会话没有订阅。', en: 'This chat has no subscription.' },
      ),
    ];
  const lines = some.map(({ number, what, delivery, parked }) => {
    const words = (of: Text, language: 'zh' | 'en'): string =>
      escape(cut(of[language], 80, detail.nameBytes * 2));
    const own = (language: 'zh' | 'en'): string =>
      `**#${number}** ${words(what, language)} ${grey(`· ${words(delivery, language)}`)}`;
    const said = { zh: own('zh'), en: own('en') };
    if (!parked) return said;
    return join([said, inlineTag('orange', { zh: '已暂停', en: 'Parked' }), escaped(parked)], ' ');
  });
  return [
    block('grey-50', [
      note({ zh: '本会话的订阅', en: 'Subscriptions of this chat' }),
      markdown(join(lines, '<br>')),
    ]),
  ];
}

const CHECKS = {
  pass: { sign: '✓', colour: 'green' },
  warn: { sign: '!', colour: 'orange' },
  fail: { sign: '✗', colour: 'red' },
} as const;

function checks({ checks: some = [] }: StatusView, detail: Detail): Element[] {
  return some.map(({ name, status, message, hint }) => {
    const { sign, colour } = CHECKS[status];
    const said = (language: 'zh' | 'en'): string => {
      const below =
        hint && detail.description > 0 ? `<br>${grey(escape(cut(hint[language], detail.description)))}` : '';
      return `<font color='${colour}'>**${sign}**</font> ${code(name)} ${escaped(message)[language]}${below}`;
    };
    return markdown({ zh: said('zh'), en: said('en') });
  });
}

function actions({ actions: some = {}, health }: StatusView): Element[] {
  const { refresh, watches, watch } = some;
  const buttons: Button[] = [
    ...(watch
      ? [
          button(
            { zh: '在这里订阅', en: 'Watch here' },
            watch,
            health === 'idle' ? 'primary_filled' : 'default',
          ),
        ]
      : []),
    ...(watches ? [button({ zh: '管理订阅', en: 'Subscriptions' }, watches)] : []),
    ...(refresh ? [button({ zh: '刷新', en: 'Refresh' }, refresh, 'text')] : []),
  ];
  return buttonRow(buttons);
}
