import type { Context } from './context.js';
import type { Attributes } from './html.js';
import { localised } from './language.js';
import { asList, asRecord, asText, webAddress, type Json } from './read.js';

/** What an interactive component does when it is used. */
export interface Action {
  /** Attributes for the page's script, which sends the click. */
  readonly attributes: Attributes;
  /** The http(s) address of an `open_url` behaviour. */
  readonly url: string | undefined;
  readonly isCallback: boolean;
}

function confirmation(component: Json, context: Context): string | undefined {
  const confirm = asRecord(component['confirm']);
  const sentences = [localised(confirm['title'], context), localised(confirm['text'], context)].filter(
    Boolean,
  );
  return sentences.length > 0 ? sentences.join('\n') : undefined;
}

/**
 * Reads `behaviors`: the value of the first callback goes as JSON into `data-callback`, the first `open_url` gives the
 * address. A disabled component does neither. Source: Feishu, "Configure card interactions".
 */
export function actionOf(component: Json, context: Context): Action {
  const tag = asText(component['tag']);
  const name = asText(component['name']) || undefined;
  const identity: Attributes = { 'data-tag': tag, 'data-name': name };
  if (component['disabled'] === true) return { attributes: identity, url: undefined, isCallback: false };
  const behaviours = asList(component['behaviors']).map(asRecord);
  const callback = behaviours.find((behaviour) => behaviour['type'] === 'callback');
  const opening = behaviours.find((behaviour) => behaviour['type'] === 'open_url');
  const attributes: Attributes = {
    ...identity,
    'data-callback': callback === undefined ? undefined : JSON.stringify(callback['value'] ?? {}),
    'data-confirm': confirmation(component, context),
  };
  return {
    attributes,
    url:
      opening === undefined
        ? undefined
        : (webAddress(opening['default_url']) ?? webAddress(opening['pc_url'])),
    isCallback: callback !== undefined,
  };
}
