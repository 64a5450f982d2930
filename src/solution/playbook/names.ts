import { lakehouseSchemas } from '../../ports/lakehouse.ts';
import { tableName } from '../contract/names.ts';
import type { ActionMeaning } from '../actions.ts';

const schemas = lakehouseSchemas.join('|');
const form = String.raw`[A-Za-z0-9]*(?:\{(?:entity|entities|Entity)\})?[A-Za-z0-9]*`;
const namePattern = new RegExp(`^(?:${schemas})\\.(${form})$`);

/** The table that a playbook names, in the one spelling `extract.cycles`; null for what names no table. */
export function tableOf(name: string): string | null {
  const table = tableName(name);
  return namePattern.exec(table)?.[1] ? table : null;
}

/** Names of what stands in `working/` have one spelling only. */
function spelled(name: string): string {
  return tableOf(name) ?? name;
}

export type Actions = Readonly<Record<string, ActionMeaning>>;

/** Who makes what. */
export interface Makers {
  /** Whether one of these products is the wanted thing. */
  readonly among: (products: Iterable<string>, wanted: string) => boolean;
  /** The actions that make it, in the order of the list of actions. */
  readonly of: (wanted: string) => readonly string[];
}

const entity = /^[A-Za-z][A-Za-z0-9]*$/;
const template = /\{(?:entity|entities|Entity)\}/;

export function makersIn(actions: Actions): Makers {
  const products = Object.values(actions).flatMap(({ produces }) => produces.map(spelled));
  // `extract.{entities}` does not stand for `extract.pages`, which has a maker of its own.
  const exact = new Set(products.filter((product) => !template.test(product)));
  const same = (product: string, wanted: string): boolean => {
    if (product === wanted) return true;
    const [before, after] = product.split(template);
    if (after === undefined || before === undefined || exact.has(wanted) || template.test(wanted)) return false;
    if (!wanted.startsWith(before) || !wanted.endsWith(after)) return false;
    return entity.test(wanted.slice(before.length, wanted.length - after.length));
  };
  const among = (made: Iterable<string>, wanted: string): boolean => {
    const name = spelled(wanted);
    for (const product of made) if (same(spelled(product), name)) return true;
    return false;
  };
  const of = (wanted: string): readonly string[] =>
    Object.keys(actions).filter((action) => among(actions[action]?.produces ?? [], wanted));
  return { among, of };
}

/** The stage in the name of an action. */
export function stageIn(action: string): string {
  return action.slice(0, Math.max(0, action.indexOf('.')));
}
