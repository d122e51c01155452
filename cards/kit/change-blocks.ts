import { block } from './build.js';
import { changeRow, isTight } from './change-lines.js';
import type { ChangeView } from './change-view.js';
import type { CollapsiblePanel, Element, Markdown } from './components.js';
import type { Detail } from './fit.js';
import { LOOKS, SEVERITIES, type Counts, type Severity } from './severity.js';
import { markdown, same } from './text.js';

/** How many changes of each severity stand open in a notice; the rest is folded. The worse, the more. */
const OPEN: Readonly<Record<Severity, number>> = { breaking: 6, risky: 4, safe: 3 };

interface BlockOptions {
  /** How many there are in all, which may be more than are named. */
  readonly counts: Counts;
  readonly fold: boolean;
}

/** A tinted block for each severity that occurs, worst first. */
export function changeBlocks(
  changes: readonly ChangeView[],
  detail: Detail,
  { counts, fold }: BlockOptions,
): Element[] {
  return SEVERITIES.flatMap((severity) => {
    const own = changes.filter((change) => change.severity === severity);
    if (own.length === 0) return [];
    const rows = (some: readonly ChangeView[]): Element[] =>
      merged(
        some.flatMap((one) => changeRow(one, detail)),
        detail,
      );
    // A fold that hides a single change would take as much room as the change.
    const open = fold && own.length > OPEN[severity] + 1 ? OPEN[severity] : own.length;
    const { label, colour } = LOOKS[severity];
    const title = (words: string): string =>
      `<font color='${colour}'>**${words} · ${Math.max(counts[severity], own.length)}**</font>`;
    const tinted = block(`${colour}-50`, [
      markdown({ zh: title(label.zh), en: title(label.en) }),
      ...rows(own.slice(0, open)),
      ...(open < own.length ? [folded(rows(own.slice(open)), own.length - open)] : []),
    ]);
    return [tinted];
  });
}

/** Where room is shortest the rows of a block are one element, because each costs bytes of its own. */
function merged(rows: readonly Markdown[], detail: Detail): Markdown[] {
  return isTight(detail) ? [markdown(same(rows.map(({ content }) => content).join('<br>')))] : [...rows];
}

function folded(elements: Element[], count: number): CollapsiblePanel {
  return {
    tag: 'collapsible_panel',
    expanded: false,
    padding: '0px 0px 0px 0px',
    vertical_spacing: '2px',
    margin: '8px 0px 0px 0px',
    header: {
      title: markdown({ zh: `其余 ${count} 项`, en: `${count} more` }),
      padding: '4px 0px 4px 0px',
      vertical_align: 'center',
      icon: { tag: 'standard_icon', token: 'down-small-ccm_outlined', size: '16px 16px' },
      icon_position: 'follow_text',
      icon_expanded_angle: -180,
    },
    elements,
  };
}
