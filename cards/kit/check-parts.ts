/** Properties that several components share. Source: Feishu "Card JSON 2.0 structure" and its component pages. */
import {
  behavior,
  bool,
  byLocale,
  colour,
  component,
  list,
  oneOf,
  part,
  pattern,
  size,
  string,
  url,
  whole,
} from './check-grammar.js';

const INNER_TAGS =
  'markdown div hr img img_combination person person_list chart audio column_set collapsible_panel ' +
  'interactive_container button select_static multi_select_static select_person multi_select_person select_img ' +
  'overflow input date_picker picker_time picker_datetime checker';

/** What a container may hold. */
export const innerElements = list(component(INNER_TAGS));
/** What stands at the root: `form` and `table` only there. */
export const rootElements = list(component(`${INNER_TAGS} form table`));

const pixels = '(?:\\d{1,2}px|0)';
const sides = (one: string) => new RegExp(`^${one}(?: ${one}| ${one} ${one} ${one})?$`);

const margin = pattern(sides('(?:-?\\d{1,2}px|0)'), 'one, two or four values from -99px to 99px');
export const padding = pattern(sides(pixels), 'one, two or four values from 0px to 99px');
/** Unlike other paddings, two values are refused here. */
export const panelPadding = pattern(
  new RegExp(`^${pixels}(?: ${pixels} ${pixels} ${pixels})?$`),
  'one or four values from 0px to 99px',
  'bad-panel-padding',
);
const side = '(?:[1-9]\\d{0,2}|1000)px';
/** Named sizes (each followed by `|`) or a width and a height in pixels. */
export const dimensions = (words = '') =>
  pattern(new RegExp(`^(?:${words}${side} ${side})$`), 'a width and a height in pixels');
export const spacing = size('default small medium large extra_large 0', [0, 99]);
export const radius = size('', [0, Number.MAX_SAFE_INTEGER], [0, 100]);
export const controlWidth = size('default fill', [100, Number.MAX_SAFE_INTEGER]);

export const horizontalAlign = oneOf('left center right');
export const verticalAlign = oneOf('top center bottom');
export const background = colour({ rgba: true });
export const lines = whole(1);
export const imageKeys = byLocale(string);

export const plainText = component('plain_text');
/** Plain text in a place that shows 100 characters at most. */
export const label = component('plain_text', 100);
export const plainOrMarkdown = component('plain_text lark_md');
export const anyIcon = component('standard_icon custom_icon');

export const elementId = pattern(
  /^[A-Za-z]\w{0,19}$/,
  'a letter and up to 19 letters, digits or underscores',
  'bad-element-id',
);
/** What every component has. */
export const common = { element_id: elementId, margin };

/** How a container or the body arranges its children. */
export const layout = {
  direction: oneOf('vertical horizontal'),
  horizontal_spacing: spacing,
  vertical_spacing: spacing,
  horizontal_align: horizontalAlign,
  vertical_align: verticalAlign,
  padding,
};

/** Where a click on a card, column or menu option leads. */
export const links = { url, pc_url: url, ios_url: url, android_url: url };
export const linkAction = part({ multi_url: part(links) });

/** What every component that reacts to a click has. */
export const interactive = {
  ...common,
  behaviors: list(behavior),
  confirm: part({ text: plainText }, { title: plainText }),
  disabled: bool,
  disabled_tips: plainText,
  hover_tips: plainText,
};
