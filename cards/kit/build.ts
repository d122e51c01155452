import type {
  Button,
  CallbackValue,
  Card,
  Column,
  ColumnSet,
  Element,
  HeaderTemplate,
  InteractiveContainer,
  TagColour,
  Text,
  TextTag,
} from './components.js';
import { localised, markdown, note, plain, same } from './text.js';

/** The icon of everything about recruiting; a token of Feishu's icon list. */
const ICON = 'hirelogo_colorful';

export interface CardParts {
  readonly template: HeaderTemplate;
  readonly title: Text;
  readonly subtitle?: Text | undefined;
  /** At most three; Feishu hides more. */
  readonly tags?: readonly TextTag[];
  readonly elements: readonly Element[];
  /** A list: what belongs together stands close, and each row begins with a gap of its own. */
  readonly list?: boolean;
}

const LIST_SPACING = '2px';

/** The gap before a row of a list. */
export const ROW_GAP = '8px 0px 0px 0px';

/** A whole card. The summary, which chat lists and notifications show, is the title in both languages. */
export function card({ template, title, subtitle, tags = [], elements, list = false }: CardParts): Card {
  const summary = title.zh === title.en ? same(title.zh) : same(`${title.zh} · ${title.en}`);
  return {
    schema: '2.0',
    config: {
      update_multi: true,
      locales: ['zh_cn', 'en_us'],
      width_mode: 'default',
      summary: localised(summary),
    },
    header: {
      template,
      title: plain(title),
      ...(subtitle ? { subtitle: plain(subtitle) } : {}),
      icon: { tag: 'standard_icon', token: ICON },
      ...(tags.length > 0 ? { text_tag_list: tags.slice(0, 3) } : {}),
    },
    body: {
      direction: 'vertical',
      padding: '12px 12px 16px 12px',
      vertical_spacing: list ? LIST_SPACING : '8px',
      elements: [...elements],
    },
  };
}

/** A coloured tag for a card's header. */
export function headerTag(color: TagColour, text: Text): TextTag {
  return { tag: 'text_tag', color, text: plain(text) };
}

/** A coloured tag inside markdown. The text must have been escaped when it came from data. */
export function inlineTag(color: TagColour, { zh, en }: Text): Text {
  const wrap = (words: string): string => `<text_tag color='${color}'>${words}</text_tag>`;
  return { zh: wrap(zh), en: wrap(en) };
}

/** A button that says a command by being clicked; without a value it is disabled. */
export function button(
  text: Text,
  value: CallbackValue | undefined,
  type: Button['type'] = 'default',
): Button {
  return {
    tag: 'button',
    size: 'small',
    type,
    text: plain(text),
    ...(value ? { behaviors: [{ type: 'callback', value }] } : { disabled: true }),
  };
}

/** A button that opens an https page. */
export function linkButton(text: Text, url: string): Button {
  return {
    tag: 'button',
    size: 'small',
    text: plain(text),
    behaviors: [{ type: 'open_url', default_url: url }],
  };
}

/** A box that is clicked as a whole. */
export function clickable(value: CallbackValue, elements: Element[]): InteractiveContainer {
  return {
    tag: 'interactive_container',
    width: 'fill',
    has_border: true,
    border_color: 'grey-300',
    corner_radius: '8px',
    padding: '8px 12px 8px 12px',
    vertical_spacing: '2px',
    behaviors: [{ type: 'callback', value }],
    elements,
  };
}

/** Elements side by side; the last one takes what room is left when `stretchLast` is set. */
export function row(elements: readonly Element[], { stretchLast = false } = {}): ColumnSet {
  const column = (element: Element, index: number): Column => ({
    tag: 'column',
    ...(stretchLast && index === elements.length - 1 ? { width: 'weighted', weight: 1 } : { width: 'auto' }),
    vertical_align: 'center',
    elements: [element],
  });
  return {
    tag: 'column_set',
    flex_mode: 'none',
    background_style: 'default',
    horizontal_spacing: '8px',
    columns: elements.map(column),
  };
}

/** A block on a tinted ground. */
export function block(colour: string, elements: Element[]): ColumnSet {
  return {
    tag: 'column_set',
    flex_mode: 'none',
    background_style: 'default',
    columns: [
      {
        tag: 'column',
        width: 'weighted',
        weight: 1,
        background_style: colour,
        padding: '8px 12px 8px 12px',
        vertical_spacing: '4px',
        elements,
      },
    ],
  };
}

/** When the data of a card was read, in the viewer's own time zone. Feishu, "Rich text": `<local_datetime>`. */
export function footer(readAt: number): Element {
  const at = localTime(readAt);
  return note({ zh: `飞书招聘 · 读取于 ${at}`, en: `Feishu Hire · read at ${at}` });
}

/** A moment (epoch milliseconds) as date and time in the viewer's time zone. */
export function localTime(at: number): string {
  const part = (format: string): string =>
    `<local_datetime millisecond='${Math.round(at)}' format_type='${format}'></local_datetime>`;
  return `${part('date_num')} ${part('time')}`;
}

/** The card with a remark above everything else. */
export function withRemark(original: Card, remark: Text): Card {
  const element: Element = {
    ...block('yellow-50', [markdown(remark)]),
    // In a list everything stands close.
    ...(original.body.vertical_spacing === LIST_SPACING ? { margin: '0px 0px 6px 0px' } : {}),
  };
  return { ...original, body: { ...original.body, elements: [element, ...original.body.elements] } };
}
