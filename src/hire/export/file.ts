import { bytesOf, type Pieces } from './pieces.js';

/** A file as it is handed over: to a chat, or to a job. */
export interface ExportFile {
  /** Says what is in it and of which day. */
  readonly name: string;
  readonly content: Uint8Array;
  /** Feishu's `file_type` ("Upload file"). */
  readonly type: 'stream' | 'xls';
}

const EXTENSIONS = {
  csv: '.csv',
  xlsx: '.xlsx',
  json: '.json',
  'json-schema': '.schema.json',
  typescript: '.ts',
  markdown: '.md',
} as const;

export type ExportFormat = keyof typeof EXTENSIONS;

/**
 * @param base what is in it and of which day, such as `talent-fields-2026-11-25`.
 * @param content of a text, its pieces.
 */
export async function exportFile(
  base: string,
  format: ExportFormat,
  content: Uint8Array | Pieces,
): Promise<ExportFile> {
  return {
    name: `${base}${EXTENSIONS[format]}`,
    content: content instanceof Uint8Array ? content : await bytesOf(content),
    type: format === 'xlsx' ? 'xls' : 'stream',
  };
}
