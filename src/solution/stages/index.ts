import type { Action } from '../action.ts';
import type { Check } from '../gates/gate.ts';
import { actions as analyse } from './analyse/actions.ts';
import { checks as analyseChecks } from './analyse/checks.ts';
import { actions as clean } from './clean/actions.ts';
import { checks as cleanChecks } from './clean/checks.ts';
import { actions as extract } from './extract/actions.ts';
import { checks as extractChecks } from './extract/checks.ts';
import { actions as prepare } from './prepare/actions.ts';
import { checks as prepareChecks } from './prepare/checks.ts';
import { actions as refine } from './refine/actions.ts';
import { checks as refineChecks } from './refine/checks.ts';
import { actions as source } from './source/actions.ts';
import { checks as sourceChecks } from './source/checks.ts';
import { actions as transform } from './transform/actions.ts';
import { checks as transformChecks } from './transform/checks.ts';
import { actions as validate } from './validate/actions.ts';
import { checks as validateChecks } from './validate/checks.ts';

/** Every built-in action by its name. */
export const actions: Readonly<Record<string, Action>> = {
  ...{ ...source, ...prepare, ...extract, ...clean },
  ...{ ...transform, ...refine, ...analyse, ...validate },
};

/** Every built-in check by its id. */
export const checks: Readonly<Record<string, Check>> = {
  ...{ ...sourceChecks, ...prepareChecks, ...extractChecks, ...cleanChecks },
  ...{ ...transformChecks, ...refineChecks, ...analyseChecks, ...validateChecks },
};

/** Ids that a gate may have without SQL of its own. */
export const checkIds: ReadonlySet<string> = new Set(Object.keys(checks));
