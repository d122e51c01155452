import { containers } from './check-containers.js';
import { content } from './check-content.js';
import { controls } from './check-controls.js';
import type { Shape } from './check-grammar.js';

/** Every tag of version 2.0 with its closed list of properties. */
export const COMPONENTS: ReadonlyMap<string, Shape> = new Map<string, Shape>(
  Object.entries({ ...content, ...containers, ...controls }),
);

/** Components by which somebody answers: in a form, Feishu tells their answers apart by `name`. */
export const NAMED: ReadonlySet<string> = new Set(
  Object.entries<Shape>(controls)
    .filter(([, { properties }]) => properties.has('name'))
    .map(([tag]) => tag),
);
