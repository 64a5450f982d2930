import { isoSeconds } from '../../core/time.ts';
import type { JsonMembers } from '../service.ts';
import { shelfOf, type Shelf } from '../shelf.ts';
import type { Series } from '../series.ts';

/** One row; lists and objects do not occur. */
export type Entity = Readonly<Record<string, string | number | boolean | null>>;

/** What stands for a value in annotations: labels by code, or a text made from the row. */
export type Labels = Readonly<Record<string, Readonly<Record<string, string>> | ((row: Entity) => string | null)>>;

/** A Dataverse table. Its rows stand in the order of `modifiedon`. */
export interface Table {
  /** Plural, as it stands in addresses. */
  readonly set: string;
  readonly key: string;
  readonly labels: Labels;
  readonly rows: Shelf<Entity>;
}

export function tableOf(definition: Omit<Table, 'rows'>, series: Series<Entity>): Table {
  return { ...definition, rows: shelfOf(series) };
}

/** What a change adds to the members that it brings. */
export function modified(now: () => number): (members: JsonMembers) => { readonly members: JsonMembers; readonly time: number } {
  return (members) => {
    const modifiedon = isoSeconds(now());
    return { members: { ...members, modifiedon }, time: Date.parse(modifiedon) };
  };
}
