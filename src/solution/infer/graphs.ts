import type { Column, Row } from '../../ports/warehouse.ts';
import { columns } from '../sql.ts';
import type { ContractObject, SystemContract } from '../contract/shape.ts';
import type { FieldRecord } from './field.ts';

/** `entity` needs `needs`, because of `why`. A firm edge comes from a request or a person, the others from values. */
export interface Edge {
  readonly entity: string;
  readonly needs: string;
  readonly why: string;
  readonly firm: boolean;
}

export const graphKinds = ['read', 'create'] as const;
export type GraphKind = (typeof graphKinds)[number];

export interface GraphNode {
  readonly entity: string;
  /** 0 for what needs nothing before it. */
  readonly level: number;
  readonly dependsOn: readonly string[];
  readonly requiredBy: readonly string[];
}

export interface Graph {
  readonly graph: GraphKind;
  /** By level, then name. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly Edge[];
  /** Edges found in values that would close a circle: they say how records refer to each other, not what comes first. */
  readonly leftOut: readonly Edge[];
  /** Circles of firm edges, each named by its edges. */
  readonly circles: readonly string[];
}

type Found = Pick<FieldRecord, 'entity' | 'path' | 'structureType' | 'foreignKeyTo' | 'matchRate' | 'isKey'>;

/** What must be read before what, and what must exist before what can be created. */
export function graphsOf(contract: SystemContract, fields: readonly Found[]): readonly Graph[] {
  const values = valueEdges(contract, fields);
  const after = contract.objects.flatMap(({ name, created_after }) =>
    created_after.map((needs) => ({ entity: name, needs, why: 'created_after of the contract', firm: true })),
  );
  const requests = contract.objects.flatMap(requestEdges);
  const names = contract.objects.map(({ name }) => name);
  return [graphOf('read', names, [...requests, ...values]), graphOf('create', names, [...requests, ...after, ...values])];
}

function requestEdges(object: ContractObject): readonly Edge[] {
  if (object.parent === undefined) return [];
  const { object: needs, bindings } = object.parent;
  const names = Object.keys(bindings).sort();
  const query = Object.entries(object.query);
  const why = names.map((name) => {
    if (object.path.includes(`{${name}}`)) return `path parameter {${name}}`;
    const parameter = query.find(([, value]) => value.includes(`{${name}}`))?.[0];
    return parameter === undefined ? `binding {${name}}` : `query parameter ${parameter}`;
  });
  return [{ entity: object.name, needs, why: why.join(', ') || 'parent of the contract', firm: true }];
}

/** So many of a field's values must be keys of the entity before it says what comes first. */
const enoughMatch = 0.5;

function valueEdges(contract: SystemContract, fields: readonly Found[]): readonly Edge[] {
  const known = new Set(contract.objects.map(({ name }) => name));
  return fields
    .filter((one) => one.structureType === 'scalar' || one.structureType === 'record')
    .filter((one) => !one.isKey && (one.matchRate ?? 0) >= enoughMatch && one.foreignKeyTo !== one.entity)
    .filter((one) => known.has(one.foreignKeyTo ?? ''))
    .sort((a, b) => (b.matchRate ?? 0) - (a.matchRate ?? 0) || (`${a.entity}.${a.path}` < `${b.entity}.${b.path}` ? -1 : 1))
    .map((one) => ({
      entity: one.entity,
      needs: one.foreignKeyTo ?? '',
      why: `${one.entity}.${one.path}, ${((one.matchRate ?? 0) * 100).toFixed(0)}% known keys`,
      firm: false,
    }));
}

/** Orders entities so that each comes after what it needs. Ties go by name, so the same edges give the same order. */
export function graphOf(graph: GraphKind, entities: readonly string[], edges: readonly Edge[]): Graph {
  const names = [...new Set(entities)].sort();
  const known = new Set(names);
  const needs = new Map<string, Set<string>>(names.map((name) => [name, new Set()]));
  const kept: Edge[] = [];
  const leftOut: Edge[] = [];
  const offered = edges.filter((edge) => known.has(edge.entity) && known.has(edge.needs) && edge.entity !== edge.needs);
  for (const edge of [...offered.filter(({ firm }) => firm), ...offered.filter(({ firm }) => !firm)]) {
    const closes = reaches(needs, edge.needs, edge.entity);
    if (closes && !edge.firm) leftOut.push(edge);
    else {
      kept.push(edge);
      needs.get(edge.entity)?.add(edge.needs);
    }
  }
  const levels = levelsOf(names, needs);
  const nodes = names
    .map((entity) => ({
      entity,
      level: levels.get(entity) ?? 0,
      dependsOn: [...(needs.get(entity) ?? [])].sort(),
      requiredBy: names.filter((name) => needs.get(name)?.has(entity) === true),
    }))
    .sort((a, b) => a.level - b.level || (a.entity < b.entity ? -1 : 1));
  return { graph, nodes, edges: kept, leftOut, circles: circlesOf(names, needs, kept) };
}

type Needs = ReadonlyMap<string, ReadonlySet<string>>;

/** Whether following needs from one entity leads to the other. */
function reaches(needs: Needs, from: string, to: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === to) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(needs.get(next) ?? []));
  }
  return false;
}

/** Takes away what needs nothing more, level by level; what stands in a circle or behind one comes last. */
function levelsOf(names: readonly string[], needs: Needs): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  for (let level = 0; levels.size < names.length; level += 1) {
    const left = names.filter((name) => !levels.has(name));
    const free = left.filter((name) => [...(needs.get(name) ?? [])].every((one) => levels.has(one)));
    for (const name of free.length > 0 ? free : left) levels.set(name, level);
  }
  return levels;
}

/** One circle for each group of entities that need each other, from its first name on. */
function circlesOf(names: readonly string[], needs: Needs, edges: readonly Edge[]): readonly string[] {
  const told = new Set<string>();
  return names.flatMap((start) => {
    const within = [...(needs.get(start) ?? [])].sort().find((next) => reaches(needs, next, start));
    if (within === undefined || told.has(start)) return [];
    const way = [start];
    for (let next: string | undefined = within; next !== undefined && next !== start && !way.includes(next);) {
      way.push(next);
      next = [...(needs.get(next) ?? [])].sort().find((one) => one === start || reaches(needs, one, start));
    }
    for (const name of names) if (reaches(needs, start, name) && reaches(needs, name, start)) told.add(name);
    return [way.map((name, index) => step(name, way[index + 1] ?? start, edges)).join(', ')];
  });
}

function step(entity: string, needs: string, edges: readonly Edge[]): string {
  const why = edges.find((edge) => edge.entity === entity && edge.needs === needs)?.why ?? 'unknown';
  return `${entity} needs ${needs} (${why})`;
}

/** Columns of `prepare.dependencies`. */
export const dependencyColumns: readonly Column[] = [
  ...columns('TEXT', 'graph', 'entity'),
  ...columns('INTEGER', 'level'),
  ...columns('TEXT', 'dependsOn', 'requiredBy'),
  ...columns('INTEGER', 'dependencyCount', 'dependentCount', 'isIndependent', 'isLeaf'),
];

export function dependencyRows(graphs: readonly Graph[]): readonly Row[] {
  return graphs.flatMap(({ graph, nodes }) =>
    nodes.map(({ entity, level, dependsOn, requiredBy }) => ({
      ...{ graph, entity, level, dependsOn: JSON.stringify(dependsOn), requiredBy: JSON.stringify(requiredBy) },
      ...{ dependencyCount: dependsOn.length, dependentCount: requiredBy.length },
      ...{ isIndependent: dependsOn.length === 0 ? 1 : 0, isLeaf: requiredBy.length === 0 ? 1 : 0 },
    })),
  );
}
