import { dataCases } from './check-cases-data.js';
import { structureCases } from './check-cases-structure.js';
import { textCases } from './check-cases-text.js';
import { valuesCases } from './check-cases-values.js';

/** What is wrong, the card, where the one finding is, its rule, and Feishu's code (0: only we refuse it). */
export type Case = readonly [wrong: string, card: unknown, path: string, rule: string, code: number];

/** One row for each way to break a rule; the card breaks no other. */
export const CASES: readonly Case[] = [...structureCases, ...valuesCases, ...textCases, ...dataCases];
