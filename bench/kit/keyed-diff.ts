import type { RawAnswer, RawOption } from './settings.js';

function listsOf({ data }: RawAnswer): Map<string, readonly RawOption[]> {
  return new Map(
    data.items.flatMap(({ id, children_list }) =>
      children_list.map((field) => [`${id} ${field.id}`, field.setting.config.options] as const),
    ),
  );
}

/**
 * The least that a comparison by key can do, as a peer: counts the options that came, went or changed in two raw answers,
 * one Map a list. It tells neither what they were nor how bad that is.
 */
export function keyedDiff(before: RawAnswer, after: RawAnswer): number {
  let found = 0;
  const old = listsOf(before);
  for (const [field, options] of listsOf(after)) {
    const rest = new Map((old.get(field) ?? []).map((option) => [option.key, option]));
    for (const { key, name, active_status } of options) {
      const was = rest.get(key);
      const same =
        was?.name.zh_cn === name.zh_cn &&
        was.name.en_us === name.en_us &&
        was.active_status === active_status;
      if (!same) found += 1;
      rest.delete(key);
    }
    found += rest.size;
  }
  return found;
}
