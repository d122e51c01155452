import { parseTalentObjects } from '../../src/hire/answer.js';
import type { HireSettings } from '../../src/hire/types.js';

/** An option as the API tells it. */
export interface RawOption {
  readonly key: string;
  readonly name: { readonly zh_cn: string; readonly en_us: string };
  readonly description: { readonly zh_cn: string; readonly en_us: string };
  readonly active_status: number;
}

/** The API's answer about fields, as far as it matters here. */
export interface RawAnswer {
  readonly code: 0;
  readonly data: {
    readonly items: readonly {
      readonly id: string;
      readonly children_list: readonly {
        readonly id: string;
        readonly setting: { readonly config: { readonly options: readonly RawOption[] } };
      }[];
    }[];
  };
}

const OPTIONS_A_FIELD = 200;
const FIELDS_A_MODULE = 10;
const common = {
  description: { zh_cn: '', en_us: '' },
  is_customized: true,
  is_required: false,
  active_status: 1,
};

const option = (n: number, word = ''): RawOption => ({
  key: `OPT${n}`,
  name: { zh_cn: `选项${word}${n}`, en_us: `Option ${word}${n}` },
  description: { zh_cn: '', en_us: '' },
  active_status: 1,
});

/** How the options of a list stand in an answer. */
export type Turn = (options: RawOption[]) => RawOption[];

/**
 * The API's answer about so many options in selects of 200. With `edited` of every hundred one is another: renamed,
 * removed or added, in turn.
 */
export function rawAnswer(options: number, edited: boolean, turn: Turn = (list) => list): RawAnswer {
  const edit = (n: number): RawOption[] => {
    if (!edited || n % 100 !== 50) return [option(n)];
    const how = Math.floor(n / 100) % 3;
    return how === 0 ? [option(n, 'new ')] : how === 1 ? [] : [option(n), option(n + 1e9)];
  };
  const field = (at: number) => ({
    ...common,
    id: `field${at}`,
    name: { zh_cn: `字段${at}`, en_us: `Field ${at}` },
    setting: {
      object_type: 3,
      config: {
        options: turn(
          Array.from({ length: OPTIONS_A_FIELD }, (_, n) => at * OPTIONS_A_FIELD + n).flatMap(edit),
        ),
      },
    },
  });
  const fields = Array.from({ length: Math.ceil(options / OPTIONS_A_FIELD) }, (_, at) => field(at));
  const items = Array.from({ length: Math.ceil(fields.length / FIELDS_A_MODULE) }, (_, at) => ({
    ...common,
    id: `module${at}`,
    name: { zh_cn: `模块${at}`, en_us: `Module ${at}` },
    setting: { object_type: 11 },
    children_list: fields.slice(at * FIELDS_A_MODULE, (at + 1) * FIELDS_A_MODULE),
  }));
  return { code: 0, data: { items } };
}

/** How many options of `rawAnswer(options, true)` are others than those of `rawAnswer(options, false)`. */
export const editsOf = (options: number): number => Math.floor((options + 50) / 100);

/** The settings that the bot makes of an answer. */
export function settingsOf(answer: unknown): HireSettings {
  return { sources: [], modules: parseTalentObjects(answer) };
}
