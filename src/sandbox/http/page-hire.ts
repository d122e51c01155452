import type { HireChange, HireChanged } from '../hire-changes/index.js';
import { changeHire } from '../hire-changes/index.js';
import type { HireSettings } from '../hire-types.js';
import { FIELD_TYPES, SOURCE_TYPES } from '../hire-type-names.js';
import type { Platform } from '../platform.js';
import { BadRequest } from './json.js';

/** What the administrator's panel shows: the settings, what can be taken back, and the names of all types. */
export function hirePanel({ hire, hireJournal }: Platform): object {
  return {
    sources: hire.sources,
    modules: hire.modules,
    changes: hireJournal.notes(),
    sourceTypes: SOURCE_TYPES,
    fieldTypes: FIELD_TYPES,
  };
}

/**
 * Makes one change, as a request asks for it.
 * @throws HireChangeError that names what is wrong
 */
export function changeFromPage(platform: Platform, body: Record<string, unknown>): HireChanged {
  // The change is checked member by member where it is made.
  return changeHire(platform, body as HireChange);
}

/** Replaces all of the settings; what was changed before cannot be taken back after that. */
export function replaceHire(platform: Platform, body: Record<string, unknown>): HireSettings {
  const { hire, hireJournal, signal } = platform;
  if (!Array.isArray(body.sources) || !Array.isArray(body.modules))
    throw new BadRequest('sources and modules must be lists');
  hire.sources = body.sources as HireSettings['sources'];
  hire.modules = body.modules as HireSettings['modules'];
  hireJournal.clear();
  signal.emit({ kind: 'hire' });
  return hire;
}
