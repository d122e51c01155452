/** One part of a form: its bytes as they came, whether it is called a file or not. */
export interface FormPart {
  bytes: Buffer;
  fileName?: string;
}

/** The form of a multipart body. */
export type Form = Map<string, FormPart>;

/**
 * Reads a multipart/form-data body (RFC 7578) byte for byte. The platform's own readers decode a part without a file
 * name as text, and clients do send files that way.
 * @returns undefined when it is not such a body
 */
export function parseMultipart(body: Buffer, contentType: string): Form | undefined {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) return undefined;
  const delimiter = Buffer.from(`--${boundary}`);
  const form: Form = new Map();
  let start = body.indexOf(delimiter);
  while (start >= 0) {
    const from = start + delimiter.length;
    const end = body.indexOf(delimiter, from);
    if (end < 0) break;
    // A part stands between the line break after its delimiter and the one before the next.
    addPart(form, body.subarray(from + 2, end - 2));
    start = end;
  }
  return form;
}

function addPart(form: Form, part: Buffer): void {
  const split = part.indexOf('\r\n\r\n');
  const header = part.subarray(0, split).toString('utf8');
  const [, name] = /^content-disposition:[^\r\n]*[;\s]name="([^"]*)"/im.exec(header) ?? [];
  if (split < 0 || name === undefined) return;
  const [, fileName] = /^content-disposition:[^\r\n]*;\s*filename="([^"]*)"/im.exec(header) ?? [];
  form.set(name, { bytes: part.subarray(split + 4), ...(fileName === undefined ? {} : { fileName }) });
}
