import type { Answer, Handler, Route } from './route.js';
import { fieldViolation, objectOf, refuse, success } from './route.js';

const MAX_COMMANDS = 100;
const PATH = '/open-apis/application/v7/app_slash_commands';
const DEFAULT_ICON = { icon_key: 'skill_outlined' };

/** How all of the platform's 72 keys look; which these are it tells nobody over the API. */
const ICON_KEY = /^[a-z0-9-]+_(outlined|filled|colorful)$/;

/** What a request says about a command's looks; what it leaves out is not there. */
interface Looks {
  description?: { default_value: string; i18n?: unknown };
  icon?: { icon_key: string };
}

/** The icon stands at the top level; one that is nested in the description goes unseen, as does every other member. */
function looksOf(body: unknown): Looks | Answer {
  const { description, icon } = objectOf(body);
  const looks: Looks = {};
  if (description !== undefined) {
    const { default_value: text, i18n } = objectOf(description);
    if (typeof text !== 'string') return fieldViolation('description.default_value', 'required');
    looks.description = { default_value: text, ...(i18n === undefined ? {} : { i18n }) };
  }
  if (icon !== undefined) {
    const { icon_key: key } = objectOf(icon);
    if (typeof key !== 'string' || !ICON_KEY.test(key))
      return refuse(400, 40000031, "Invalid Param 'icon_key'.");
    looks.icon = { icon_key: key };
  }
  return looks;
}

const list: Handler = (_request, { slashCommands }) => success({ items: [...slashCommands.values()] });

/** Feishu, "Slash commands of agents": names are unique in the app. */
const create: Handler = ({ body }, { slashCommands, ids, clock }) => {
  const { command } = objectOf(body);
  if (typeof command !== 'string' || command === '' || command.startsWith('/'))
    return fieldViolation('command', 'a name without the slash');
  const looks = looksOf(body);
  if ('status' in looks) return looks;
  if ([...slashCommands.values()].some((one) => one.command === command))
    return refuse(400, 40000000, "Invalid Param 'command'. command already exists.");
  if (slashCommands.size >= MAX_COMMANDS) return refuse(400, 40000000, 'too many commands');
  const time = String(Math.floor(clock.now() / 1000));
  const made = {
    command_id: ids.digits(19),
    command,
    icon: DEFAULT_ICON,
    ...looks,
    create_time: time,
    update_time: time,
  };
  slashCommands.set(made.command_id, made);
  return success(made);
};

/** Partial by top-level member; a description is replaced as a whole, the name is not updatable. */
const update: Handler = ({ params, body }, { slashCommands, clock }) => {
  const known = slashCommands.get(params.command_id ?? '');
  if (!known) return refuse(400, 40000000, "Invalid Param 'command_id'.");
  const looks = looksOf(body);
  if ('status' in looks) return looks;
  Object.assign(known, looks, { update_time: String(Math.floor(clock.now() / 1000)) });
  return success(known);
};

const remove: Handler = ({ params }, { slashCommands }) =>
  slashCommands.delete(params.command_id ?? '')
    ? success()
    : refuse(400, 40000000, "Invalid Param 'command_id'.");

/** The client's panel shows a change at once. */
const told =
  (handler: Handler): Handler =>
  async (request, platform) => {
    const answer = await handler(request, platform);
    platform.signal.emit({ kind: 'slash' });
    return answer;
  };

export const slashRoutes: Route[] = [
  { method: 'GET', pattern: PATH, handler: list },
  { method: 'POST', pattern: PATH, handler: told(create) },
  { method: 'PATCH', pattern: `${PATH}/:command_id`, handler: told(update) },
  { method: 'DELETE', pattern: `${PATH}/:command_id`, handler: told(remove) },
];
