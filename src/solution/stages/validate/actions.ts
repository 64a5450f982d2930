import type { Action } from '../../action.ts';
import { handoffs } from './handoffs.ts';
import { trace } from './trace.ts';

export const actions: Readonly<Record<string, Action>> = { 'validate.trace': trace, 'validate.handoffs': handoffs };
