import type { Column } from '../../ports/warehouse.ts';
import { technicalColumns } from '../infer/names.ts';
import { columnType } from '../infer/types.ts';
import type { SystemContract } from '../contract/shape.ts';
import { extractTable } from '../contract/names.ts';
import type { FieldRecord } from '../infer/field.ts';
import type { GraphNode, GraphKind } from '../infer/graphs.ts';
import type { Difference } from './classes.ts';

type Nodes = readonly (Pick<GraphNode, 'entity' | 'dependsOn'> & { readonly graph: GraphKind })[];

/** Dependencies that came or went between entities that were known before. */
export function dependencyDifferences(before: Nodes, now: Nodes): readonly Difference[] {
  const known = new Map(before.map((one) => [`${one.graph} ${one.entity}`, one]));
  return now.flatMap((one) => {
    const old = known.get(`${one.graph} ${one.entity}`);
    if (old === undefined || old.dependsOn.join() === one.dependsOn.join()) return [];
    const came = one.dependsOn.filter((name) => !old.dependsOn.includes(name)).map((name) => `+${name}`);
    const went = old.dependsOn.filter((name) => !one.dependsOn.includes(name)).map((name) => `-${name}`);
    const detail = `${one.graph}: ${[...came, ...went].join(', ')}`;
    return [{ level: 'sample' as const, subject: `${one.entity} (${one.graph})`, change: 'dependency_changed' as const, detail }];
  });
}

export interface Code {
  readonly entity: string;
  readonly field: string;
  readonly code: string;
}

/** Codes of a field that had codes before, that nobody had seen. */
export function codeDifferences(before: readonly Code[], now: readonly Code[]): readonly Difference[] {
  const fields = new Set(before.map(({ entity, field }) => `${entity}.${field}`));
  const known = new Set(before.map(({ entity, field, code }) => `${entity}.${field} ${code}`));
  const fresh = now.filter(
    (one) => fields.has(`${one.entity}.${one.field}`) && !known.has(`${one.entity}.${one.field} ${one.code}`),
  );
  return [...Map.groupBy(fresh, ({ entity, field }) => `${entity}.${field}`)].map(([subject, codes]) => ({
    ...{ level: 'sample' as const, subject, change: 'enum_added' as const },
    detail: `New ${codes.length === 1 ? 'code' : 'codes'}: ${codes
      .slice(0, 10)
      .map(({ code }) => `"${code.slice(0, 64)}"`)
      .join(', ')}`,
  }));
}

/** How a standing table of Clean differs from the columns that the field model gives it. */
export function tableDifferences(
  entity: string,
  standing: readonly Column[] | null,
  fields: readonly FieldRecord[],
): readonly Difference[] {
  if (standing === null) return [];
  const table = `clean.${entity}`;
  const wanted = new Map(fields.filter((one) => one.entity === entity).map((one) => [one.targetName, one]));
  const present = new Map(standing.map((column) => [column.name, column.type]));
  const added = [...wanted].flatMap(([name, field]): readonly Difference[] => {
    const type = present.get(name);
    const subject = `${table}.${name}`;
    if (field.decidedBy === 'override') return [];
    if (type === undefined)
      return [{ level: 'table', subject, change: 'new_column', detail: `${field.targetType}; the table lacks it` }];
    const needs = columnType(field.targetType);
    // Clean makes an integer column REAL when a value needs it; that is no difference of the model.
    if (type === needs || (type === 'REAL' && needs === 'INTEGER')) return [];
    const change = type === 'INTEGER' && needs === 'REAL' ? 'type_widened' : 'type_changed';
    return [{ level: 'table', subject, change, detail: `${type} in the table, ${needs} for ${field.targetType}` }];
  });
  const lost = [...present.keys()]
    .filter((name) => !wanted.has(name) && !technicalColumns.includes(name) && !isVariant(name, wanted))
    .map((name) => ({
      level: 'table' as const,
      subject: `${table}.${name}`,
      change: 'missing_column' as const,
      detail: 'No field gives it',
    }));
  return [...added, ...lost];
}

function isVariant(name: string, wanted: ReadonlyMap<string, unknown>): boolean {
  return name.endsWith('Variant') && wanted.has(name.slice(0, -'Variant'.length));
}

/** What every extract table holds. */
const extractColumns = ['recordId', 'payload', 'recordHash', 'parentId', 'parentBindings', '_extracted_at'];

export function extractDifferences(
  object: SystemContract['objects'][number],
  standing: readonly Column[] | null,
): readonly Difference[] {
  if (standing === null) return [];
  const present = new Set(standing.map(({ name }) => name));
  return extractColumns
    .filter((name) => !present.has(name))
    .map((name) => ({
      ...{ level: 'table' as const, subject: `${extractTable(object)}.${name}`, change: 'missing_column' as const },
      detail: 'The table lacks a column that Extract writes',
    }));
}
