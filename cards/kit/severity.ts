import { headerTag } from './build.js';
import type { ChangeView } from './change-view.js';
import type { Text, TextTag } from './components.js';

export type Severity = ChangeView['severity'];

/** How many changes there are of each severity. */
export type Counts = Readonly<Record<Severity, number>>;

/** Worst first. */
export const SEVERITIES = ['breaking', 'risky', 'safe'] as const satisfies readonly Severity[];

interface Look {
  readonly label: Text;
  /** Of the header, the tag, the words and, as its lightest shade, the ground of a block. */
  readonly colour: 'red' | 'orange' | 'green';
}

/** One word and one colour a severity, the same on every card. */
export const LOOKS: Readonly<Record<Severity, Look>> = {
  breaking: { label: { zh: '破坏性', en: 'Breaking' }, colour: 'red' },
  risky: { label: { zh: '有风险', en: 'Risky' }, colour: 'orange' },
  safe: { label: { zh: '安全', en: 'Safe' }, colour: 'green' },
};

export const REVERTED: Text = { zh: '已恢复', en: 'Reverted' };

/** The worst severity that occurs. */
export function worst(counts: Counts): Severity {
  return SEVERITIES.find((severity) => counts[severity] > 0) ?? 'safe';
}

/** The tags of a header: the worst severity by its bare word, so that it reads at once, then how many of the others. */
export function severityTags(counts: Counts): TextTag[] {
  return SEVERITIES.filter((severity) => counts[severity] > 0).map((severity, index) => {
    const { label, colour } = LOOKS[severity];
    const count = index === 0 ? '' : ` ${counts[severity]}`;
    return headerTag(colour, { zh: `${label.zh}${count}`, en: `${label.en}${count}` });
  });
}

/** "1 change", "2 changes". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
