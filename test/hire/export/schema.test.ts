import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { jsonSchemaOf } from '../../../src/hire/export/schema.js';
import type { TalentModule } from '../../../src/hire/types.js';
import { everyType, nastyForm, richTenant, textOf } from './samples.js';

async function compile(modules: readonly TalentModule[]) {
  const ajv = new Ajv2020({ strict: false, allErrors: true, unicodeRegExp: true });
  formats.default(ajv);
  const schema = JSON.parse(await textOf(jsonSchemaOf(modules))) as object;
  expect(ajv.validateSchema(schema)).toBe(true);
  return ajv.compile(schema);
}

const GOOD = {
  t1: 'x',
  t2: 'x\ny',
  t3: '1',
  t4: ['1', '2'],
  t5: '2026-11-25',
  t6: '2026-11',
  t7: '2026',
  t8: ['2026-01', null],
  t9: 1.5,
  t10: { any: 'thing' },
  t12: '2026-11-25',
  t13: ['file'],
};

describe('the JSON Schema of a talent', () => {
  it('takes a good talent, a field that it does not know, and a disabled option', async () => {
    const validate = await compile(everyType());
    expect(validate({ education: GOOD })).toBe(true);
    expect(validate({ education: { t3: '3', added_later: 1 } })).toBe(true);
    expect(validate({ education: { t3: '1' }, other: {} })).toBe(true);
  });

  it.each([
    ['no required module', {}],
    ['no required field', { education: {} }],
    ['an unknown option', { education: { t3: '9' } }],
    ['an option by its name', { education: { t3: '本科' } }],
    ['one of several unknown', { education: { t3: '1', t4: ['1', '9'] } }],
    ['an option twice', { education: { t3: '1', t4: ['1', '1'] } }],
    ['a number for a text', { education: { t3: '1', t1: 5 } }],
    ['a date that is none', { education: { t3: '1', t5: '2026-02-30' } }],
    ['a day for a month', { education: { t3: '1', t6: '2026-11-25' } }],
    ['a month that is none', { education: { t3: '1', t6: '2026-13' } }],
    ['a year of two digits', { education: { t3: '1', t7: '26' } }],
    ['half a period', { education: { t3: '1', t8: ['2026-01'] } }],
    ['a text for a number', { education: { t3: '1', t9: '1' } }],
  ])('refuses %s', async (_, talent) => {
    const validate = await compile(everyType());
    expect(validate(talent)).toBe(false);
  });

  it('says what is disabled, and names options in both languages', async () => {
    const schema = JSON.parse(await textOf(jsonSchemaOf(everyType()))) as {
      properties: Record<string, { properties: Record<string, Record<string, unknown>> }>;
    };
    expect(schema.properties['education']?.properties['t3']?.['oneOf']).toEqual([
      expect.objectContaining({ const: '1', title: "本科 · Bachelor's degree" }),
      expect.objectContaining({ const: '2', title: '硕士' }),
      expect.objectContaining({ const: '3', title: '大专 · College', deprecated: true }),
    ]);
    expect(schema.properties['other']?.properties['gone']).toMatchObject({ deprecated: true });
  });

  it('compiles whatever things are called, for a whole tenant, and does not change with the day', async () => {
    // Every module has the same fields; compiling all of them takes long.
    await compile(
      nastyForm().map((one, at) => (at === 0 ? one : { ...one, fields: one.fields.slice(0, 2) })),
    );
    const { modules } = await richTenant();
    await compile(modules);
    const again = jsonSchemaOf((await richTenant()).modules);
    expect(await textOf(jsonSchemaOf(modules))).toBe(await textOf(again));
  });
});
