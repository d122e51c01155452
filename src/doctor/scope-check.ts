import type { BotError } from '../base/errors.js';
import { pass, type Check, type Verdict, failed } from './check.js';
import { afterToken } from './platform.js';
import { errorOf, type Probes } from './probes.js';
import { scopeNeeds, type ScopeNeed } from './scopes.js';

export interface ScopeCheckOptions {
  /** `access.allow_external`. */
  readonly showsGuests: boolean;
  readonly appId: string;
  readonly baseUrl: string;
}

/**
 * Whether every scope is granted: what Feishu lists, and what the calls themselves were answered, which is the truth. A scope
 * that was granted and not published is one that a call misses.
 */
export function scopeCheck(probes: Probes, options: ScopeCheckOptions): Check {
  return { name: 'scopes', run: () => afterToken(probes, () => look(probes, options)) };
}

async function look(probes: Probes, options: ScopeCheckOptions): Promise<Verdict> {
  const [listError, ...errors] = await Promise.all([
    errorOf(probes.scopes),
    errorOf(probes.sources),
    errorOf(probes.fields),
  ]);
  const refusals = errors.filter((error): error is BotError => error?.code === 'scope_missing');
  const granted = listError ? undefined : await probes.scopes();
  const missing = scopeNeeds(options.showsGuests).filter(({ anyOf }) => lacks(anyOf, granted, refusals));
  const grave = missing.some(({ needed }) => needed);
  if (missing.length === 0 && listError) return failed(listError, 'warn');
  if (missing.length === 0) return pass('需要的权限都已开通', 'every scope that the bot needs is granted');
  const named = (language: 'zh' | 'en'): string =>
    missing
      .map(({ anyOf, what }) => `${anyOf[0] ?? ''} (${what[language]})`)
      .join(language === 'zh' ? '；' : '; ');
  const link = refusals.find(({ facts }) => facts.helpUrl)?.facts.helpUrl ?? consoleLink(missing, options);
  const at = link === undefined ? '' : ` ${link}`;
  return {
    status: grave ? 'fail' : 'warn',
    message: { zh: `未开通：${named('zh')}`, en: `not granted: ${named('en')}` },
    hint: {
      zh: `在开发者后台的权限管理中开通应用身份权限，然后发布新版本。${at}`,
      en: `Grant them as tenant scopes on the console's page "Permissions & Scopes" and publish a new version.${at}`,
    },
  };
}

function lacks(
  anyOf: readonly string[],
  granted: ReadonlyMap<string, boolean> | undefined,
  refusals: readonly BotError[],
): boolean {
  const refused = refusals.some(({ facts }) => facts.scopes?.some((scope) => anyOf.includes(scope)));
  return refused || (granted !== undefined && !anyOf.some((scope) => granted.get(scope)));
}

/** As Feishu's own help links are made, for scopes that no call of the check needs; on Feishu's own hosts only. */
function consoleLink(
  missing: readonly ScopeNeed[],
  { appId, baseUrl }: ScopeCheckOptions,
): string | undefined {
  if (!baseUrl.startsWith('https://open.')) return undefined;
  const scopes = missing.map(({ anyOf }) => anyOf[0] ?? '').join(',');
  return `${baseUrl}/app/${appId}/auth?q=${scopes}&op_from=openapi&token_type=tenant`;
}
