/**
 * The rules that a card is held to, and the closed vocabularies they refer to.
 * Sources: Feishu "Card JSON 2.0 structure", "Card JSON 2.0 release notes", the component pages, "Colours", "Icons".
 */

interface Rule {
  /** The code Feishu answers (inside 230099 when a message is sent); 0 when Feishu accepts the card and only we refuse it. */
  readonly code: number;
  readonly says: string;
}

/** Every rule by its stable name. */
export const RULES = {
  'not-json': { code: 200621, says: 'A card is a JSON object that can be serialised.' },
  'wrong-schema': {
    code: 200621,
    says: 'The root says "schema": "2.0"; without it Feishu reads a card of version 1.0.',
  },
  'unknown-property': { code: 200621, says: 'Version 2.0 refuses properties that it does not know.' },
  'missing-property': { code: 200621, says: 'Required properties are present.' },
  'wrong-type': { code: 200621, says: 'Every property has its documented JSON type.' },
  'unknown-tag': {
    code: 200861,
    says: 'The tag is a component of version 2.0 (`action` and `note` are not).',
  },
  'misplaced-tag': { code: 200621, says: 'A component stands only where it is supported.' },
  'nested-too-deep': { code: 11310, says: 'Containers nest at most five levels.' },
  'unknown-value': { code: 200621, says: 'A property with a closed list of values has one of them.' },
  'out-of-range': { code: 200621, says: 'Numbers are within their documented range.' },
  'bad-max-length': { code: 11310, says: 'The max_length of an input is 1 to 1000.' },
  'bad-size': { code: 200621, says: 'Margins, paddings, spacings, widths and heights follow their grammar.' },
  'bad-panel-padding': { code: 10002, says: 'The padding of a panel header has one or four values.' },
  'bad-colour': {
    code: 11310,
    says: 'A colour is a known name with a known shade, or rgba() where it is allowed; never hex.',
  },
  'bad-element-id': {
    code: 300301,
    says: 'An element_id is a letter and up to 19 letters, digits or underscores.',
  },
  'duplicate-element-id': { code: 300301, says: 'An element_id is unique in the card.' },
  'missing-name': { code: 11310, says: 'A form, and every interactive component in it, has a name.' },
  'duplicate-name': { code: 11310, says: 'Forms, inputs, selects and buttons share one namespace of names.' },
  'form-without-submit': { code: 11310, says: 'A form holds a button with form_action_type "submit".' },
  'duplicate-option': { code: 11310, says: 'The values of the options of a select are unique.' },
  'not-shared': {
    code: 300302,
    says: 'A card of version 2.0 is always shared: update_multi is never false.',
  },
  'unknown-locale': { code: 200621, says: 'Languages are among the sixteen locales of the platform.' },
  'bad-link': { code: 230001, says: 'Links are http or https.' },
  'bad-person-id': { code: 100290, says: 'A person or mention names somebody by a well-formed id.' },
  'bad-table-row': {
    code: 200914,
    says: 'Row keys are column names and cells match the data_type of their column.',
  },
  'too-many-tables': {
    code: 11310,
    says: 'A card has at most three tables, written in markdown or as components.',
  },
  'too-many-tags': { code: 11310, says: 'The number of objects with a tag is limited.' },
  'too-large': { code: 230025, says: 'The UTF-8 bytes of the JSON are limited.' },
  'empty-text': { code: 0, says: 'A text says something in every language.' },
  'incomplete-locales': { code: 0, says: 'A localised text has every language of the card.' },
  'text-too-long': { code: 0, says: 'Labels of buttons, menus and placeholders keep to 100 characters.' },
  'too-many-header-tags': { code: 0, says: 'A header shows three tags and hides the rest.' },
  'too-many-columns': { code: 0, says: 'A table shows fifty columns and hides the rest.' },
  'unknown-text-size': { code: 0, says: 'An unknown text size silently renders as normal.' },
  'unknown-icon': { code: 0, says: 'An icon that is not in the library does not show.' },
  'link-not-https': { code: 0, says: 'Buttons and cards open https links only.' },
  mention: { code: 0, says: 'A card mentions nobody: text that came from data must never ping a person.' },
  'bad-datetime': { code: 0, says: 'A <local_datetime> has whole milliseconds and a known format_type.' },
  'callback-value': { code: 0, says: 'A callback value is an object with a string `action`.' },
  'callback-too-large': { code: 0, says: 'A callback value is small.' },
  'form-only': { code: 0, says: 'A multi-select stands in a form; outside of it the documents disagree.' },
} as const satisfies Record<string, Rule>;

export type RuleName = keyof typeof RULES;

/** The sixteen locales of "Configure multi-language content". */
export const LOCALES: ReadonlySet<string> = new Set(
  'zh_cn en_us zh_hk zh_tw ja_jp id_id vi_vn th_th pt_br es_es ko_kr de_de fr_fr it_it ru_ru ms_my'.split(
    ' ',
  ),
);

/** Header themes. */
export const TEMPLATES: ReadonlySet<string> = new Set(
  'blue wathet turquoise green yellow orange red carmine violet purple indigo grey default'.split(' '),
);

/** Colours of a text tag; there is no grey, `neutral` stands for it. */
export const TAG_COLOURS: ReadonlySet<string> = new Set(
  'neutral blue turquoise lime orange violet indigo wathet green yellow red purple carmine'.split(' '),
);

/** Hues of the colour page; a hue alone means its shade 600. */
export const HUES: ReadonlySet<string> = new Set(
  'blue wathet turquoise green lime yellow sunflower orange red carmine violet purple indigo grey'.split(' '),
);

const SHADES = '50 100 200 300 350 400 500 600 700 800 900'.split(' ');
const GREY_SHADES = [...SHADES, '00', '650', '950', '1000'];

/** Every colour name, with and without shade. */
export const COLOURS: ReadonlySet<string> = new Set([
  ...['white', 'bg-white', 'default'],
  ...[...HUES].flatMap((hue) => [hue, ...(hue === 'grey' ? GREY_SHADES : SHADES).map((s) => `${hue}-${s}`)]),
]);

/** Named text sizes; a card may define more in `config.style.text_size`. */
export const TEXT_SIZES: ReadonlySet<string> = new Set(
  (
    'heading-0 heading-1 heading-2 heading-3 heading-4 heading normal notation ' +
    'xxxx-large xxx-large xx-large x-large large medium small x-small'
  ).split(' '),
);

/** Formats of the `<local_datetime>` tag. */
export const DATETIME_FORMATS: ReadonlySet<string> = new Set(
  'date_num date_short date week week_short time time_sec timezone'.split(' '),
);

/** Icons known to exist. The library has hundreds more: look a token up there before adding it here. */
export const ICON_TOKENS: ReadonlySet<string> = new Set([
  ...'done close add edit delete-trash search setting info warning time calendar calendar-add member group chat'
    .concat(' mail link-copy share download bell pin attachment approval chat-forbidden down-small-ccm')
    .split(' ')
    .map((name) => `${name}_outlined`),
  ...'calendar todo vote file-lark-minutes wiki-bitable file-form larkcommunity hirelogo lark-logo meego myai'
    .concat(' apaas approval ai-common')
    .split(' ')
    .map((name) => `${name}_colorful`),
]);

/** Containers that count towards the nesting limit; a column belongs to the level of its column_set. */
export const CONTAINERS: ReadonlySet<string> = new Set([
  'column_set',
  'collapsible_panel',
  'interactive_container',
  'form',
]);
export const MAX_CONTAINER_DEPTH = 5;

/** The sum of table components and markdown tables; more than three failed in practice, whatever the pages say. */
export const MAX_TABLES = 3;
