import type { Fault } from '../faults.js';
import type { Platform } from '../platform.js';
import { FAULT_PRESETS, presetFault } from '../fault-presets.js';
import { LIES } from '../lies.js';
import { BadRequest, textOf } from './json.js';

const KINDS = ['status', 'hang', 'reset', 'reset-after', 'delay', 'body', 'lie'];

/**
 * Switches a fault on as a request asks for it: `{ preset }`, or `{ route, kind, … }` with `regexp: true` for a pattern;
 * a preset with `on: false` is switched off.
 * @throws BadRequest when it is neither
 */
export function switchFault({ faults, credentials }: Platform, body: Record<string, unknown>): object {
  const fault = readFault(body, credentials.appId);
  if (body.preset !== undefined && fault.name !== undefined) faults.remove(fault.name);
  if (body.on !== false) faults.add(fault);
  return {};
}

function readFault(body: Record<string, unknown>, appId: string): Fault {
  const wanted = textOf(body, 'preset');
  const preset = FAULT_PRESETS.find((name) => name === wanted);
  if (preset) return presetFault(preset, appId);
  if (wanted !== undefined) throw new BadRequest(`no such preset; there are: ${FAULT_PRESETS.join(', ')}`);
  const route = textOf(body, 'route');
  if (route === undefined || !KINDS.includes(String(body.kind)))
    throw new BadRequest(`preset, or route and kind (${KINDS.join(', ')})`);
  if (body.kind === 'status' && typeof body.status !== 'number')
    throw new BadRequest('status must be a number');
  if (body.kind === 'delay' && typeof body.ms !== 'number') throw new BadRequest('ms must be a number');
  if (body.kind === 'lie' && !LIES.some((lie) => lie === body.lie))
    throw new BadRequest(`lie must be one of ${LIES.join(', ')}`);
  if (body.kind === 'body' && body.body === undefined) throw new BadRequest('body is missing');
  const { regexp, ...rest } = body;
  return { ...rest, route: regexp === true ? new RegExp(route) : route } as Fault;
}
