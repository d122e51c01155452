import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** One side of a text in the sources. */
interface Side {
  /** What is filled in stands as `⟨⟩`. */
  readonly text: string;
  /** The code of what is filled in. */
  readonly filled: readonly string[];
}

/** A text that is written for readers of either language. */
export interface Message {
  readonly where: string;
  readonly zh: Side;
  readonly en: Side;
}

/** What the sources of some folders say to people. */
export interface Catalogue {
  readonly messages: readonly Message[];
  /** Chinese that has no English beside it. */
  readonly alone: readonly string[];
}

const HAN = /\p{Script=Han}/u;
const LATIN = /\p{Script=Latin}{3}/u;
const SIDES: readonly (readonly [zh: string, en: string])[] = [
  ['zh', 'en'],
  ['zh_cn', 'en_us'],
];

/** The TypeScript files below a folder. @param except what the path of a file that does not count begins with. */
export function sourceFiles(folder: string, except: readonly string[] = []): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => path.endsWith('.ts') && !except.some((start) => path.startsWith(start)));
}

/**
 * Finds what is said to people in the sources themselves, so that none of it is forgotten: `{ zh, en }` literals, and
 * Chinese that is handed over with the English right behind it.
 */
export function catalogueOf(paths: readonly string[]): Catalogue {
  const messages: Message[] = [];
  const alone: string[] = [];
  for (const path of paths) {
    const file = ts.createSourceFile(path, ts.sys.readFile(path) ?? '', ts.ScriptTarget.ES2023, true);
    const where = (node: ts.Node): string =>
      `${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
    const visit = (node: ts.Node): void => {
      const said = ts.isObjectLiteralExpression(node) ? bothSides(node) : undefined;
      for (const [zh, en] of said ? alike(...said) : []) {
        const [left, right] = [sideOf(zh), sideOf(en)];
        if (left && right) messages.push({ where: where(zh), zh: left, en: right });
      }
      const text = ts.isExpression(node) ? sideOf(node) : undefined;
      if (text && HAN.test(text.text) && !isSide(node)) {
        const whole = outermost(node);
        const next = after(whole);
        const en = next && sideOf(next);
        const english = en && LATIN.test(next.getText()) && !HAN.test(en.text);
        if (english && whole === node) messages.push({ where: where(node), zh: text, en });
        else if (!english && !LATIN.test(text.text) && !isTyped(node))
          alone.push(`${where(node)}: ${text.text}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return { messages, alone };
}

function sideOf(node: ts.Expression): Side | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node))
    return { text: node.text, filled: [] };
  if (!ts.isTemplateExpression(node)) return undefined;
  const rest = node.templateSpans.map(({ literal }) => `⟨⟩${literal.text}`);
  const filled = node.templateSpans.map(({ expression }) => expression.getText());
  return { text: node.head.text + rest.join(''), filled };
}

function bothSides(node: ts.ObjectLiteralExpression): [ts.Expression, ts.Expression] | undefined {
  const value = (key: string): ts.Expression | undefined =>
    node.properties.filter(ts.isPropertyAssignment).find(({ name }) => name.getText() === key)?.initializer;
  for (const [zh, en] of SIDES) {
    const [left, right] = [value(zh), value(en)];
    if (left && right) return [left, right];
  }
  return undefined;
}

/** Where both sides choose by the same question, each choice is a text. */
function alike(zh: ts.Expression, en: ts.Expression): [ts.Expression, ts.Expression][] {
  if (ts.isConditionalExpression(zh) && ts.isConditionalExpression(en))
    return [...alike(zh.whenTrue, en.whenTrue), ...alike(zh.whenFalse, en.whenFalse)];
  return [[zh, en]];
}

/** Whether it stands in one side of an object, or in what is called like one: a text of that language, or a part of one. */
const isSide = (node: ts.Node): boolean =>
  ts.findAncestor(
    node,
    (at) =>
      (ts.isPropertyAssignment(at) || ts.isVariableDeclaration(at)) &&
      SIDES.flat().includes(at.name.getText()),
  ) !== undefined;

/** The template that this text is filled into, or itself. */
function outermost(node: ts.Node): ts.Node {
  const outer = ts.findAncestor(node.parent, ts.isTemplateExpression);
  return outer ? outermost(outer) : node;
}

/** What follows in the same call or list, or the other choice. */
function after(node: ts.Node): ts.Expression | undefined {
  const { parent } = node;
  if (ts.isConditionalExpression(parent)) return parent.whenFalse;
  const list = ts.isCallExpression(parent)
    ? parent.arguments
    : ts.isArrayLiteralExpression(parent)
      ? parent.elements
      : [];
  return list[list.findIndex((one) => one === node) + 1];
}

/** Names of properties, and of what is called, that hold what people type. */
const TYPED = new Set('aliases typed words wordsParameter switchParameter Map Set includes units'.split(' '));

/** Whether it is a word that people type, or a key: it is read, not shown. */
function isTyped(node: ts.Node): boolean {
  if (ts.isPropertyAssignment(node.parent) && node.parent.name === node) return true;
  const called = (at: ts.Node): string =>
    ts.isPropertyAssignment(at)
      ? at.name.getText()
      : ts.isCallExpression(at) || ts.isNewExpression(at)
        ? (/\w+$/.exec(at.expression.getText())?.[0] ?? '')
        : '';
  // Compared with what was typed.
  return (
    ts.isBinaryExpression(node.parent) || ts.findAncestor(node, (at) => TYPED.has(called(at))) !== undefined
  );
}
