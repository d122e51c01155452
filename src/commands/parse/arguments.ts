import { z } from 'zod';
import { cut } from '../../../cards/kit/text.js';
import type { Text } from '../../base/text.js';
import type { Command, Parameter } from '../port.js';
import { nearestWord } from './nearest-word.js';
import { tokenise, type Token } from './tokens.js';

/** Arguments that fit, or what is wrong with them in words. */
type Checked = { readonly args: Readonly<Record<string, unknown>> } | { readonly problem: Text };
export type Parsed =
  | { readonly args: Readonly<Record<string, unknown>> }
  | {
      readonly problem: Text;
      /** What was probably meant, as it would be typed after the command's name. */
      readonly corrected?: string | undefined;
    };

/** `--name`, and what keyboards make of it: `—name`, `––name`, `—-name`; `=` or `:` may follow with the value. */
const FLAG = /^[-—–－]{1,2}(\p{L}[\p{L}\w-]*)(?:[=:]([\s\S]*))?$/u;

/** Reads what was typed after a command's name. */
export function parseArguments(command: Command, text: string): Parsed {
  const raw: Record<string, unknown> = {};
  const words: string[] = [];
  // What was mistyped is read as what it most likely means, so that the whole command can be offered.
  let misnamed: Text | undefined;
  const tokens = tokenise(text);
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    const flag = asFlag(command, token);
    if (flag === undefined) {
      words.push(token.text);
      continue;
    }
    const known = findFlag(command, flag.name);
    const near = known ?? nearestFlag(command, flag.name);
    if (!known) misnamed ??= unknownFlag(flag.name, near?.[0]);
    const [name, parameter] = near ?? [];
    if (name === undefined || parameter === undefined) return { problem: misnamed ?? unknownFlag(flag.name) };
    if (parameter.kind === 'switch') {
      raw[name] = flag.value === undefined || !/^(false|no|0|否)$/i.test(flag.value);
      continue;
    }
    const next = tokens[at + 1];
    const takesNext = flag.value === undefined && next !== undefined && asFlag(command, next) === undefined;
    const value = takesNext ? next.text : flag.value;
    if (takesNext) at += 1;
    if (value === undefined || value === '') return { problem: missingValue(flag.name, parameter) };
    raw[name] = value;
  }
  const textName = textParameter(command);
  if (words.length > 0) {
    if (textName === undefined)
      return { problem: tooMuch(words.join(' ')), corrected: Object.keys(raw).length === 0 ? '' : undefined };
    raw[textName] = words.join(' ');
  }
  const checked = checkArguments(command, raw);
  if ('args' in checked && misnamed === undefined) return checked;
  const problem = misnamed ?? ('problem' in checked ? checked.problem : undefined);
  return problem ? { problem, corrected: correctedText(command, raw) } : checked;
}

/** The arguments with every value that does not fit replaced by what it most likely means; `undefined` if one cannot be. */
function correctedText(command: Command, raw: Readonly<Record<string, unknown>>): string | undefined {
  const fixed = { ...raw };
  for (const [name, { schema, correct }] of Object.entries(command.parameters)) {
    if (schema.safeParse(fixed[name]).success) continue;
    const better = correct?.(typeof fixed[name] === 'string' ? fixed[name] : '');
    if (better === undefined) return undefined;
    fixed[name] = better;
  }
  return 'args' in checkArguments(command, fixed) ? typedArguments(command, fixed) : undefined;
}

/** Arguments as they would be typed after the command's name. */
export function typedArguments(command: Command, raw: Readonly<Record<string, unknown>>): string {
  return Object.entries(command.parameters)
    .flatMap(([name, { kind }]) => {
      const value = raw[name];
      if (value === undefined || value === false) return [];
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      if (kind === 'text') return [text];
      if (kind === 'switch') return [`--${name}`];
      return [`--${name} ${/\s/.test(text) ? `"${text}"` : text}`];
    })
    .join(' ');
}

/** Checks what a button carries with the same schemas; names that the command does not know are left out. */
export function checkArguments(command: Command, raw: Readonly<Record<string, unknown>>): Checked {
  const args: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(command.parameters)) {
    const parsed = parameter.schema.safeParse(raw[name]);
    if (!parsed.success) return { problem: parameter.expects ?? doesNotFit(parameter) };
    if (parsed.data !== undefined) args[name] = parsed.data;
  }
  const carried = z.object(command.carried).partial().safeParse(raw);
  if (!carried.success)
    return {
      problem: {
        zh: '这张卡片已过时，请重新发送命令。',
        en: 'This card is out of date. Please send the command again.',
      },
    };
  return { args: { ...args, ...carried.data } };
}

function asFlag(command: Command, token: Token): { name: string; value: string | undefined } | undefined {
  if (token.quoted) return undefined;
  const match = FLAG.exec(token.text);
  if (!match?.[1]) return undefined;
  // One plain hyphen may begin a word of the text; it is a flag only when the command has it.
  if (/^-\p{L}/u.test(token.text) && !findFlag(command, match[1])) return undefined;
  return { name: match[1], value: match[2] };
}

function findFlag(command: Command, said: string): [string, Parameter] | undefined {
  const wanted = said.normalize('NFKC').toLowerCase().replaceAll('_', '-');
  return Object.entries(command.parameters).find(
    ([name, { kind, aliases = [] }]) => kind !== 'text' && [name, ...aliases].includes(wanted),
  );
}

function textParameter(command: Command): string | undefined {
  return Object.entries(command.parameters).find(([, { kind }]) => kind === 'text')?.[0];
}

function nearestFlag(command: Command, typed: string): [string, Parameter] | undefined {
  const flags = Object.entries(command.parameters).filter(([, { kind }]) => kind !== 'text');
  const names = flags.flatMap(([name, { aliases = [] }]) => [name, ...aliases]);
  const beginning = names.filter((name) => typed.length > 1 && name.startsWith(typed.toLowerCase()));
  const near = beginning.length === 1 ? beginning[0] : nearestWord(typed, names);
  return near === undefined ? undefined : findFlag(command, near);
}

function unknownFlag(typed: string, near?: string): Text {
  const said = cut(typed);
  return {
    zh: `没有 --${said} 这个参数${near ? `，你是不是想用 --${near}？` : '。'}`,
    en: `There is no --${said}${near ? `. Did you mean --${near}?` : '.'}`,
  };
}

function missingValue(said: string, parameter: Parameter): Text {
  return { zh: `--${said} 后面缺少值：${parameter.form}`, en: `--${said} needs a value: ${parameter.form}` };
}

function tooMuch(typed: string): Text {
  const words = cut(typed);
  return { zh: `这个命令不需要“${words}”。`, en: `This command takes no "${words}".` };
}

function doesNotFit({ form }: Parameter): Text {
  return { zh: `参数的值不对，应为 ${form}`, en: `The value does not fit; it should be ${form}` };
}
