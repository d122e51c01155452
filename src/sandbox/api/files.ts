import type { Answer, Handler, Route } from './route.js';
import type { Form } from '../http/multipart.js';
import { refuse, success } from './route.js';

const FILE_BYTES = 30 * 1024 * 1024;
const FILE_TYPES = ['opus', 'mp4', 'pdf', 'doc', 'xls', 'ppt', 'stream'];

/** Feishu, "Upload file": multipart, at most 30 MB, not empty. */
const upload: Handler = ({ body }, platform): Answer => {
  if (!(body instanceof Map)) return refuse(400, 234001, 'Invalid request param: not a multipart form');
  const form = body as Form;
  const type = form.get('file_type')?.bytes.toString('utf8') ?? '';
  const fileName = form.get('file_name')?.bytes.toString('utf8') ?? '';
  const bytes = form.get('file')?.bytes;
  if (!FILE_TYPES.includes(type) || fileName === '' || bytes === undefined)
    return refuse(400, 234001, 'Invalid request param.');
  if (bytes.length === 0) return refuse(400, 234010, "File's size can't be 0.");
  if (bytes.length > FILE_BYTES) return refuse(400, 234006, 'The file size exceed the max value.');
  const fileKey = platform.ids.file();
  platform.files.set(fileKey, { fileKey, fileName, fileType: type, bytes: Buffer.from(bytes) });
  return success({ file_key: fileKey });
};

export const fileRoutes: Route[] = [{ method: 'POST', pattern: '/open-apis/im/v1/files', handler: upload }];
