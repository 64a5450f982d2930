import { madeBefore, productsOf } from '../playbook/flow.ts';
import { makersIn, type Actions } from '../playbook/names.ts';
import type { Playbook } from '../playbook/playbook.ts';

/** Where a step goes: before the step at this index, or why it can go nowhere. */
export type Place = { readonly index: number } | { readonly reason: string };

/**
 * After everything that the action needs has been made and before anything that needs what it makes; between the two,
 * where the list of actions has it.
 */
export function placeFor(action: string, playbook: Playbook, { playbooks, actions }: Pipeline): Place {
  const makers = makersIn(actions);
  const { steps } = playbook;
  const needs = actions[action]?.consumes ?? [];
  const there = [...madeBefore(playbook.stage, playbooks, { actions, unsure: new Set() })];
  const lacking = (): string | undefined => needs.find((thing) => !makers.among(there, thing));
  let earliest = 0;
  while (lacking() !== undefined && earliest < steps.length) {
    there.push(...productsOf(steps[earliest]?.starts?.uses, actions));
    earliest += 1;
  }
  const lack = lacking();
  if (lack !== undefined) return { reason: `It needs ${lack}, which no step before it produces` };
  const gives = productsOf(action, actions);
  const waiting = steps.findIndex(({ starts }) =>
    (actions[starts?.uses ?? '']?.consumes ?? []).some((thing) => makers.among(gives, thing)),
  );
  const latest = waiting === -1 ? steps.length : waiting;
  if (earliest > latest) return { reason: `${steps[latest]?.starts?.uses ?? ''} needs it before what it needs itself is there` };
  const order = Object.keys(actions);
  const usual = steps.findLastIndex(({ starts }) => starts !== null && order.indexOf(starts.uses) < order.indexOf(action)) + 1;
  return { index: Math.min(latest, Math.max(earliest, usual)) };
}

interface Pipeline {
  readonly playbooks: readonly Playbook[];
  readonly actions: Actions;
}
