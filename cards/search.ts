import { ROW_GAP, button, card, clickable, footer, headerTag, inlineTag, row } from './kit/build.js';
import type { CallbackValue, Card, Element, TagColour, Text } from './kit/components.js';
import { fit, type Detail } from './kit/fit.js';
import { markedId, markedNames, type MarkedName, type Part } from './kit/marked.js';
import { bothNames } from './kit/names.js';
import { pagerRow, type Pager } from './kit/pager.js';
import { code, cut, escape, grey, join, markdown, note, same } from './kit/text.js';

/** One thing that was found. */
export interface SearchRow extends MarkedName {
  readonly id: string;
  /** What matched in the id. */
  readonly inId?: Part | undefined;
  /** Its type or status, where they tell something. */
  readonly labels: readonly { readonly text: Text; readonly colour: TagColour }[];
  /** What it belongs to, outermost last. */
  readonly within: readonly Text[];
  /** Opens it. */
  readonly open: CallbackValue;
  /** Opens it with less to remember, where room is short. */
  readonly openShort: CallbackValue;
}

/** The rows of one kind on this page. */
export interface SearchGroup {
  readonly kind: Text;
  /** How many of the kind were found over all pages. */
  readonly count: number;
  readonly rows: readonly SearchRow[];
}

export interface SearchView {
  readonly text: string;
  readonly total: number;
  /** There is more than is shown. */
  readonly more: boolean;
  readonly groups: readonly SearchGroup[];
  /** Nothing was found as it was typed: these are the likely ones. */
  readonly guessed: boolean;
  readonly pager: Pager;
  readonly readAt: number;
}

const LOOK = { template: 'indigo', title: { zh: '搜索', en: 'Search' } } as const;

/** What a text means, by kind, the best first; one page of it. */
export function searchCard(view: SearchView): Card {
  const { text, total, more, groups, guessed, pager } = view;
  const number = more ? `${total}+` : String(total);
  return fit((detail) =>
    card({
      ...LOOK,
      subtitle: quoted(text),
      tags: [headerTag('indigo', { zh: `共 ${number} 个`, en: `${number} in total` })],
      elements: [
        ...(guessed
          ? [note({ zh: '没有完全符合的，最接近的是：', en: 'Nothing fits exactly. The nearest:' })]
          : []),
        ...groups.flatMap(({ kind, count, rows }) => [
          markdown({
            zh: `**${kind.zh}** ${grey(String(count))}`,
            en: `**${kind.en}** ${grey(String(count))}`,
          }),
          ...rows.map((one) => hit(one, detail)),
        ]),
        ...(more
          ? [
              note({
                zh: '匹配太多，请多输入几个字。',
                en: 'Too much fits: type more of it to see the rest.',
              }),
            ]
          : []),
        pagerRow(pager),
        footer(view.readAt),
      ],
    }),
  );
}

function hit(found: SearchRow, detail: Detail): Element {
  const { id, inId, labels, within, open, openShort } = found;
  const tags = labels.map(({ text: { zh, en }, colour }): Text => {
    const words = { zh: escape(zh), en: escape(en) };
    return detail.tags ? inlineTag(colour, words) : words;
  });
  const places = within.map((name) => same(escape(firstName(name, detail.nameBytes))));
  const inside = places.length > 0 ? [join(places, ' · ')] : [];
  const quiet = inside.map(({ zh, en }): Text => ({ zh: grey(`属于 ${zh}`), en: grey(`in ${en}`) }));
  return clickable(detail.wayBack && detail.picker ? open : openShort, [
    markdown(same(markedNames(found, detail.nameBytes))),
    markdown(join([same(markedId(id, inId)), ...tags, ...quiet], detail.tags ? ' ' : ' · '), {
      text_size: 'notation',
    }),
  ]);
}

function firstName({ zh, en }: Text, bytes: number): string {
  const [first, second] = new Set([zh, en].filter((name) => name !== '').map((name) => cut(name, 20, bytes)));
  return second === undefined ? (first ?? '—') : `${first ?? ''} ${second}`;
}

function quoted(text: string): Text {
  return { zh: `“${text}”`, en: `"${text}"` };
}

/** Something that is a little like what was typed. */
export interface Suggestion {
  readonly id: string;
  readonly name: Text;
  readonly kind: Text;
  /** What it belongs to, outermost last. */
  readonly within: readonly Text[];
  readonly click: CallbackValue;
}

/** Nothing was found: what is nearest, and what to do. */
export function nothingFoundCard(view: {
  readonly text: string;
  readonly nearest: readonly Suggestion[];
  /** Searches for the same in settings that are read anew. */
  readonly refresh: CallbackValue;
  readonly sources: CallbackValue;
  readonly fields: CallbackValue;
  readonly readAt: number;
}): Card {
  const { text, nearest, refresh, sources, fields } = view;
  return fit((detail) =>
    card({
      ...LOOK,
      subtitle: quoted(text),
      elements: [
        markdown({ zh: `没有找到“${escape(text)}”。`, en: `Nothing is called "${escape(text)}".` }),
        ...(nearest.length > 0
          ? [note({ zh: '最接近的是：', en: 'The nearest:' }, { margin: ROW_GAP })]
          : []),
        ...nearest.map((one) => suggestion(one, detail)),
        note({
          zh: '可以输入名称的一部分、拼音或首字母（如 xueli、xl），或 ID 的一部分。刚改过设置？点“刷新”再搜一次。',
          en: 'Type part of a name, pinyin or its initials (such as xueli or xl), or part of an id. Changed just now? Refresh searches again.',
        }),
        row([
          button({ zh: '刷新', en: 'Refresh' }, refresh),
          button({ zh: '全部来源', en: 'All sources' }, sources),
          button({ zh: '全部字段', en: 'All fields' }, fields),
        ]),
        footer(view.readAt),
      ],
    }),
  );
}

function suggestion({ id, name, kind, within, click }: Suggestion, { nameBytes }: Detail): Element {
  const places = within.map((place) => same(escape(firstName(place, nameBytes))));
  return clickable(click, [
    markdown(same(`${bothNames(name, nameBytes)} ${code(id)}`)),
    note(join([{ zh: escape(kind.zh), en: escape(kind.en) }, ...places], ' · ')),
  ]);
}
