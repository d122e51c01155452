import { cardShape } from './check-containers.js';
import type { CardLimits, Finding, JsonObject } from './check-inspection.js';
import { Inspection, isObject, utf8Bytes, writeJson } from './check-inspection.js';
import { show } from './check-values.js';
import { checkShape } from './check-walk.js';
import { MAX_TABLES } from './rules.js';

export type { CardLimits, Finding } from './check-inspection.js';

/** What we hold our own cards to: well below the platform's limits, and stricter where the platform is silent. */
export const HOUSE_LIMITS: CardLimits = {
  bytes: 24 * 1024,
  tags: 150,
  callbackValueBytes: 10 * 1024,
  house: true,
};

/** What Feishu refuses (server pages of im/v1 messages: 30 KB; Card JSON 2.0 structure: 200 elements). */
export const PLATFORM_LIMITS: CardLimits = {
  bytes: 30 * 1024,
  tags: 200,
  callbackValueBytes: Number.POSITIVE_INFINITY,
  house: false,
};

/** Properties whose content belongs to the app, so that an object with a `tag` in it is no component. */
const OPAQUE: ReadonlySet<string> = new Set(['value', 'rows', 'chart_spec']);

/**
 * Checks a card against the rules of Card JSON 2.0 (Feishu, "Card JSON 2.0 structure" and the component pages),
 * in time linear in its size.
 *
 * @param card the card as an object, not as a string of JSON
 * @param limits whose rules: the house's (default) or only the platform's
 * @returns what is wrong, in the order of the card; empty when the card is good. Never throws.
 */
export function checkCard(card: unknown, limits: CardLimits = HOUSE_LIMITS): Finding[] {
  // What the platform would receive is checked: plain JSON, without what JSON cannot say.
  const json = writeJson(card);
  const sent: unknown = json === undefined ? undefined : JSON.parse(json);
  const inspection = new Inspection(isObject(sent) ? sent : {}, limits);
  if (json === undefined || !isObject(sent)) {
    inspection.report(
      '',
      'not-json',
      `A card is an object that can be written as JSON; this is ${show(card)}.`,
    );
    return inspection.findings;
  }
  const bytes = utf8Bytes(json);
  if (bytes > limits.bytes) {
    inspection.report('', 'too-large', `The card has ${bytes} bytes of at most ${limits.bytes}.`);
  }
  const tags = countTags(sent);
  if (tags > limits.tags) {
    inspection.report(
      '',
      'too-many-tags',
      `The card has ${tags} objects with a tag of at most ${limits.tags}.`,
    );
  }
  checkRoot(sent, inspection);
  return inspection.findings;
}

function checkRoot(card: JsonObject, inspection: Inspection): void {
  if (card['schema'] !== '2.0') {
    inspection.report('schema', 'wrong-schema', `The schema is ${show(card['schema'])} and not "2.0".`);
  }
  if (card['tag'] !== undefined) {
    inspection.report('tag', 'unknown-property', 'A card has no property "tag".');
  }
  checkShape(card, cardShape, '', inspection);
  if (inspection.tables > MAX_TABLES) {
    const message = `The card has ${inspection.tables} tables of at most ${MAX_TABLES}.`;
    inspection.report('', 'too-many-tables', message);
  }
}

/**
 * The size that the platform's limit is measured on: UTF-8 bytes of the card's JSON. A card that cannot be written as
 * JSON (it contains itself, or nests without end) has infinitely many.
 */
export function cardBytes(card: unknown): number {
  const json = writeJson(card);
  return json === undefined ? Number.POSITIVE_INFINITY : utf8Bytes(json);
}

/**
 * Counts the objects that carry a `tag`, at any depth, as the platform does for its limit of 200 elements.
 * Callback values, table rows and chart specifications are data and do not count.
 *
 * @param card any JSON; it must not be cyclic
 */
export function countTags(card: unknown): number {
  let tags = 0;
  // A list of its own instead of recursion: depth of the input must not exhaust the stack.
  const waiting: unknown[] = [card];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (Array.isArray(value)) for (const member of value) waiting.push(member);
    else if (isObject(value)) {
      if (typeof value['tag'] === 'string') tags += 1;
      for (const key of Object.keys(value)) if (!OPAQUE.has(key)) waiting.push(value[key]);
    }
  }
  return tags;
}
