import { describe, expect, it } from 'vitest';
import { readable, render, tagsOf } from './render-fixtures.js';

const columns = [{ name: 'a', display_name: 'A', data_type: 'text' }];
const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ a: `row${String(index)}` }));
const table = (more: object) => render([{ tag: 'table', columns, rows: rows(12), ...more }]);
const pages = (html: string) => tagsOf(html).filter(({ name }) => name === 'tbody');

describe('the pages of a table', () => {
  it.each([
    [{}, 3],
    [{ page_size: 4 }, 3],
    [{ page_size: 10 }, 2],
    [{ page_size: 50 }, 2],
    [{ page_size: 0 }, 12],
    [{ rows: rows(5) }, 1],
    [{ rows: [] }, 1],
  ])('with %j are %i, of which the first is to be seen', (more, count) => {
    const bodies = pages(table(more));
    expect(bodies).toHaveLength(count);
    expect(bodies.map(({ attributes }) => 'hidden' in attributes)).toEqual([
      false,
      ...Array<boolean>(count - 1).fill(true),
    ]);
  });

  it('can be turned when there are several, and say where one is', () => {
    const html = table({});
    const turns = tagsOf(html).filter(({ attributes }) => 'data-turn' in attributes);
    expect(turns.map(({ attributes }) => [attributes['data-turn'], 'disabled' in attributes])).toEqual([
      ['previous', true],
      ['next', false],
    ]);
    expect(readable(html)).toContain('1 / 3');
    expect(table({ rows: rows(2) })).not.toContain('data-turn');
  });

  it('have the look that the card asks for', () => {
    const html = table({
      row_height: 'high',
      freeze_first_column: true,
      header_style: { background_style: 'grey', text_color: 'grey', bold: false, text_align: 'center' },
    });
    expect(html).toContain('class="table row-high table-frozen table-grey table-quiet table-light"');
    expect(html).toContain('<th scope="col" class="ta-center">');
  });

  it('write a moment as its column asks for it', () => {
    const moment = { columns: [{ name: 'a', data_type: 'date', date_format: 'YYYY-MM-DD HH:mm' }] };
    expect(readable(table({ ...moment, rows: [{ a: 1_790_000_000_000 }] }))).toContain('2026-09-21 22:13');
    expect(readable(table({ ...moment, rows: [{ a: 'soon' }] }))).toContain('soon');
  });
});
