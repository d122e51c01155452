import type { HireSettings } from '../hire/types.js';
import type { Change, ChangePath } from './change.js';
import { diffFields } from './diff-fields.js';
import { diffSources } from './diff-sources.js';
import type { Draft } from './draft.js';
import { fingerprintOf } from './fingerprint.js';
import { CHANGE_KINDS, SEVERITIES, type SeverityRules } from './kinds.js';
import { byCodeUnits } from './order.js';

const KIND_ORDER = new Map<string, number>(Object.keys(CHANGE_KINDS).map((kind, at) => [kind, at]));

/**
 * The changes between two whole reads of one tenant, in linear time. Modules are compared by id, fields by (module id,
 * field id), options by (field, key), sources by id; never by position or name. A status that is unknown on either side is
 * no change, `custom` is not compared.
 * @param rules severities that differ from those of `CHANGE_KINDS`.
 * @returns worst severity first; then sources before fields, by source or module id, a module before its fields, by field
 * id, and by the order of `CHANGE_KINDS`. The order of either read has no part in it.
 */
export function diffSettings(before: HireSettings, after: HireSettings, rules: SeverityRules = {}): Change[] {
  return [...diffSources(before.sources, after.sources), ...diffFields(before.modules, after.modules)]
    .map((draft) => judge(draft, rules))
    .sort(inOrder);
}

/** Whether `diffSettings` would find anything; what it would find is neither judged nor put in order. */
export function isDifferent(before: HireSettings, after: HireSettings): boolean {
  return (
    diffSources(before.sources, after.sources).length > 0 ||
    diffFields(before.modules, after.modules).length > 0
  );
}

function judge(draft: Draft, rules: SeverityRules): Change {
  return {
    ...draft,
    severity: rules[draft.kind] ?? CHANGE_KINDS[draft.kind].severity,
    fingerprint: fingerprintOf(draft),
  };
}

function inOrder(a: Change, b: Change): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    byPath(a.path, b.path) ||
    (KIND_ORDER.get(a.kind) ?? 0) - (KIND_ORDER.get(b.kind) ?? 0)
  );
}

function byPath(a: ChangePath, b: ChangePath): number {
  if (a.list === 'sources') return b.list === 'sources' ? byCodeUnits(a.source, b.source) : -1;
  if (b.list === 'sources') return 1;
  return byCodeUnits(a.module, b.module) || byCodeUnits(a.field ?? '', b.field ?? '');
}
