import type { Inspection, JsonObject } from './check-inspection.js';
import { isObject, utf8Bytes, writeJson } from './check-inspection.js';
import { checkUrl, show } from './check-values.js';

const LINKS = ['default_url', 'pc_url', 'ios_url', 'android_url'];
const CALLBACK_KEYS: ReadonlySet<string> = new Set(['type', 'value']);
const OPEN_URL_KEYS: ReadonlySet<string> = new Set(['type', ...LINKS]);

/**
 * Checks one entry of `behaviors`: `callback` with a value, or `open_url` with a link for every platform
 * (Feishu, configuring card interactions).
 */
export function checkBehavior(value: unknown, path: string, inspection: Inspection): void {
  if (!isObject(value)) {
    return inspection.report(path, 'wrong-type', `This is ${show(value)}, and a behaviour is expected.`);
  }
  const type = value['type'];
  if (type === 'callback') {
    refuseOthers(value, CALLBACK_KEYS, path, inspection);
    checkCallbackValue(value['value'], `${path}.value`, inspection);
  } else if (type === 'open_url') {
    refuseOthers(value, OPEN_URL_KEYS, path, inspection);
    checkOpenUrl(value, path, inspection);
  } else if (type === undefined) {
    inspection.report(path, 'missing-property', 'A behaviour needs the property "type".');
  } else
    inspection.report(`${path}.type`, 'unknown-value', `${show(type)} is not one of callback, open_url.`);
}

function refuseOthers(
  value: JsonObject,
  known: ReadonlySet<string>,
  path: string,
  inspection: Inspection,
): void {
  for (const key of Object.keys(value)) {
    if (known.has(key)) continue;
    inspection.report(`${path}.${key}`, 'unknown-property', `A behaviour has no property ${show(key)}.`);
  }
}

function checkOpenUrl(value: JsonObject, path: string, inspection: Inspection): void {
  if (value['default_url'] === undefined && LINKS.slice(1).some((key) => value[key] === undefined)) {
    inspection.report(
      path,
      'missing-property',
      'Opening a link needs "default_url" or one for each platform.',
    );
  }
  for (const key of LINKS) {
    const url = value[key];
    if (typeof url === 'string') checkUrl(url, `${path}.${key}`, inspection);
    else if (url !== undefined) inspection.report(`${path}.${key}`, 'wrong-type', 'A link is a string.');
  }
}

/**
 * Checks what a click sends back. Feishu takes an object or a string; our router needs an object with an `action`.
 * Nothing inside it is a component.
 */
export function checkCallbackValue(value: unknown, path: string, inspection: Inspection): void {
  if (value === undefined) {
    return inspection.report(path, 'missing-property', 'A callback needs the property "value".');
  }
  if (!isObject(value) && typeof value !== 'string') {
    return inspection.report(
      path,
      'wrong-type',
      `This is ${show(value)}, and an object or string is expected.`,
    );
  }
  if (!inspection.limits.house) return;
  const action = isObject(value) ? value['action'] : undefined;
  if (typeof action !== 'string' || action === '') {
    inspection.report(path, 'callback-value', 'The value is not an object with a string "action".');
  }
  const json = writeJson(value);
  const bytes = json === undefined ? Number.POSITIVE_INFINITY : utf8Bytes(json);
  const limit = inspection.limits.callbackValueBytes;
  if (bytes > limit) {
    inspection.report(path, 'callback-too-large', `The value has ${bytes} bytes of at most ${limit}.`);
  }
}
