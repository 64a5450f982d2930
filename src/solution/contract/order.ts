import type { ContractObject, SystemContract } from './shape.ts';

export interface Placed {
  readonly object: ContractObject;
  /** 0 for what needs nothing before it. */
  readonly level: number;
}

/** Parents before children, by name within a level. Objects of a circle come last, so that none is lost. */
export function readOrder(contract: SystemContract): readonly Placed[] {
  return ordered(contract, ({ parent }) => (parent === undefined ? [] : [parent.object]));
}

/** The order in which records could be created: further entities may have to be there first. */
export function createOrder(contract: SystemContract): readonly Placed[] {
  return ordered(contract, ({ parent, created_after }) => [...(parent === undefined ? [] : [parent.object]), ...created_after]);
}

function ordered({ objects }: SystemContract, needs: (object: ContractObject) => readonly string[]): readonly Placed[] {
  const known = new Map(objects.map((object) => [object.name, object]));
  const levels = new Map<string, number>();
  const levelOf = (object: ContractObject, above: readonly string[]): number => {
    const found = levels.get(object.name);
    if (found !== undefined) return found;
    const before = needs(object).flatMap((name) => known.get(name) ?? []);
    const path = [...above, object.name];
    const level = Math.max(-1, ...before.map((one) => (path.includes(one.name) ? objects.length : levelOf(one, path)))) + 1;
    levels.set(object.name, level);
    return level;
  };
  const placed = objects.map((object) => ({ object, level: levelOf(object, []) }));
  return placed.sort((a, b) => a.level - b.level || (a.object.name < b.object.name ? -1 : 1));
}
