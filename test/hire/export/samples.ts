import { parseSourcePage, parseTalentObjects } from '../../../src/hire/answer.js';
import { bytesOf, type Pieces } from '../../../src/hire/export/pieces.js';
import type { FieldOption, TalentField, TalentModule } from '../../../src/hire/types.js';
import { openFeishu } from '../../feishu/open.js';
import { field, module, option } from '../../watch/things.js';

/** Names that break what is written carelessly. */
export const NASTY = [
  '=cmd|"/c calc"!A1',
  '+1',
  '-1',
  '@SUM(1)',
  '\tx',
  '\r=x',
  'a "quoted", name',
  'two\nlines',
  'two\r\nlines',
  '🐼👩‍👩‍👧',
  '<b>&amp;</b>',
  '*/ end(); /*',
  '`${x}` \\',
  "it's",
  '__proto__',
  '_x000D_',
  '\u2028',
  '\u0001',
  '',
  'class',
  '1st',
];

export const named = (zh: string, en = ''): { readonly zh: string; readonly en: string } => ({ zh, en });

/** A field of every type, with options where there are any, and one of nearly everything disabled. */
export function everyType(): TalentModule[] {
  const options: FieldOption[] = [
    option('1', { name: named('本科', "Bachelor's degree") }),
    option('2', { name: named('硕士') }),
    option('3', { name: named('大专', 'College'), status: 'inactive' }),
  ];
  const all = Array.from({ length: 14 }, (_, n): TalentField => {
    const type = String(n);
    const select = type === '3' || type === '4';
    return field(`t${type}`, { type, options: select ? options : [], required: type === '3' });
  });
  return [
    module('education', all, { name: named('教育经历', 'Education'), required: true }),
    module('other', [field('gone', { required: true, status: 'inactive', type: '1' })]),
  ];
}

/** Nasty names as modules, fields and options, each pair of them alike as well. */
export function nastyForm(): TalentModule[] {
  const fields = NASTY.flatMap((name, at) => [
    field(`f${at}`, { name: named(name), description: named(name, name) }),
    field(`g${at}`, {
      name: named(name, name),
      options: NASTY.map((text, n) => option(`${n}${text}`, { name: named(text), description: named(text) })),
    }),
  ]);
  return NASTY.map((name, at) =>
    module(`${at}${name}`, fields, { name: named(name), description: named(name), status: 'inactive' }),
  );
}

/** The text of an exported file. */
export async function textOf(pieces: Pieces): Promise<string> {
  return Buffer.from(await bytesOf(pieces)).toString('utf8');
}

/** The pretend tenant's settings as the bot reads them. */
export async function richTenant() {
  const open = await openFeishu();
  const { feishu, tenant } = open;
  const [sources, talent] = await Promise.all([
    feishu.hire.resumeSources({ tenant, pageSize: 100 }),
    feishu.hire.talentObjects({ tenant }),
  ]);
  await open.close();
  return { sources: parseSourcePage(sources).items, modules: parseTalentObjects(talent) };
}
