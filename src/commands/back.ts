import { z } from 'zod';
import type { CallbackValue } from '../../cards/kit/components.js';

type ListAction = 'fields.page' | 'search.page';

/**
 * The list card that led to a detail, so that there is a way back. What a button carries is not to be trusted: nothing but
 * these lists may stand here.
 */
export function backTo(...actions: readonly [ListAction, ...ListAction[]]) {
  return z
    .looseObject({ action: z.enum(actions) })
    .transform((value): CallbackValue => value as CallbackValue);
}
