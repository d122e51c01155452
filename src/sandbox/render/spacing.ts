/** Distances of cards become classes of `padding.css` and `margin.css`, rounded to its steps, because style attributes are not allowed. */

const STEPS = [0, 2, 4, 6, 8, 12, 16, 20, 24] as const;
const NAMED: Readonly<Record<string, number>> = { small: 4, medium: 8, large: 12, extra_large: 16 };
const SIDES = ['t', 'r', 'b', 'l'] as const;

function nearest(pixels: number, steps: readonly number[] = STEPS): number {
  return steps.reduce((best, step) => (Math.abs(step - pixels) < Math.abs(best - pixels) ? step : best));
}

function pixels(value: string): number | undefined {
  const match = /^(-?\d{1,2})px$/.exec(value);
  return match ? Number(match[1]) : undefined;
}

/**
 * Classes for a padding or margin of one, two or four values ("4px 12px").
 * @param kind `p` padding, `m` margin; negative margins count as 0
 * @returns for example `pt-4 pr-12 pb-4 pl-12`; '' when the value is missing or malformed
 */
export function box(kind: 'p' | 'm', value: unknown): string {
  if (typeof value !== 'string') return '';
  const given = value.trim().split(/\s+/).map(pixels);
  const [top, right = top, bottom = top, left = right] = given;
  if (given.length > 4 || given.includes(undefined)) return '';
  return SIDES.map((side, index) => {
    const distance = [top, right, bottom, left][index] ?? 0;
    return `${kind}${side}-${String(nearest(distance))}`;
  }).join(' ');
}

/** Class for the distance between children: a name of Feishu (`small` 4, `medium` 8, `large` 12, `extra_large` 16) or px. */
export function gap(value: unknown, otherwise: number): string {
  const named = typeof value === 'string' && Object.hasOwn(NAMED, value) ? NAMED[value] : undefined;
  const given = named ?? (typeof value === 'string' ? pixels(value) : undefined) ?? otherwise;
  return `gap-${String(nearest(given))}`;
}

const RADII = [0, 2, 4, 6, 8, 12, 16] as const;

/** Class for the `corner_radius` of a panel or a box, rounded to a step; '' when it is missing or malformed. */
export function radius(value: unknown): string {
  const given = typeof value === 'string' ? pixels(value) : undefined;
  if (given === undefined) return '';
  return `br-${String(nearest(given, RADII))}`;
}
