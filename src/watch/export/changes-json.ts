import type { ChangeEntry, ChangesSpan } from './entry.js';

/** Changes as data, newest first, with the days that were asked for. */
export function changesJson(entries: readonly ChangeEntry[], span: ChangesSpan): string {
  const file = {
    format: 'feishu-hire/changes',
    version: 1,
    ...span,
    changes: entries.map(({ change, at, reverted, acknowledged }) => ({
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
    })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
