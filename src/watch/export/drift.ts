import { z } from 'zod';
import { embedded, modulesSchema } from '../../hire/export/embedded.js';
import type { HireSettings, ResumeSource } from '../../hire/types.js';
import type { Change } from '../change.js';
import { diffSettings } from '../diff.js';
import { SEVERITIES, type Severity, type SeverityRules } from '../kinds.js';

/** What a pinned export holds: one of the two lists. */
export type Pinned =
  | { readonly list: 'sources'; readonly sources: HireSettings['sources'] }
  | { readonly list: 'fields'; readonly modules: HireSettings['modules'] };

const text = z.object({ zh: z.string(), en: z.string() });
const source = z.object({
  id: z.string(),
  name: text,
  type: z.string(),
  status: z.enum(['active', 'inactive', 'unknown']),
}) satisfies z.ZodType<ResumeSource>;
const sourcesFile = z.object({ format: z.literal('feishu-hire/resume-sources'), sources: z.array(source) });
const fieldsFile = z.object({ format: z.literal('feishu-hire/talent-fields'), modules: modulesSchema });

/** Reads a json, json-schema or typescript export that was made earlier; `undefined` when the file is none of them. */
export function readPinned(file: string): Pinned | undefined {
  const data = parsed(file);
  const sources = sourcesFile.safeParse(data);
  if (sources.success) return { list: 'sources', sources: sources.data.sources };
  const fields = fieldsFile.safeParse(data);
  if (fields.success) return { list: 'fields', modules: fields.data.modules };
  const modules = embedded(file);
  return modules && { list: 'fields', modules };
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(file.replace(/^\u{feff}/u, ''));
  } catch {
    return undefined;
  }
}

/** How the live settings differ from the pinned ones: what the watch would have told. */
export function driftOf(pinned: Pinned, live: Pinned, rules: SeverityRules): Change[] {
  return diffSettings(settingsOf(pinned), settingsOf(live), rules);
}

function settingsOf(one: Pinned): HireSettings {
  return one.list === 'sources'
    ? { sources: one.sources, modules: [] }
    : { sources: [], modules: one.modules };
}

/** The worst severity among changes. */
export function worstOf(changes: readonly Change[]): Severity | undefined {
  return SEVERITIES.find((severity) => changes.some((change) => change.severity === severity));
}
