import type { HireSettings } from '../hire-types.js';
import { buildModules } from './build.js';
import { extraModules } from './modules-extra.js';
import { personModules } from './modules-person.js';
import { workModules } from './modules-work.js';
import { richSources } from './sources.js';

/** The settings of a tenant as rich as a real one; a fresh copy each time, always the same. All invented. */
export function richSettings(): HireSettings {
  // The tables' options are objects that all copies would share.
  const modules = structuredClone(buildModules([...personModules, ...workModules, ...extraModules]));
  return { sources: richSources(), modules };
}
