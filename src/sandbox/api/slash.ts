import type { Handler, Route } from './route.js';
import { objectOf, refuse, success } from './route.js';

const MAX_COMMANDS = 100;
const PATH = '/open-apis/application/v7/app_slash_commands';

const list: Handler = (_request, { slashCommands }) => success({ items: [...slashCommands.values()] });

/** Feishu, "Slash commands of agents": names are unique in the app, the icon stands at the top level. */
const create: Handler = ({ body }, { slashCommands, ids, clock }) => {
  const { command, description, icon } = objectOf(body);
  if (typeof command !== 'string' || command === '' || command.startsWith('/'))
    return refuse(400, 99992402, 'field validation failed', violation('command'));
  if (description !== undefined && typeof objectOf(description).default_value !== 'string')
    return refuse(400, 99992402, 'field validation failed', violation('description.default_value'));
  if ([...slashCommands.values()].some((one) => one.command === command))
    return refuse(400, 40000000, "Invalid Param 'command'. command already exists.");
  if (slashCommands.size >= MAX_COMMANDS) return refuse(400, 40000000, 'too many commands');
  const time = String(Math.floor(clock.now() / 1000));
  const made = {
    command_id: ids.digits(19),
    command,
    description,
    icon,
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
  const { description, icon } = objectOf(body);
  if (description !== undefined) known.description = description;
  if (icon !== undefined) known.icon = icon;
  known.update_time = String(Math.floor(clock.now() / 1000));
  return success(known);
};

const remove: Handler = ({ params }, { slashCommands }) =>
  slashCommands.delete(params.command_id ?? '')
    ? success()
    : refuse(400, 40000000, "Invalid Param 'command_id'.");

function violation(field: string): object {
  return { error: { field_violations: [{ field, value: '', description: 'invalid' }] } };
}

export const slashRoutes: Route[] = [
  { method: 'GET', pattern: PATH, handler: list },
  { method: 'POST', pattern: PATH, handler: create },
  { method: 'PATCH', pattern: `${PATH}/:command_id`, handler: update },
  { method: 'DELETE', pattern: `${PATH}/:command_id`, handler: remove },
];
