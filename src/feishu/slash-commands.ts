import { z } from 'zod';
import { BotError } from '../base/errors.js';
import type { Call, CallSpec } from './call.js';
import type { SlashCommand } from './port.js';

/** A command that stands on the panel, whoever put it there. */
export interface PlacedCommand {
  readonly id: string;
  readonly name: string;
  readonly fallback: string | undefined;
  readonly zh: string | undefined;
  readonly en: string | undefined;
  readonly icon: string | undefined;
}

/** Feishu's slash command API. Every method throws BotError. */
export interface SlashCommandsApi {
  list(signal?: AbortSignal): Promise<PlacedCommand[]>;
  /** @returns the command's id. */
  create(command: SlashCommand, signal?: AbortSignal): Promise<string>;
  /** Replaces description and icon; a name cannot be changed. */
  update(id: string, command: SlashCommand, signal?: AbortSignal): Promise<void>;
  remove(id: string, signal?: AbortSignal): Promise<void>;
}

const PATH = '/open-apis/application/v7/app_slash_commands';
const API = PATH.slice('/open-apis/'.length);

const placedId = z.string().regex(/^\w{1,64}$/);
const placed = z.object({
  command_id: placedId,
  command: z.string(),
  description: z
    .object({
      default_value: z.string().nullish(),
      i18n: z.object({ zh_cn: z.string().nullish(), en_us: z.string().nullish() }).nullish(),
    })
    .nullish(),
  icon: z.object({ icon_key: z.string().nullish() }).nullish(),
});
const listed = z.object({ data: z.object({ items: z.array(placed).nullish() }).nullish() });
const made = z.object({ data: z.object({ command_id: placedId }) });

/**
 * Over the SDK's plain request, because it has no methods for this API. Feishu, "Slash commands of agents": the icon stands
 * at the top level, and a description is always replaced as a whole.
 */
export function createSlashCommands(call: Call): SlashCommandsApi {
  return {
    list: async (signal) => {
      const body = await call(spec('GET', API, 'read', signal), (sdk) =>
        sdk.request({ method: 'GET', url: PATH }),
      );
      const items = read(listed, body, `GET ${API}`).data?.items ?? [];
      return items.map(({ command_id, command, description, icon }) => ({
        id: command_id,
        name: command,
        fallback: description?.default_value ?? undefined,
        zh: description?.i18n?.zh_cn ?? undefined,
        en: description?.i18n?.en_us ?? undefined,
        icon: icon?.icon_key ?? undefined,
      }));
    },
    create: async (command, signal) => {
      const data = { command: command.name, ...shown(command) };
      const body = await call(spec('POST', API, 'send', signal), (sdk) =>
        sdk.request({ method: 'POST', url: PATH, data }),
      );
      return read(made, body, `POST ${API}`).data.command_id;
    },
    update: async (id, command, signal) => {
      const url = `${PATH}/${id}`;
      await call(spec('PATCH', `${API}/:command_id`, 'send', signal), (sdk) =>
        sdk.request({ method: 'PATCH', url, data: shown(command) }),
      );
    },
    remove: async (id, signal) => {
      const url = `${PATH}/${id}`;
      await call(spec('DELETE', `${API}/:command_id`, 'send', signal), (sdk) =>
        sdk.request({ method: 'DELETE', url }),
      );
    },
  };
}

/** The panel is the app's own, whatever the tenant. */
function spec(
  method: string,
  path: string,
  kind: CallSpec['kind'],
  signal: AbortSignal | undefined,
): CallSpec {
  return { api: `${method} ${path}`, tenant: '', limits: [['slash', '']], priority: 'poll', kind, signal };
}

function shown({ description: { zh, en }, icon }: SlashCommand): object {
  return {
    description: { default_value: zh, i18n: { zh_cn: zh, en_us: en } },
    icon: { icon_key: icon },
  };
}

function read<T>(schema: z.ZodType<T>, body: unknown, api: string): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new BotError('bad_answer', { detail: `not a slash command's answer`, facts: { api } });
}
