import type { Context } from './context.js';
import { element, nothing, text, type Html } from './html.js';
import { glyph } from './icon.js';
import { localised, word } from './language.js';
import { asList, asRecord, asText, type Json } from './read.js';

/** A frame with a drawing, a title and a small word below: in place of what the sandbox has no content for. */
export function placeholder(token: string, title: string, detail: string): Html {
  return element(
    'div',
    { class: 'card-placeholder', role: 'img', 'aria-label': title },
    glyph(token, 'icon'),
    element('span', {}, text(title)),
    detail === '' ? nothing : element('code', {}, text(detail)),
  );
}

/** The `chart`: its title and kind; drawing it would need the whole of VChart. */
export function chartComponent(component: Json, context: Context): Html {
  const spec = asRecord(component['chart_spec']);
  const title = asText(asRecord(spec['title'])['text']);
  return placeholder('chart', title || word(context, '图表', 'Chart'), asText(spec['type']));
}

/** The `audio`, which is not to be heard here. */
export function audioComponent(component: Json, context: Context): Html {
  return placeholder('audio', word(context, '语音', 'Audio'), localised(component, context, 'file_key'));
}

const COMBINATIONS = { double: 2, bisect: 2, triple: 3, trisect: 3 } as const;

/** The `img_combination`, as frames side by side. */
export function imageCombination(component: Json, context: Context): Html {
  const mode = asText(component['combination_mode']);
  const columns = Object.hasOwn(COMBINATIONS, mode) ? COMBINATIONS[mode as keyof typeof COMBINATIONS] : 2;
  const images = asList(component['img_list'])
    .map(asRecord)
    .map((image) =>
      placeholder('image', word(context, '图片', 'Image'), localised(image, context, 'img_key')),
    );
  return element('div', { class: `combination combination-${String(columns)}` }, ...images);
}
