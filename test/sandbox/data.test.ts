import { describe, expect, test } from 'vitest';
import { largeSettings, richSettings } from '../../src/sandbox/index.js';

const { sources, modules } = richSettings();
const fields = modules.flatMap((module) => module.children_list ?? []);

describe('the rich settings', () => {
  test('are of the size and variety of a real tenant', () => {
    expect(sources.length).toBeGreaterThanOrEqual(60);
    expect(new Set(sources.map((one) => one.resume_source_type)).size).toBe(10);
    expect(modules.length).toBeGreaterThanOrEqual(12);
    expect(fields.length).toBeGreaterThanOrEqual(120);
    const types = new Set(fields.map((one) => one.setting.object_type));
    expect([...types].toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13]);
    const options = fields.map((one) => one.setting.config?.options?.length ?? 0);
    expect(Math.max(...options)).toBe(300);
    for (const list of [sources, modules, fields])
      expect(new Set(list.map((one) => one.active_status))).toEqual(new Set([1, 2]));
    expect(sources.some((one) => one.en_name === '')).toBe(true);
  });

  test('have an id once a list, except that one module shares it with a field', () => {
    expect(new Set(sources.map((one) => one.id)).size).toBe(sources.length);
    expect(new Set(modules.map((one) => one.id)).size).toBe(modules.length);
    expect(new Set(fields.map((one) => one.id)).size).toBe(fields.length);
    const shared = modules.filter((module) => module.children_list?.some((field) => field.id === module.id));
    expect(shared.map((one) => one.name.zh_cn)).toEqual(['项目经历']);
  });

  test('give selects options with a key once each, and nobody else options', () => {
    for (const field of fields) {
      const select = [3, 4].includes(field.setting.object_type);
      const keys = (field.setting.config?.options ?? []).map((option) => option.key);
      expect(keys.length > 0, field.name.zh_cn).toBe(select);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test('are the same each time, and nobody shares a copy', () => {
    expect(richSettings()).toEqual({ sources, modules });
    const other = richSettings();
    for (const source of other.sources) source.active_status = 3;
    for (const { children_list = [] } of other.modules)
      for (const { setting } of children_list)
        for (const option of setting.config?.options ?? []) option.active_status = 3;
    expect(JSON.stringify({ sources, modules })).not.toContain('"active_status":3');
  });
});

describe('the large settings', () => {
  const shape = {
    sources: 1000,
    modules: 40,
    fieldsPerModule: 60,
    selectEvery: 5,
    options: 200,
    bigSelect: 10_000,
  };

  test('are as large as asked', () => {
    const large = largeSettings(shape);
    const all = large.modules.flatMap((module) => module.children_list ?? []);
    const counts = all
      .map((field) => field.setting.config?.options?.length ?? 0)
      .filter((count) => count > 0);
    expect([large.sources.length, large.modules.length, all.length]).toEqual([1000, 40, 2400]);
    expect([counts.length, counts[0], counts[1]]).toEqual([480, 10_000, 200]);
    const ids = [...large.sources, ...large.modules, ...all].map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^\d{19}$/.test(id))).toBe(true);
  });

  test('have long names that try the cards', () => {
    const names = largeSettings({ ...shape, modules: 1 }).sources.map((one) => one.zh_name);
    const lengths = names.map((name) => [...new Intl.Segmenter('zh').segment(name)].length);
    expect(Math.max(...lengths)).toBeGreaterThan(60);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(90);
    for (const mark of '*_[]<>`') expect(names.join('')).toContain(mark);
  });
});
