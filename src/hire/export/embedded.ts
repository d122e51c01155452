import { promisify } from 'node:util';
import { deflateRaw, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import type { ActiveStatus, TalentModule } from '../types.js';
import { jsonPieces } from './json-pieces.js';
import { bytesOf } from './pieces.js';

/**
 * A generated file carries the normalised read that it was made from, compressed, so that a later check can compare by ids
 * and tell every kind of change, also those that the generated text does not show.
 */
const MARK = 'feishu-hire/talent-fields 1 ';
const EMBEDDED = /feishu-hire\/talent-fields 1 ([A-Za-z0-9_-]+)/;
/** A pinned file is the operator's own; still, a few bytes must not unfold into all of the memory. */
const LONGEST_BYTES = 256 * 1024 * 1024;

const text = z.object({ zh: z.string(), en: z.string() });
const status = z.enum(['active', 'inactive', 'unknown']) satisfies z.ZodType<ActiveStatus>;
const thing = { id: z.string(), name: text, description: text, type: z.string(), status };
const flags = { custom: z.boolean(), required: z.boolean() };
const option = z.object({ key: z.string(), name: text, description: text, status });
const field = z.object({ ...thing, ...flags, moduleId: z.string(), options: z.array(option) });

/** The modules of a normalised read, as they stand in an export. */
export const modulesSchema = z.array(
  z.object({ ...thing, ...flags, fields: z.array(field) }),
) satisfies z.ZodType<TalentModule[]>;

/** One line without quotes, stars or line breaks: it fits in a comment and in a JSON string. */
export async function embed(modules: readonly TalentModule[]): Promise<string> {
  const packed = await promisify(deflateRaw)(await bytesOf(jsonPieces(modules, '')), { level: 9 });
  return MARK + packed.toString('base64url');
}

/** The read that a generated file was made from; `undefined` when it carries none that can be read. */
export function embedded(file: string): TalentModule[] | undefined {
  const [, data] = EMBEDDED.exec(file) ?? [];
  if (data === undefined) return undefined;
  try {
    const unfolded = inflateRawSync(Buffer.from(data, 'base64url'), { maxOutputLength: LONGEST_BYTES });
    return modulesSchema.parse(JSON.parse(unfolded.toString('utf8')));
  } catch {
    return undefined;
  }
}
