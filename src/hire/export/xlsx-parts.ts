import type { Column } from './table.js';

/** Styles by their number in `styles.xml`. */
export const STYLE = { plain: 0, header: 1, off: 2 } as const;

/** Excel's own limits of a sheet's name and of a cell's text. */
const LONGEST_NAME = 31;
const LONGEST_TEXT = 32_767;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

// XML 1.0 has no words for these. Half a surrogate pair becomes U+FFFD when the text is encoded.
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

const escape = (text: string): string =>
  text
    .replaceAll(FORBIDDEN, '')
    // Excel reads _x000D_ as a character code; the code of the underscore keeps it as it was typed.
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(/[&<>"\r]/g, (sign) => ENTITIES[sign] ?? sign);

/** `A` for 0, `AA` for 26. */
function letters(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : letters(Math.floor(column / 26) - 1) + rest;
}

/** A row of texts. Every cell is a text, so nothing in it can be a formula. @param row from 1. */
export function rowXml(row: number, cells: readonly string[], style: number): string {
  const xml = cells.map((text, column) => {
    if (text === '') return '';
    const shown = escape(text.slice(0, LONGEST_TEXT));
    return `<c r="${letters(column)}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${shown}</t></is></c>`;
  });
  return `<row r="${row}">${xml.join('')}</row>`;
}

/** What stands before the rows: the frozen header and the widths; printed, a page is as wide as the table. */
export function sheetBegin(columns: readonly Column[], first: boolean): string {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"${first ? ' tabSelected="1"' : ''}>${pane}<selection pane="bottomLeft"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`;
}

/** What stands behind them: the filter, and A4 across for the printer. @param rows how many, the header included. */
export function sheetEnd(columns: number, rows: number): string {
  return `</sheetData><autoFilter ref="A1:${letters(columns - 1)}${rows}"/><pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/></worksheet>`;
}

/** The parts of the package beside the sheets. @param sheets their names, and where their filters are. */
export function packageParts(
  sheets: readonly { readonly name: string; readonly columns: number; readonly rows: number }[],
): Record<string, string> {
  const numbered = sheets.map((sheet, at) => ({ ...sheet, name: sheetName(sheet.name), n: at + 1 }));
  const definitions = numbered.map(({ name, n, columns, rows }) => {
    const sheet = `'${escape(name.replaceAll("'", "''"))}'!`;
    const end = `$${letters(columns - 1)}$${rows}`;
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${n - 1}" hidden="1">${sheet}$A$1:${end}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="${n - 1}">${sheet}$1:$1</definedName>`;
  });
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>${numbered.map(({ n }) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPES}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${numbered.map(({ name, n }) => `<sheet name="${escape(name)}" sheetId="${n}" r:id="rId${n}"/>`).join('')}</sheets><definedNames>${definitions.join('')}</definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${numbered.map(({ n }) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}<Relationship Id="rId${numbered.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="3">${font()}${font('<b/>')}${font('', 'FF8F959E')}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEFF0F1"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">${xf(0, 0)}${xf(1, 2)}${xf(2, 0)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
  };
}

const font = (bold = '', colour = 'FF1F2329'): string =>
  `<font>${bold}<sz val="11"/><color rgb="${colour}"/><name val="Calibri"/></font>`;
/** 49: text, so that an id of digits stays as it is when somebody edits it. On top, because of a text of several lines the first is shown. */
const xf = (fontId: number, fillId: number): string =>
  `<xf numFmtId="49" fontId="${fontId}" fillId="${fillId}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top"/></xf>`;

const sheetName = (name: string): string => name.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, LONGEST_NAME);
