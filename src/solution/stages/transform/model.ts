import type { SystemContract, ContractObject } from '../../contract/shape.ts';
import { upperFirst } from '../../contract/names.ts';
import { readOrder } from '../../contract/order.ts';
import { isNumber, isTime, type Field } from '../fields.ts';

export type Role = 'fact' | 'dimension';

/** A row of `transform.model`. */
export interface Decision {
  readonly entity: string;
  readonly role: Role;
  /** What Prepare proposed; empty when it proposed nothing. */
  readonly proposed: Role | '';
  readonly tableName: string;
  readonly grain: string;
  readonly why: string;
}

type FieldsOf = ReadonlyMap<string, readonly Field[]>;

/**
 * The business-activity test: what is measurable, happens in time and is context for nothing else is a fact; all else is
 * a dimension. What the contract says beats it.
 */
export function decide(contract: SystemContract, fields: FieldsOf): readonly Decision[] {
  const referred = referredTo(contract, fields);
  return readOrder(contract).map(({ object }) => {
    const own = fields.get(object.name) ?? [];
    const { role, why } = roleOf(contract, { object, own, referred });
    const proposed = proposedRole(object, own);
    const { tableName, grain } = role === 'fact' ? factNames(object, own) : { tableName: dimensionOf(object.name), grain: '' };
    return { entity: object.name, role, proposed, tableName, grain, why };
  });
}

/** `testCase` gives `dimTestCase`. */
export function dimensionOf(name: string): string {
  return `dim${upperFirst(name)}`;
}

interface Asked {
  readonly object: ContractObject;
  readonly own: readonly Field[];
  /** From an entity to one that refers to it. */
  readonly referred: ReadonlyMap<string, string>;
}

function roleOf(contract: SystemContract, { object, own, referred }: Asked): Pick<Decision, 'role' | 'why'> {
  if (object.role !== undefined) return { role: object.role, why: 'The contract says so' };
  if (object.fact !== undefined) return { role: 'fact', why: 'The contract names its fact' };
  const by = referred.get(object.name);
  if (by !== undefined) return { role: 'dimension', why: `It is context for "${by}"` };
  const codes = new Set(Object.keys(contract.codes));
  const measure = own.find((field) => isMeasure(field) && !codes.has(`${field.entity}.${field.targetName}`));
  const time = own.find(isTime);
  if (!measure) return { role: 'dimension', why: 'It has nothing to measure' };
  if (!time) return { role: 'dimension', why: 'It does not happen in time' };
  return { role: 'fact', why: `It measures "${measure.targetName}" and happens at "${time.targetName}"` };
}

const noMeasure = /(?:Id|Ids|Key|Code|Number|No|Version|Revision|Order|Index|Level|Flag|Type|Status|Position|Priority|Year)$/i;

/** A number that means more when it is summed. */
export function isMeasure(field: Field): boolean {
  return isNumber(field) && !field.isKey && field.foreignKeyTo === null && !noMeasure.test(field.targetName);
}

function referredTo(contract: SystemContract, fields: FieldsOf): ReadonlyMap<string, string> {
  const referred = new Map<string, string>();
  for (const { name, parent } of contract.objects) if (parent && !referred.has(parent.object)) referred.set(parent.object, name);
  for (const [entity, own] of fields) {
    for (const { foreignKeyTo } of own)
      if (foreignKeyTo !== null && foreignKeyTo !== entity && !referred.has(foreignKeyTo)) referred.set(foreignKeyTo, entity);
  }
  return referred;
}

function proposedRole(object: ContractObject, own: readonly Field[]): Role | '' {
  if (own.some(({ isInFact, factTableName }) => isInFact || factTableName !== null)) return 'fact';
  return own.some(({ dimensionName }) => dimensionName === dimensionOf(object.name)) ? 'dimension' : '';
}

function factNames(object: ContractObject, own: readonly Field[]): { readonly tableName: string; readonly grain: string } {
  const named = own.find(({ factTableName }) => factTableName !== null)?.factTableName;
  const grain = own.find(({ factGrain }) => factGrain !== null)?.factGrain;
  return {
    tableName: object.fact?.name ?? named ?? `fact${upperFirst(object.name)}`,
    grain: object.fact?.grain ?? grain ?? `one row per ${object.name}`,
  };
}
