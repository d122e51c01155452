import { asBotError } from '../base/errors.js';
import type { Call } from './call.js';
import { CallError } from './failure.js';
import type { Files, UploadResult } from './port.js';

/**
 * What may pass later by itself. What an administrator has to change first is not among it: a card still passes, so the
 * person who waits for the file is told at once.
 */
const PASSING: ReadonlySet<string> = new Set(['wait', 'wait-chat', 'again', 'unknown', 'token']);

/**
 * Uploads files (Feishu, "Upload file": at most 30 MB, never empty; scope im:resource or im:resource:upload). An upload
 * that is made twice does no harm: nobody sees a file before a message shows it.
 */
export function createFiles(call: Call): Files {
  return {
    upload: async (tenant, { name, type, content }): Promise<UploadResult> => {
      try {
        const body = await call(
          {
            api: 'POST im/v1/files',
            tenant,
            limits: [
              ['uploadsMinute', tenant],
              ['uploads', tenant],
            ],
            priority: 'reply',
            kind: 'read',
          },
          // The SDK's own method for this hands over no error codes.
          (sdk) =>
            sdk.request({
              method: 'POST',
              url: '/open-apis/im/v1/files',
              headers: { 'content-type': 'multipart/form-data' },
              data: { file_type: type, file_name: name, file: Buffer.from(content) },
            }),
        );
        const key = (body['data'] as { file_key?: unknown } | undefined)?.file_key;
        if (typeof key === 'string' && key !== '') return { kind: 'uploaded', key };
        throw new CallError('unknown', 'upstream_failed', { detail: 'POST im/v1/files gave no file_key' });
      } catch (thrown) {
        const error = asBotError(thrown);
        const { retryAfterMs } = error.facts;
        if (thrown instanceof CallError && thrown.verdict === 'quota')
          return { kind: 'quota', error, retryAfterMs };
        const passes = thrown instanceof CallError ? PASSING.has(thrown.verdict) : error.code !== 'internal';
        return passes ? { kind: 'later', error, retryAfterMs } : { kind: 'refused', error };
      }
    },
  };
}
