import type { ReadList, ResumeSource, TalentModule } from '../types.js';

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
export function sourcesJson({ items, readAt }: ReadList<ResumeSource>): string {
  const file: SourcesJson = { ...head('feishu-hire/resume-sources', readAt), sources: items };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The modules, fields and options as the bot understood them, with the time of the read. */
export function fieldsJson({ items, readAt }: ReadList<TalentModule>): string {
  const file: FieldsJson = { ...head('feishu-hire/talent-fields', readAt), modules: items };
  return `${JSON.stringify(file, null, 2)}\n`;
}
