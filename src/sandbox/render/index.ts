import { flow } from './columns.js';
import { renderComponent } from './components.js';
import { coverLink } from './cover-link.js';
import type { Context } from './context.js';
import { headerComponent } from './header.js';
import type { PersonName } from './person.js';
import { classes, element, join, nothing } from './html.js';
import { asList, asRecord, asText, oneOf } from './read.js';
import { box } from './spacing.js';
import { refused } from './unknown.js';

/** For whom a card is drawn. */
export interface RenderOptions {
  /** The viewer's client language: zh_cn, en_us or another of Feishu's locales. */
  readonly lang: string;
  /** The present in milliseconds since 1970. */
  readonly now: number;
  /** The viewer's IANA time zone, such as Asia/Shanghai. */
  readonly timeZone: string;
  /** The name of a person by open_id; whoever it does not know is shown by id. */
  readonly person?: (openId: string) => PersonName | undefined;
}

/**
 * Draws one Feishu card (Card JSON 2.0) as an HTML fragment that looks roughly like the real client. Pure: the same card
 * and options give the same string. The card is untrusted: all of it is escaped, only http and https become links, and
 * no script, event handler or style attribute can come out. Never throws; what Feishu would refuse is shown as a red box.
 * @param card the parsed card JSON
 */
export function renderCard(card: unknown, options: RenderOptions): string {
  const root = asRecord(card);
  const config = asRecord(root['config']);
  const body = asRecord(root['body']);
  const locales = asList(config['locales']).map(asText).filter(Boolean);
  const context: Context = {
    ...options,
    locales: locales.length > 0 ? locales : undefined,
    textSizes: asRecord(asRecord(config['style'])['text_size']),
    depth: 0,
    inForm: false,
    render: renderComponent,
  };
  const width = oneOf(config['width_mode'], ['default', 'compact', 'fill'], 'default');
  const link = asRecord(root['card_link']);
  const version = root['schema'] === '2.0' ? nothing : refused('200621 · schema: must be "2.0"');
  const elements = asList(body['elements']).map((component) => renderComponent(component, context));
  return element(
    'section',
    { class: `card card-${width}`, lang: options.lang.replace('_', '-') },
    headerComponent(root['header'], context),
    element(
      'div',
      { class: classes('card-body', flow(body), box('p', body['padding'] ?? '12px')) },
      version,
      join(elements),
    ),
    coverLink(link['url'] ?? link['pc_url']),
  );
}
