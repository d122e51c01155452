import type { ReadList, ResumeSource, TalentModule } from '../types.js';
import { jsonFile } from './json-pieces.js';
import type { Pieces } from './pieces.js';

/** What an export of the normalised read says about itself. */
interface Head {
  readonly format: 'feishu-hire/resume-sources' | 'feishu-hire/talent-fields';
  readonly version: 1;
  /** When it was read, ISO 8601. */
  readonly readAt: string;
}

export interface SourcesJson extends Head {
  readonly sources: readonly ResumeSource[];
}

export interface FieldsJson extends Head {
  readonly modules: readonly TalentModule[];
}

const head = (format: Head['format'], readAt: number): Head => ({
  format,
  version: 1,
  readAt: new Date(readAt).toISOString(),
});

/** The sources as the bot understood them, with the time of the read. */
export function sourcesJson({ items, readAt }: ReadList<ResumeSource>): Pieces {
  const file: SourcesJson = { ...head('feishu-hire/resume-sources', readAt), sources: items };
  return jsonFile(file);
}

/** The modules, fields and options as the bot understood them, with the time of the read. */
export function fieldsJson({ items, readAt }: ReadList<TalentModule>): Pieces {
  const file: FieldsJson = { ...head('feishu-hire/talent-fields', readAt), modules: items };
  return jsonFile(file);
}
