import type { FieldOption } from '../hire/types.js';
import type { OptionGroup } from './change.js';
import { sameStatus, sameText, type Draft, type Place } from './draft.js';
import { inKeyOrder } from './order.js';
import { keyOf, pairUp, sameInOrder } from './pairs.js';

/** Options that changed in one way, each as it was and as it is; the two lists run side by side. */
interface Altered {
  readonly before: FieldOption[];
  readonly after: FieldOption[];
}

const altered = (): Altered => ({ before: [], after: [] });

/**
 * What changed about the options of one field, compared by key: one change for each kind, however many options it is about.
 * An option that was renamed and disabled stands in both.
 */
export function diffOptions(
  place: Place,
  before: readonly FieldOption[],
  after: readonly FieldOption[],
): Draft[] {
  if (sameInOrder(before, after, (was, is) => was.key === is.key && sameOption(was, is))) return [];
  const removed: FieldOption[] = [];
  const added: FieldOption[] = [];
  const found = { disabled: altered(), enabled: altered(), renamed: altered(), described: altered() };
  pairUp(before, after, keyOf, {
    both: (was, is) => {
      if (sameOption(was, is)) return;
      const note = ({ before, after }: Altered): void => {
        before.push(was);
        after.push(is);
      };
      if (!sameStatus(was.status, is.status)) note(is.status === 'active' ? found.enabled : found.disabled);
      if (!sameText(was.name, is.name)) note(found.renamed);
      if (!sameText(was.description, is.description)) note(found.described);
    },
    gone: (was) => removed.push(was),
    came: (is) => added.push(is),
  });
  const drafts: Draft[] = (['disabled', 'enabled', 'renamed', 'described'] as const)
    .filter((how) => found[how].before.length > 0)
    .map((how) => ({
      ...place,
      kind: `option.${how}`,
      before: group(found[how].before),
      after: group(found[how].after),
    }));
  if (removed.length > 0)
    drafts.push({ ...place, kind: 'option.removed', before: group(removed), after: null });
  if (added.length > 0) drafts.push({ ...place, kind: 'option.added', before: null, after: group(added) });
  return drafts;
}

const group = (options: readonly FieldOption[]): OptionGroup => ({ options: inKeyOrder(options) });

function sameOption(before: FieldOption, after: FieldOption): boolean {
  return (
    before === after ||
    (sameText(before.name, after.name) &&
      sameText(before.description, after.description) &&
      sameStatus(before.status, after.status))
  );
}
