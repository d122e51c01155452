import type { Html } from './html.js';
import type { PersonName } from './person.js';
import type { Json } from './read.js';

/** What every component needs to know about the viewer and about where it stands in the card. */
export interface Context {
  /** The viewer's client language, as in `i18n_content`: zh_cn, en_us or another. */
  readonly lang: string;
  /** Languages that the card declares in `config.locales`; undefined when it declares none. */
  readonly locales: readonly string[] | undefined;
  /** Text sizes that the card defines itself, `config.style.text_size`: a size for computers, one for phones. */
  readonly textSizes: Json;
  /** The present in milliseconds since 1970. */
  readonly now: number;
  /** The viewer's IANA time zone. */
  readonly timeZone: string;
  /** The name of a person by open_id. */
  readonly person?: ((openId: string) => PersonName | undefined) | undefined;
  readonly depth: number;
  readonly inForm: boolean;
  /** Renders one element of the card; containers call it for their children. */
  readonly render: (component: unknown, context: Context) => Html;
}

/** The same context one level further down. */
export function inside(context: Context, change: Partial<Pick<Context, 'inForm'>> = {}): Context {
  return { ...context, ...change, depth: context.depth + 1 };
}
