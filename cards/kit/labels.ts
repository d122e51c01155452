import { inlineTag } from './build.js';
import type { Markdown, TagColour, Text } from './components.js';
import type { Detail } from './fit.js';
import { code, grey, join, markdown, same } from './text.js';

/** A word about a row: with a colour it stands out, without one it is what most rows say. */
export interface RowLabel {
  readonly text: Text;
  readonly colour?: TagColour | undefined;
}

/** The line below a row's names: its id, then what stands out as tags, then the rest in grey; plain words when room is short. */
export function labelLine(id: string, labels: readonly RowLabel[], detail: Pick<Detail, 'tags'>): Markdown {
  const start = same(code(id));
  if (!detail.tags)
    return markdown(join([start, ...labels.map(({ text }) => text)], ' · '), { text_size: 'notation' });
  const tags = labels.flatMap(({ text, colour }) => (colour ? [inlineTag(colour, text)] : []));
  const rest = join(
    labels.filter(({ colour }) => !colour).map(({ text }) => text),
    ' · ',
  );
  const quiet = rest.zh === '' ? [] : [{ zh: grey(rest.zh), en: grey(rest.en) }];
  return markdown(join([start, ...tags, ...quiet], ' '), { text_size: 'notation' });
}
