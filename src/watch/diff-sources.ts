import type { ResumeSource } from '../hire/types.js';
import { diffIdentity, diffStatus } from './diff-facts.js';
import { named, sameStatus, sameText, type Draft, type Place } from './draft.js';
import { idOf, pairUp, sameInOrder } from './pairs.js';

/** What changed between two whole lists of resume sources, compared by id. */
export function diffSources(before: readonly ResumeSource[], after: readonly ResumeSource[]): Draft[] {
  if (sameInOrder(before, after, (was, is) => was.id === is.id && sameSource(was, is))) return [];
  const drafts: Draft[] = [];
  pairUp(before, after, idOf, {
    both: (was, is) => {
      if (!sameSource(was, is)) drafts.push(...diffSource(was, is));
    },
    gone: (was) => drafts.push({ ...placeOf(was), kind: 'source.removed', before: was, after: null }),
    came: (is) => drafts.push({ ...placeOf(is), kind: 'source.added', before: null, after: is }),
  });
  return drafts;
}

function diffSource(before: ResumeSource, after: ResumeSource): Draft[] {
  const place = placeOf(after);
  return [
    ...diffIdentity('source', place, before, after),
    ...diffStatus('source', place, before.status, after.status),
  ];
}

const placeOf = (source: ResumeSource): Place => ({
  path: { list: 'sources', source: source.id },
  subject: named(source),
});

function sameSource(before: ResumeSource, after: ResumeSource): boolean {
  return (
    before === after ||
    (before.type === after.type &&
      sameText(before.name, after.name) &&
      sameStatus(before.status, after.status))
  );
}
