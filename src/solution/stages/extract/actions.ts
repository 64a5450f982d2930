import type { Action } from '../../action.ts';
import { entity } from './entity.ts';
import { plan } from './plan.ts';
import { watermarks } from './watermarks.ts';

export const actions: Readonly<Record<string, Action>> = {
  'extract.plan': plan,
  'extract.entity': entity,
  'extract.watermarks': watermarks,
};
