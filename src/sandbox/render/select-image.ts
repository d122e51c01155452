import { actionOf } from './action.js';
import type { Context } from './context.js';
import { classes, element, join, type Html } from './html.js';
import { localised, word } from './language.js';
import { placeholder } from './chart.js';
import { asList, asRecord, asText, oneOf, type Json } from './read.js';

/** The `select_img`: pictures to choose from, one or several of them. */
export function selectImageComponent(component: Json, context: Context): Html {
  const { attributes } = actionOf(component, context);
  const several = component['multi_select'] === true;
  const layout = oneOf(component['layout'], ['stretch', 'bisect', 'trisect'], 'bisect');
  const columns = { stretch: 1, bisect: 2, trisect: 3 }[layout];
  const options = asList(component['options']).map((value, index) => {
    const option = asRecord(value);
    const title = `${word(context, '图片', 'Image')} ${String(index + 1)}`;
    const tick = element('input', {
      type: several ? 'checkbox' : 'radio',
      name: several ? undefined : `img-${asText(component['name'])}`,
      'data-option': asText(option['value']),
      disabled: option['disabled'] === true || component['disabled'] === true,
      'aria-label': title,
    });
    const picture = placeholder('image', title, localised(option, context, 'img_key'));
    return element('label', { class: 'picture-choice' }, tick, picture);
  });
  return element(
    'div',
    { ...attributes, class: classes('pictures', `combination-${String(columns)}`), role: 'group' },
    join(options),
  );
}
