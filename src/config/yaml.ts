import { distance } from 'fastest-levenshtein';
import { parseDocument, type Document } from 'yaml';
import type { Problem } from './problems.js';
import { SETTINGS, type SettingKey, type Settings } from './settings.js';

const KEYS = Object.keys(SETTINGS) as SettingKey[];

/**
 * Reads app.yaml: every key is optional, unknown keys are problems.
 * @param text the file's text; empty is fine.
 * @returns the settings with defaults filled in, and every problem that was found (then the settings are not to be used).
 */
export function parseSettings(text: string): { settings: Settings; problems: Problem[] } {
  const document = parseDocument(text, { uniqueKeys: true });
  const problems: Problem[] = document.errors.map((error) => ({
    key: 'app.yaml',
    message: `is not valid YAML: ${error.message.split('\n')[0] ?? 'unreadable'}`,
  }));
  const written =
    problems.length > 0 ? new Map<string, unknown>() : flatten(plainValue(document, problems), problems);
  for (const key of written.keys()) {
    if (!isSetting(key)) problems.push({ key, message: `is not a setting${nearest(key)}` });
  }
  const settings = Object.fromEntries(
    KEYS.map((key) => {
      const raw = written.get(key) ?? SETTINGS[key].default;
      const parsed = SETTINGS[key].schema.safeParse(raw);
      if (parsed.success) return [key, parsed.data];
      const reason = parsed.error.issues[0]?.message ?? 'is not valid';
      problems.push({
        key,
        message: `${reason} (is ${JSON.stringify(raw)}, default ${JSON.stringify(SETTINGS[key].default)})`,
      });
      return [key, undefined];
    }),
  );
  return { settings: settings as Settings, problems };
}

/** What the document says; aliases that lead nowhere, or multiply without end, only show now. */
function plainValue(document: Document.Parsed, problems: Problem[]): unknown {
  try {
    return document.toJS() as unknown;
  } catch (error) {
    problems.push({
      key: 'app.yaml',
      message: `is not valid YAML: ${error instanceof Error ? error.message : 'unreadable'}`,
    });
    return undefined;
  }
}

/** Whether settings begin with this key, so that it may stand there empty. */
function isSection(path: string): boolean {
  return path === '' || KEYS.some((key) => key.startsWith(`${path}.`));
}

function isSetting(key: string): key is SettingKey {
  return Object.hasOwn(SETTINGS, key);
}

/** Nested maps as dotted keys; a section that is empty or null says nothing. */
function flatten(root: unknown, problems: Problem[]): Map<string, unknown> {
  const found = new Map<string, unknown>();
  const visit = (value: unknown, path: string): void => {
    const empty = value === null || value === undefined || (isMap(value) && Object.keys(value).length === 0);
    if (empty && (isSection(path) || isSetting(path))) return;
    if (isMap(value) && !empty && !isSetting(path)) {
      for (const [name, inner] of Object.entries(value)) visit(inner, path ? `${path}.${name}` : name);
    } else if (path === '') {
      problems.push({ key: 'app.yaml', message: 'must be a map of settings' });
    } else {
      found.set(path, value);
    }
  };
  visit(root, '');
  return found;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nearest(key: string): string {
  const best = KEYS.map((known) => ({ known, far: distance(known, key) })).sort((a, b) => a.far - b.far)[0];
  return best && best.far <= 4 ? `; did you mean ${best.known}?` : `; the settings are ${KEYS.join(', ')}`;
}
