import { jsonFile } from '../../hire/export/json-pieces.js';
import type { Pieces } from '../../hire/export/pieces.js';
import type { ChangeEntry, ChangesSpan } from './entry.js';

/** Changes as data, newest first, with the days that were asked for. */
export function changesJson(entries: readonly ChangeEntry[], span: ChangesSpan): Pieces {
  return jsonFile({ format: 'feishu-hire/changes', version: 1, ...span, changes: changesOf(entries) });
}

function* changesOf(entries: readonly ChangeEntry[]): Generator<Readonly<Record<string, unknown>>> {
  for (const { change, at, reverted, acknowledged } of entries)
    yield {
      at: new Date(at).toISOString(),
      severity: change.severity,
      kind: change.kind,
      path: change.path,
      subject: change.subject,
      ...(change.module ? { module: change.module } : {}),
      before: change.before,
      after: change.after,
      reverted,
      acknowledgedAt: acknowledged ? new Date(acknowledged.at).toISOString() : null,
    };
}
