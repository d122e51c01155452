import type { HireSettings } from '../../src/hire/types.js';
import type { Change } from '../../src/watch/change.js';
import { diffSettings } from '../../src/watch/diff.js';

/** Kinds and places, in the order of the result: `field.renamed m f`. */
export function told(changes: readonly Change[]): string[] {
  return changes.map(({ kind, path }) =>
    [kind, ...(path.list === 'sources' ? [path.source] : [path.module, path.field ?? ''])].join(' ').trim(),
  );
}

/** What is told between two reads. */
export const diff = (before: HireSettings, after: HireSettings): string[] =>
  told(diffSettings(before, after));
