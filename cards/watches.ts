import { ROW_GAP, block, button, card, headerTag, inlineTag } from './kit/build.js';
import { buttonRow } from './kit/buttons.js';
import type { Button, CallbackValue, Card, Element, Text } from './kit/components.js';
import { fit, type Detail } from './kit/fit.js';
import { person } from './kit/people.js';
import { cut, escape, grey, join, markdown, note, same } from './kit/text.js';

/** One subscription of a chat. */
export interface WatchRow {
  /** Its fixed number in the chat, which `/unwatch` takes. */
  readonly number: number;
  /** What it watches, in words; may hold names from data. */
  readonly what: Text;
  readonly severity: Text;
  readonly delivery: Text;
  /** Why nothing is sent at the moment, if so. */
  readonly parked?: Text | undefined;
  /** The open_id of who subscribed. */
  readonly createdBy?: string | undefined;
  readonly end?: CallbackValue | undefined;
  readonly switchDelivery?: { readonly text: Text; readonly click: CallbackValue } | undefined;
}

export interface WatchesView {
  /** At most 20. */
  readonly rows: readonly WatchRow[];
  /** Usual subscriptions to add, offered while the chat has few. */
  readonly add: readonly { readonly text: Text; readonly click: CallbackValue }[];
  readonly test?: CallbackValue | undefined;
  /** What has just been done: "✓ subscribed …"; may hold names from data. */
  readonly remark?: Text | undefined;
  readonly chatIsPrivate: boolean;
}

const REMARK_GRAPHEMES = 400;
const REMARK_BYTES = 600;

/** A chat with fewer subscriptions than this is offered the usual ones. */
const FEW = 3;

/** So many subscriptions may stand in blocks of their own, and so many in rows with buttons side by side; tags are limited. */
const MOST_BLOCKS = 13;
const MOST_BUTTON_ROWS = 16;

// What is watched is said in a sentence with a name or two in it.
const MOST_GRAPHEMES = 120;

/** The subscriptions of a chat, and what can be done with them; also the reply to subscribing and ending. */
export function watchesCard(view: WatchesView): Card {
  const { rows, remark, chatIsPrivate } = view;
  return fit((detail) =>
    card({
      template: 'blue',
      title: chatIsPrivate
        ? { zh: '我的订阅', en: 'My subscriptions' }
        : { zh: '本群的订阅', en: 'Subscriptions of this chat' },
      tags:
        rows.length > 0
          ? [headerTag('blue', { zh: `共 ${rows.length} 个`, en: `${rows.length} in total` })]
          : [],
      elements: [
        ...(remark ? [block('green-50', [markdown(remarkWords(remark, detail))])] : []),
        ...(rows.length > 0
          ? rows.flatMap((one) => watchRow(one, rows.length, detail))
          : [nothing(chatIsPrivate)]),
        ...(rows.length < FEW ? additions(view) : []),
        ...testRow(view),
        note({
          zh: '订阅：`/watch fields --module 模块 --severity breaking`<br>退订：`/unwatch 编号`',
          en: 'Subscribe: `/watch fields --module MODULE --severity breaking`<br>End: `/unwatch NUMBER`',
        }),
      ],
    }),
  );
}

function watchRow(watch: WatchRow, count: number, detail: Detail): Element[] {
  const { end, switchDelivery } = watch;
  const buttons: Button[] = [
    ...(switchDelivery ? [button(switchDelivery.text, switchDelivery.click)] : []),
    ...(end ? [button({ zh: '退订', en: 'End' }, end)] : []),
  ];
  const text = wording(watch, detail);
  if (count <= MOST_BLOCKS) return [block('grey-50', [markdown(text), ...buttonRow(buttons)])];
  const row = markdown(text, { margin: ROW_GAP });
  if (count <= MOST_BUTTON_ROWS) return [row, ...buttonRow(buttons)];
  return [row, ...buttons.map((one): Button => ({ ...one, size: 'tiny' }))];
}

/** Number and scope; below it severity, delivery and who subscribed; below that why nothing comes at the moment. */
function wording({ number, what, severity, delivery, createdBy, parked }: WatchRow, detail: Detail): Text {
  const say = (text: Text): Text => words(text, detail);
  const by = createdBy === undefined ? '' : person(createdBy);
  const subscribed = detail.tags ? { zh: `由 ${by} 订阅`, en: `by ${by}` } : same(by);
  const how = join([say(severity), say(delivery), ...(by === '' ? [] : [subscribed])], ' · ');
  const lines = [
    join([same(`**#${number}**`), say(what)], ' '),
    { zh: grey(how.zh), en: grey(how.en) },
    ...(parked ? [join([inlineTag('orange', say({ zh: '已暂停', en: 'Parked' })), say(parked)], ' ')] : []),
  ];
  return join(lines, '<br>');
}

/** Words that may hold names from data, in the reader's language; once in both when room is short. Markdown. */
/** What has just been done is said whole, within reason. */
function remarkWords({ zh, en }: Text, { tags }: Detail): Text {
  const say = (text: string): string => escape(cut(text, REMARK_GRAPHEMES, tags ? Infinity : REMARK_BYTES));
  return { zh: say(zh), en: say(en) };
}

function words({ zh, en }: Text, { tags, nameBytes }: Detail): Text {
  const [chinese = '', english = ''] = [zh, en].map((text) =>
    escape(cut(text, MOST_GRAPHEMES, nameBytes * 3)),
  );
  if (tags) return { zh: chinese, en: english };
  return same(chinese === english ? chinese : `${chinese} ${english}`);
}

function nothing(chatIsPrivate: boolean): Element {
  return markdown(
    chatIsPrivate
      ? {
          zh: '还没有订阅。订阅后，招聘设置一有变化，我就在这里告诉你。',
          en: 'No subscription yet. Subscribe, and I tell you here when recruiting settings change.',
        }
      : {
          zh: '这个群还没有订阅。订阅后，招聘设置一有变化，我就在群里通知大家。',
          en: 'This chat has no subscription yet. Subscribe, and I tell everybody here when recruiting settings change.',
        },
  );
}

/** The usual subscriptions, each a click away; the first one stands out while there is none. */
function additions({ rows, add }: WatchesView): Element[] {
  const buttons = add.map(({ text, click }, index) =>
    button(text, click, rows.length === 0 && index === 0 ? 'primary_filled' : 'default'),
  );
  if (buttons.length === 0) return [];
  return [note({ zh: '常用订阅', en: 'Usual subscriptions' }), ...buttonRow(buttons)];
}

function testRow({ rows, test }: WatchesView): Element[] {
  if (!test || rows.length === 0) return [];
  return buttonRow([button({ zh: '发送测试通知', en: 'Send a test notice' }, test)]);
}
