import { ROW_GAP, card, footer, headerTag, inlineTag } from './kit/build.js';
import type { CallbackValue, Card, CollapsiblePanel, Element, SelectStatic, Text } from './kit/components.js';
import { fit, type Detail } from './kit/fit.js';
import { dataRow, type RowLabel } from './kit/labels.js';
import { bothNames, bothNamesPlain, bothNamesShort } from './kit/names.js';
import { pagerRow, type Pager } from './kit/pager.js';
import { code, grey, join, markdown, note, plain, same } from './kit/text.js';

/** One talent field as the list shows it. */
export interface FieldRow {
  readonly id: string;
  /** What opens it: module id and field id. */
  readonly path: string;
  readonly name: Text;
  readonly type: Text;
  readonly required: boolean;
  readonly custom: boolean;
  readonly status: Text;
  readonly active: boolean;
  /** The names of the first options, and how many there are. */
  readonly options: { readonly names: readonly Text[]; readonly count: number };
}

/** The part of a module that stands on one page. */
export interface ModuleRows {
  readonly id: string;
  readonly name: Text;
  /** How many fields the module shows over all pages. */
  readonly count: number;
  readonly inactive: Text | undefined;
  readonly rows: readonly FieldRow[];
}

export interface FieldsView {
  readonly modules: readonly ModuleRows[];
  readonly totals: { readonly modules: number; readonly fields: number };
  readonly filter?: Text | undefined;
  readonly pager: Pager;
  /** What the select says when a row is picked; the pick is added as its option. */
  readonly open: CallbackValue;
  readonly readAt: number;
}

/** The talent fields by module, one page of them. */
export function fieldsCard(view: FieldsView): Card {
  const { modules, totals, filter, pager } = view;
  return fit((detail) =>
    card({
      template: 'wathet',
      title: { zh: '人才字段', en: 'Talent fields' },
      subtitle: filter,
      tags: [
        headerTag('wathet', { zh: `${totals.modules} 个模块`, en: counted(totals.modules, 'module') }),
        headerTag('blue', { zh: `${totals.fields} 个字段`, en: counted(totals.fields, 'field') }),
      ],
      elements: [
        ...(modules.length > 0
          ? modules.flatMap((module) => moduleBlock(module, detail))
          : [nothing(filter !== undefined)]),
        ...(detail.picker ? picker(view, detail) : []),
        pagerRow(pager, detail),
        footer(view.readAt),
      ],
    }),
  );
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A module and those of its fields that stand on the page. */
function moduleBlock(module: ModuleRows, detail: Detail): Element[] {
  const title = moduleTitle(module, detail);
  const rows =
    module.rows.length > 0
      ? module.rows.flatMap((field) => fieldRow(field, detail))
      : [note({ zh: '没有字段', en: 'No fields' })];
  return detail.panels
    ? [panel(title, rows)]
    : [markdown(title, { text_size: 'heading', margin: ROW_GAP }), ...rows];
}

/** Names, id, a word when it is disabled, and how many fields. Written once in both languages where room is short. */
function moduleTitle({ id, name, count, inactive }: ModuleRows, detail: Detail): Text {
  const names = same(`${bothNames(name, detail.nameBytes)} ${code(id)}`);
  const number = same(grey(String(count)));
  if (!inactive) return join([names, number], ' ');
  if (detail.apart) return join([names, number, same(`· ${inactive.zh} ${inactive.en}`)], ' ');
  return join([names, inlineTag('neutral', inactive), number], ' ');
}

function panel(title: Text, elements: Element[]): CollapsiblePanel {
  return {
    tag: 'collapsible_panel',
    expanded: true,
    border: { color: 'grey-300', corner_radius: '6px' },
    padding: '4px 8px 8px 8px',
    vertical_spacing: '2px',
    header: {
      title: markdown(title),
      background_color: 'grey-100',
      padding: '6px',
      vertical_align: 'center',
      icon: { tag: 'standard_icon', token: 'down-small-ccm_outlined', size: '16px 16px' },
      icon_position: 'right',
      icon_expanded_angle: -180,
    },
    elements,
  };
}

function fieldRow(field: FieldRow, detail: Detail): Element[] {
  const { id, name, type, required, custom, status, active } = field;
  const labels: RowLabel[] = [
    { text: type, colour: 'blue' },
    required
      ? { text: { zh: '必填', en: 'Required' }, colour: 'red' }
      : { text: { zh: '选填', en: 'Optional' } },
    custom
      ? { text: { zh: '自定义', en: 'Custom' }, colour: 'violet' }
      : { text: { zh: '预置', en: 'Preset' } },
    active ? { text: status } : { text: status, colour: 'neutral' },
  ];
  const names = bothNames(name, detail.nameBytes);
  const options = optionsInShort(field, detail);
  return dataRow(options ? `${names}<br>${grey(options)}` : names, id, labels, detail);
}

function optionsInShort({ options }: FieldRow, detail: Detail): string {
  if (options.count === 0) return '';
  const named = options.names.slice(0, detail.options).map((name) => bothNamesShort(name, detail.nameBytes));
  if (named.length === 0) return `${options.count} 个选项 options`;
  const more = options.count - named.length;
  return [...named, ...(more > 0 ? [`+${more}`] : [])].join(' · ');
}

/**
 * Opens one of the fields on the page. Its options carry the names once, in both languages. A path that comes again, as
 * with an id that comes twice or with ids that hold a slash, opens the same field and can be picked once.
 */
function picker({ modules, open }: FieldsView, detail: Detail): SelectStatic[] {
  const rows = modules
    .flatMap((module) => module.rows)
    .filter(({ path }, index, all) => all.findIndex((one) => one.path === path) === index);
  if (rows.length === 0) return [];
  return [
    {
      tag: 'select_static',
      width: 'fill',
      placeholder: plain({ zh: '查看一个字段的详情…', en: 'Open a field…' }),
      options: rows.map(({ name, path }) => ({
        text: plain(same(bothNamesPlain(name, detail.nameBytes))),
        value: path,
      })),
      behaviors: [{ type: 'callback', value: open }],
    },
  ];
}

function nothing(filtered: boolean): Element {
  return markdown(
    filtered
      ? { zh: '没有符合条件的字段。', en: 'No field fits.' }
      : { zh: '还没有人才字段。', en: 'There are no talent fields yet.' },
  );
}
