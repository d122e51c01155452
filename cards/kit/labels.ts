import { ROW_GAP, inlineTag } from './build.js';
import type { Element, Markdown, TagColour, Text } from './components.js';
import type { Detail } from './fit.js';
import { code, grey, join, markdown, same } from './text.js';

/** A word about a row: with a colour it stands out, without one it is what most rows say. */
export interface RowLabel {
  readonly text: Text;
  readonly colour?: TagColour | undefined;
}

/**
 * A row of a list: names, id, labels. Names and id come from data and are written once, in a form that both readers
 * understand; where room allows, the id stands on the line of the labels, which is written once for each language.
 * @param names markdown
 */
export function dataRow(
  names: string,
  id: string,
  labels: readonly RowLabel[],
  detail: Pick<Detail, 'tags' | 'apart'>,
): Element[] {
  if (!detail.apart) return [markdown(same(names), { margin: ROW_GAP }), labelLine(id, labels, detail)];
  return [
    markdown(same(`${names}<br>${code(id)}`), { margin: ROW_GAP }),
    markdown(plainWords(labels), { text_size: 'notation' }),
  ];
}

/** The line below a row's names: its id, then what stands out as tags, then the rest in grey; plain words when room is short. */
function labelLine(id: string, labels: readonly RowLabel[], detail: Pick<Detail, 'tags'>): Markdown {
  const start = same(code(id));
  if (!detail.tags) return markdown(join([start, plainWords(labels)], ' · '), { text_size: 'notation' });
  const tags = labels.flatMap(({ text, colour }) => (colour ? [inlineTag(colour, text)] : []));
  const rest = join(
    labels.filter(({ colour }) => !colour).map(({ text }) => text),
    ' · ',
  );
  const quiet = rest.zh === '' ? [] : [{ zh: grey(rest.zh), en: grey(rest.en) }];
  return markdown(join([start, ...tags, ...quiet], ' '), { text_size: 'notation' });
}

function plainWords(labels: readonly RowLabel[]): Text {
  return join(
    labels.map(({ text }) => text),
    ' · ',
  );
}
