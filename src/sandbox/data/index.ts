import type { HireSettings } from '../hire-types.js';
import { buildModules } from './build.js';
import { extraModules } from './modules-extra.js';
import { personModules } from './modules-person.js';
import { workModules } from './modules-work.js';
import { richSources } from './sources.js';

/** The settings of a tenant as rich as a real one; a fresh copy each time, always the same. All invented. */
export function richSettings(): HireSettings {
  return { sources: richSources(), modules: buildModules([...personModules, ...workModules, ...extraModules]) };
}
