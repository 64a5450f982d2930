import type { SystemContract } from '../../contract/shape.ts';
import { structures, type FieldRecord } from '../../infer/field.ts';
import type { GraphNode } from '../../infer/graphs.ts';
import { isTargetType } from '../../infer/types.ts';

/** Each rule gives its offenders in words; none is good. Gates ask them of the tables, `validate` of what is to be written. */
export const fieldRules = { targetNames, types, keys, bridges, dimensions, factGrain, factScalars, structureTypes } as const;

type Fields = readonly FieldRecord[];

function targetNames(fields: Fields): readonly string[] {
  const bad = fields
    .filter(({ targetName }) => !/^[A-Za-z][A-Za-z0-9_]{0,127}$/.test(targetName))
    .map(({ entity, path, targetName }) => `${entity}.${path}: "${targetName}" is no column name`);
  const groups = Map.groupBy(fields, ({ entity, targetName }) => `${entity}.${targetName.toLowerCase()}`);
  const twice = [...groups.values()].filter(({ length }) => length > 1);
  return [
    ...bad,
    ...twice.map(
      (group) => `${group[0]?.entity ?? ''}.${group[0]?.targetName ?? ''}: ${group.map(({ path }) => path).join(' and ')}`,
    ),
  ];
}

function types(fields: Fields): readonly string[] {
  return fields
    .filter(({ targetType }) => !isTargetType(targetType))
    .map(({ entity, path, targetType }) => `${entity}.${path}: "${targetType}"`);
}

function structureTypes(fields: Fields): readonly string[] {
  return fields
    .filter(({ structureType }) => !structures.includes(structureType))
    .map(({ entity, path, structureType }) => `${entity}.${path}: "${structureType}"`);
}

function keys(fields: Fields): readonly string[] {
  return [...Map.groupBy(fields, ({ entity }) => entity)].flatMap(([entity, own]) =>
    own.some(({ isKey }) => isKey) ? [] : [`${entity}: no field is its key`],
  );
}

function bridges(fields: Fields): readonly string[] {
  return fields
    .filter(({ structureType, path }) => structureType === 'array' && path.includes('[]'))
    .filter(({ bridgeName }) => bridgeName === null || bridgeName === '')
    .map(({ entity, path }) => `${entity}.${path}`);
}

function dimensions(fields: Fields): readonly string[] {
  return [...Map.groupBy(fields, ({ entity }) => entity)].flatMap(([entity, own]) => {
    const names = [...new Set(own.flatMap(({ dimensionName }) => dimensionName ?? []))].sort();
    return names.length > 1 ? [`${entity}: ${names.join(', ')}`] : [];
  });
}

function factGrain(fields: Fields): readonly string[] {
  return fields.flatMap(({ entity, path, isInFact, factTableName, factGrain: grain }) => {
    if (isInFact && (factTableName ?? '') === '') return [`${entity}.${path}: in a fact without a name`];
    return (factTableName ?? '') !== '' && (grain ?? '') === '' ? [`${entity}.${path}: ${factTableName ?? ''} has no grain`] : [];
  });
}

/** What a record's members become are scalars too; a list or JSON is none. */
function factScalars(fields: Fields): readonly string[] {
  const scalar = ({ structureType, targetType }: FieldRecord): boolean =>
    (structureType === 'scalar' || structureType === 'record') && !targetType.startsWith('array') && targetType !== 'json';
  return fields
    .filter((one) => one.isInFact && !scalar(one))
    .map(({ entity, path, targetType }) => `${entity}.${path}: ${targetType}`);
}

export function missingEntities({ objects }: SystemContract, present: ReadonlySet<string>): readonly string[] {
  return objects.flatMap(({ name }) => (present.has(name) ? [] : [name]));
}

type Nodes = readonly (Pick<GraphNode, 'entity' | 'dependsOn' | 'requiredBy'> & { readonly graph: string })[];

/** `requiredBy` is the inverse of `dependsOn`, and nothing needs itself, however far round. */
export function dependencyOffenders(nodes: Nodes): readonly string[] {
  return [...Map.groupBy(nodes, ({ graph }) => graph)].flatMap(([graph, own]) => {
    const known = new Map(own.map((node) => [node.entity, node]));
    const inverse = own.flatMap(({ entity, dependsOn, requiredBy }) => [
      ...dependsOn
        .filter((name) => known.get(name)?.requiredBy.includes(entity) !== true)
        .map((name) => `${graph}: ${entity} needs ${name}, which does not say so`),
      ...requiredBy
        .filter((name) => known.get(name)?.dependsOn.includes(entity) !== true)
        .map((name) => `${graph}: ${entity} is required by ${name}, which does not say so`),
    ]);
    const open = new Set(own.map(({ entity }) => entity));
    for (let before = -1; before !== open.size;) {
      before = open.size;
      for (const name of [...open]) if (known.get(name)?.dependsOn.every((one) => !open.has(one)) === true) open.delete(name);
    }
    return open.size === 0 ? inverse : [...inverse, `${graph}: a circle among ${[...open].sort().join(', ')}`];
  });
}

/** Targets that the contract asks for and no field gives. */
export function missingTargets({ objects }: SystemContract, fields: Fields): readonly string[] {
  const present = new Set(fields.map(({ entity, targetName }) => `${entity}.${targetName}`));
  return objects.flatMap(({ name, required_targets }) =>
    required_targets.map((target) => `${name}.${target}`).filter((target) => !present.has(target)),
  );
}
