/** Types of the Card JSON 2.0 components that this project uses. Source: Feishu "Card JSON 2.0 structure". */

export type { Text } from '../../src/base/text.js';

/** The part of every text-bearing object that carries the viewer's language. */
export interface Localised {
  content: string;
  i18n_content?: { zh_cn: string; en_us: string };
}

export interface PlainText extends Localised {
  tag: 'plain_text';
  text_size?: TextSize;
  text_color?: string;
  text_align?: 'left' | 'center' | 'right';
  lines?: number;
}

export type TextSize =
  'heading' | 'normal' | 'notation' | 'heading-1' | 'heading-2' | 'heading-3' | 'heading-4';

/** The thirteen colours of a text tag; grey does not exist, `neutral` stands for it. */
export type TagColour =
  | 'neutral'
  | 'blue'
  | 'turquoise'
  | 'lime'
  | 'orange'
  | 'violet'
  | 'indigo'
  | 'wathet'
  | 'green'
  | 'yellow'
  | 'red'
  | 'purple'
  | 'carmine';

export type HeaderTemplate =
  | 'blue'
  | 'wathet'
  | 'turquoise'
  | 'green'
  | 'yellow'
  | 'orange'
  | 'red'
  | 'carmine'
  | 'violet'
  | 'purple'
  | 'indigo'
  | 'grey'
  | 'default';

export interface TextTag {
  tag: 'text_tag';
  text: PlainText;
  color: TagColour;
}

export interface StandardIcon {
  tag: 'standard_icon';
  token: string;
  color?: string;
  size?: string;
}

export interface Header {
  title: PlainText;
  subtitle?: PlainText;
  template: HeaderTemplate;
  icon?: StandardIcon;
  text_tag_list?: TextTag[];
}

/** What a button sends back: always an object with the action's name; the rest are the action's arguments. */
export interface CallbackValue {
  action: string;
  [argument: string]: unknown;
}

export type Behavior = { type: 'callback'; value: CallbackValue } | { type: 'open_url'; default_url: string };

export interface Markdown extends Localised {
  tag: 'markdown';
  element_id?: string;
  text_size?: TextSize;
  text_align?: 'left' | 'center' | 'right';
  margin?: string;
}

export interface Hr {
  tag: 'hr';
  margin?: string;
}

export interface Div {
  tag: 'div';
  element_id?: string;
  text?: PlainText;
  fields?: { is_short: boolean; text: { tag: 'lark_md' } & Localised }[];
  icon?: StandardIcon;
  margin?: string;
}

export interface Button {
  tag: 'button';
  text: PlainText;
  type?: 'default' | 'primary' | 'danger' | 'text' | 'primary_text' | 'danger_text' | 'primary_filled';
  size?: 'tiny' | 'small' | 'medium' | 'large';
  width?: 'default' | 'fill';
  icon?: StandardIcon;
  disabled?: boolean;
  name?: string;
  form_action_type?: 'submit' | 'reset';
  behaviors?: Behavior[];
}

export interface SelectOption {
  text: PlainText;
  value: string;
}

export interface SelectStatic {
  tag: 'select_static';
  name?: string;
  placeholder?: PlainText;
  options: SelectOption[];
  initial_option?: string;
  type?: 'default' | 'text';
  width?: 'default' | 'fill';
  required?: boolean;
  behaviors?: Behavior[];
}

export interface Input {
  tag: 'input';
  name: string;
  placeholder?: PlainText;
  label?: PlainText;
  label_position?: 'top' | 'left';
  max_length?: number;
  required?: boolean;
  width?: 'default' | 'fill';
}

export interface Column {
  tag: 'column';
  width?: string;
  weight?: number;
  vertical_align?: 'top' | 'center' | 'bottom';
  vertical_spacing?: string;
  horizontal_align?: 'left' | 'center' | 'right';
  padding?: string;
  background_style?: string;
  elements: Element[];
}

export interface ColumnSet {
  tag: 'column_set';
  element_id?: string;
  flex_mode?: 'none' | 'stretch' | 'flow' | 'bisect' | 'trisect';
  background_style?: string;
  horizontal_spacing?: string;
  horizontal_align?: 'left' | 'center' | 'right';
  margin?: string;
  columns: Column[];
}

export interface CollapsiblePanel {
  tag: 'collapsible_panel';
  element_id?: string;
  expanded?: boolean;
  background_color?: string;
  border?: { color: string; corner_radius: string };
  padding?: string;
  vertical_spacing?: string;
  margin?: string;
  header: {
    title: Markdown | PlainText;
    background_color?: string;
    padding?: string;
    vertical_align?: 'top' | 'center' | 'bottom';
    icon?: StandardIcon;
    icon_position?: 'left' | 'right' | 'follow_text';
    icon_expanded_angle?: -180 | -90 | 90 | 180;
  };
  elements: Element[];
}

export interface InteractiveContainer {
  tag: 'interactive_container';
  element_id?: string;
  width?: string;
  height?: string;
  has_border?: boolean;
  border_color?: string;
  corner_radius?: string;
  background_style?: string;
  padding?: string;
  margin?: string;
  direction?: 'vertical' | 'horizontal';
  vertical_spacing?: string;
  hover_tips?: PlainText;
  behaviors: Behavior[];
  elements: Element[];
}

export interface Form {
  tag: 'form';
  name: string;
  elements: Element[];
}

export type Element =
  | Markdown
  | Hr
  | Div
  | Button
  | SelectStatic
  | Input
  | ColumnSet
  | CollapsiblePanel
  | InteractiveContainer
  | Form;

/** A whole Card JSON 2.0 document. */
export interface Card {
  schema: '2.0';
  config: {
    update_multi: true;
    locales: ['zh_cn', 'en_us'];
    width_mode?: 'default' | 'compact' | 'fill';
    enable_forward?: boolean;
    summary: Localised;
  };
  header: Header;
  body: {
    direction?: 'vertical';
    padding?: string;
    vertical_spacing?: string;
    elements: Element[];
  };
}
