import { button, card, footer, headerTag, row } from './kit/build.js';
import type { CallbackValue, Card, Element, Text, TextTag } from './kit/components.js';
import { fit, type Detail } from './kit/fit.js';
import { bothNames, bothNamesPlain } from './kit/names.js';
import { pagerRow, type Pager } from './kit/pager.js';
import { code, cut, escape, firstSaid, grey, markdown, note, same } from './kit/text.js';

/** A field or a module in full. */
export interface FieldView {
  readonly kind: 'field' | 'module';
  readonly id: string;
  readonly name: Text;
  readonly description: Text;
  /** The module of a field. */
  readonly parent?: { readonly id: string; readonly name: Text } | undefined;
  readonly type: Text;
  readonly required: boolean;
  readonly custom: boolean;
  readonly status: Text;
  readonly active: boolean;
  readonly list: DetailList;
  /** Back to the list that led here. */
  readonly back?: CallbackValue | undefined;
  readonly readAt: number;
}

/** What hangs below: a select field's options, or a module's fields; one page of them. */
export interface DetailList {
  readonly title: Text;
  readonly count: number;
  readonly rows: readonly DetailRow[];
  readonly pager: Pager;
}

export interface DetailRow {
  readonly id: string;
  readonly name: Text;
  readonly description: Text;
  /** Words that both readers understand, such as a status that is not the usual one. */
  readonly remark?: Text | undefined;
}

/** Everything about one field or module: names, ids, description, settings, and its options or fields. */
export function fieldCard(view: FieldView): Card {
  return fit((detail) =>
    card({
      template: 'turquoise',
      title: {
        zh: bothNamesPlain(view.name, 200, 60),
        en: bothNamesPlain({ zh: view.name.en, en: view.name.zh }, 200, 60),
      },
      subtitle: parentName(view),
      tags: headerTags(view),
      elements: [
        ...facts(view, detail),
        ...list(view.list, detail),
        ...(view.back ? [row([button({ zh: '返回列表', en: 'Back to the list' }, view.back)])] : []),
        footer(view.readAt),
      ],
    }),
  );
}

function parentName({ parent }: FieldView): Text | undefined {
  if (!parent) return undefined;
  const { zh, en } = parent.name;
  return { zh: cut(firstSaid(zh, en, parent.id)), en: cut(firstSaid(en, zh, parent.id)) };
}

function headerTags({ type, required, status, active }: FieldView): TextTag[] {
  return [
    headerTag('blue', type),
    required
      ? headerTag('red', { zh: '必填', en: 'Required' })
      : headerTag('neutral', { zh: '选填', en: 'Optional' }),
    headerTag(active ? 'green' : 'neutral', status),
  ];
}

function facts(view: FieldView, detail: Detail): Element[] {
  const { id, name, parent, custom, description } = view;
  const origin = custom ? { zh: '自定义', en: 'Custom' } : { zh: '预置', en: 'Preset' };
  const line = (label: Text, value: Text): Text => ({
    zh: `${grey(label.zh)}　${value.zh}`,
    en: `${grey(label.en)}　${value.en}`,
  });
  const lines = [
    line({ zh: 'ID', en: 'ID' }, same(code(id))),
    line({ zh: '中文名', en: 'Chinese name' }, same(escape(cut(name.zh, 200, detail.nameBytes)) || '—')),
    line({ zh: '英文名', en: 'English name' }, same(escape(cut(name.en, 200, detail.nameBytes)) || '—')),
    ...(parent
      ? [
          line(
            { zh: '所属模块', en: 'Module' },
            same(`${bothNames(parent.name, detail.nameBytes)} ${code(parent.id)}`),
          ),
        ]
      : []),
    line({ zh: '类别', en: 'Origin' }, origin),
  ];
  const text = { zh: lines.map((l) => l.zh).join('<br>'), en: lines.map((l) => l.en).join('<br>') };
  const described = both(description, detail.description);
  return [
    markdown(text),
    ...(described ? [note({ zh: '说明', en: 'Description' }), markdown(same(described))] : []),
  ];
}

function list({ title, count, rows, pager }: DetailList, detail: Detail): Element[] {
  if (count === 0) return [];
  const heading = {
    zh: `**${title.zh}** ${grey(String(count))}`,
    en: `**${title.en}** ${grey(String(count))}`,
  };
  return [
    { tag: 'hr' },
    markdown(heading),
    ...rows.map((one) => detailRow(one, detail)),
    ...(pager.previous || pager.next ? [pagerRow(pager)] : []),
  ];
}

function detailRow({ id, name, description, remark }: DetailRow, detail: Detail): Element {
  const remarks = remark ? ` ${grey(escape(`${remark.zh} ${remark.en}`))}` : '';
  const described = both(description, Math.min(detail.description, 120));
  const text = `${bothNames(name, detail.nameBytes)} ${code(id)}${remarks}`;
  return markdown(same(described ? `${text}<br>${grey(described)}` : text));
}

/** Both descriptions in one text, once; empty when there is none or no room for any. */
function both({ zh, en }: Text, graphemes: number): string {
  if (graphemes === 0) return '';
  const parts = [...new Set([cut(zh, graphemes, graphemes * 4), cut(en, graphemes, graphemes * 4)])];
  return parts
    .filter((part) => part !== '')
    .map(escape)
    .join('<br>');
}
