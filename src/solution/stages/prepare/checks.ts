import { jsonIn, type Json } from '../../../core/json.ts';
import type { Lakehouse } from '../../../ports/lakehouse.ts';
import type { Row } from '../../../ports/warehouse.ts';
import { withoutNames } from '../../contract/read.ts';
import { keyAt } from '../../contract/field-path.ts';
import type { ContractObject } from '../../contract/shape.ts';
import { changes, driftClasses, driftActions, stops, type DriftAction } from '../../drift/classes.ts';
import type { Check, Finding, GateContext } from '../../gates/gate.ts';
import { listOf } from '../../infer/rows.ts';
import { parallelColumns } from '../../infer/render.ts';
import { isTargetType } from '../../infer/types.ts';
import { structures, type FieldRecord } from '../../infer/field.ts';
import { has, sizeOf, text, textOrNull } from '../../sql.ts';
import { fieldsInForce } from '../fields.ts';
import { offenders } from '../offenders.ts';
import { idempotent } from './again.ts';
import { samplesOf } from './model.ts';
import { dependencyOffenders, fieldRules, missingEntities, missingTargets } from './rules.ts';
import { recall } from './working.ts';

export const checks: Readonly<Record<string, Check>> = {
  schema_has_all_entities: schemaHasAllEntities,
  one_entity_per_row: oneEntityPerRow,
  fields_as_arrays: fieldsAsArrays,
  target_names_present: ofFields('every field has a target name, one column each', fieldRules.targetNames),
  type_in_enum: typeInEnum,
  keys_declared: keysDeclared,
  array_has_bridge: ofFields('every list of records has a bridge', fieldRules.bridges),
  one_dimension_per_entity: ofFields('at most one dimension for each entity', fieldRules.dimensions),
  fact_grain_present: ofFields('what is in a fact names it, and the fact names its grain', fieldRules.factGrain),
  fact_scalars_only: ofFields('facts hold no lists and no JSON', fieldRules.factScalars),
  dependencies_inverse: dependenciesInverse,
  dependencies_cover_entities: dependenciesCoverEntities,
  constraints_reference_known: constraintsReferenceKnown,
  samples_present: samplesPresent,
  no_prod_write: noProdWrite,
  drift_classified: driftClassified,
  drift_accepted: driftAccepted,
  required_targets_present: requiredTargetsPresent,
  idempotent,
};

/** A table that is not there answers no question. */
function notThere(table: string, expected: string): Finding {
  return { passed: false, expected, actual: `"${table}" is not there`, evidence: [] };
}

async function rowsOrNull(lakehouse: Lakehouse, table: string): Promise<readonly Row[] | null> {
  return (await has(lakehouse, table)) ? lakehouse.all(`SELECT * FROM ${table}`) : null;
}

function ofFields(expected: string, rule: (fields: readonly FieldRecord[]) => readonly string[]): Check {
  return async ({ lakehouse }) => {
    const fields = await fieldsInForce(lakehouse);
    if (fields.length === 0) return notThere('prepare.fields', expected);
    return offenders(expected, rule(fields), `${fields.length} fields`);
  };
}

async function schemaHasAllEntities({ lakehouse, contract }: GateContext): Promise<Finding> {
  const expected = `a row of prepare.schema for each of ${contract.objects.length} entities`;
  const rows = await rowsOrNull(lakehouse, 'prepare.schema');
  if (rows === null) return notThere('prepare.schema', expected);
  const missing = missingEntities(contract, new Set(rows.map((row) => text(row, 'entity'))));
  return offenders(expected, missing, `${contract.objects.length} entities`);
}

async function oneEntityPerRow({ lakehouse, contract }: GateContext): Promise<Finding> {
  const expected = 'each row names one entity of the contract, and no two rows the same entity and structure';
  const rows = await rowsOrNull(lakehouse, 'prepare.schema');
  if (rows === null) return notThere('prepare.schema', expected);
  const known = new Set(contract.objects.map(({ name }) => name));
  const strange = rows.map((row) => text(row, 'entity')).filter((entity) => !known.has(entity));
  const twice = [...Map.groupBy(rows, (row) => `${text(row, 'entity')} ${text(row, 'structureType')}`)].filter(
    ([, own]) => own.length > 1,
  );
  const found = [
    ...strange.map((entity) => `"${entity}" is no entity`),
    ...twice.map(([name, own]) => `${name}: ${own.length} rows`),
  ];
  return offenders(expected, found, `${rows.length} rows`);
}

async function fieldsAsArrays({ lakehouse }: GateContext): Promise<Finding> {
  const expected = `${parallelColumns.join(', ')} are lists of the same length, not empty`;
  const rows = await rowsOrNull(lakehouse, 'prepare.schema');
  if (rows === null) return notThere('prepare.schema', expected);
  const found = rows.flatMap((row) => {
    const name = `${text(row, 'entity')} ${text(row, 'structureType')}`;
    const lists = parallelColumns.map((column) => arrayIn(row, column));
    const bad = parallelColumns.filter((_, index) => lists[index] === null);
    if (bad.length > 0) return [`${name}: ${bad.join(', ')} hold no list`];
    const lengths = lists.map((list) => list?.length ?? 0);
    return new Set(lengths).size === 1 && lengths[0] !== 0 ? [] : [`${name}: lengths ${lengths.join(', ')}`];
  });
  return offenders(expected, found, `${rows.length} rows`);
}

function arrayIn(row: Row, column: string): readonly unknown[] | null {
  const value = jsonIn(text(row, column));
  return Array.isArray(value) ? value : null;
}

async function typeInEnum({ lakehouse }: GateContext): Promise<Finding> {
  const expected = 'every data type and every structure is one of the closed sets';
  const rows = await rowsOrNull(lakehouse, 'prepare.schema');
  if (rows === null) return notThere('prepare.schema', expected);
  const fields = await fieldsInForce(lakehouse);
  const known = new Set<string>(structures);
  const types = rows.flatMap((row) =>
    listOf(row['dataType'])
      .filter((type) => !isTargetType(type))
      .map((type) => `${text(row, 'entity')}: "${type}"`),
  );
  const shapes = rows.flatMap((row) =>
    (arrayIn(row, 'structureType') ?? [text(row, 'structureType')])
      .map(String)
      .filter((shape) => !known.has(shape))
      .map((shape) => `${text(row, 'entity')}: structure "${shape}"`),
  );
  const found = [...types, ...shapes, ...fieldRules.types(fields), ...fieldRules.structureTypes(fields)];
  return offenders(expected, found, `${rows.length} rows and ${fields.length} fields`);
}

async function keysDeclared({ lakehouse, contract }: GateContext): Promise<Finding> {
  const expected = 'each entity has a key field, never null and never twice in its samples';
  const fields = await fieldsInForce(lakehouse);
  if (fields.length === 0) return notThere('prepare.fields', expected);
  const found: string[] = [];
  let samples = 0;
  for (const { name } of contract.objects) {
    const keys = fields.filter((field) => field.entity === name && field.isKey);
    if (keys.length === 0) found.push(`${name}: no field is its key`);
    for (const { path } of keys) {
      const seen = await keysIn(lakehouse, name, path);
      samples += seen.records;
      if (seen.without > 0) found.push(`${name}.${path}: ${seen.without} samples have none`);
      found.push(...seen.twice.map((key) => `${name}.${path}: "${key}" stands twice`));
    }
  }
  return offenders(expected, found, `${contract.objects.length} entities and ${samples} samples`);
}

async function keysIn(
  lakehouse: Lakehouse,
  entity: string,
  path: string,
): Promise<{ readonly records: number; readonly without: number; readonly twice: readonly string[] }> {
  const counts = new Map<string, number>();
  let [records, without] = [0, 0];
  for await (const { payload } of samplesOf(lakehouse, entity)) {
    const key = keyAt(payload, path);
    records += 1;
    if (key === null) without += 1;
    else counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return { records, without, twice: [...counts].filter(([, count]) => count > 1).map(([key]) => key.slice(0, 64)) };
}

async function dependencies(
  lakehouse: Lakehouse,
): Promise<readonly { graph: string; entity: string; dependsOn: readonly string[]; requiredBy: readonly string[] }[] | null> {
  const rows = await rowsOrNull(lakehouse, 'prepare.dependencies');
  return (
    rows?.map((row) => ({
      ...{ graph: text(row, 'graph'), entity: text(row, 'entity') },
      ...{ dependsOn: listOf(row['dependsOn']), requiredBy: listOf(row['requiredBy']) },
    })) ?? null
  );
}

async function dependenciesInverse({ lakehouse }: GateContext): Promise<Finding> {
  const expected = 'requiredBy is the inverse of dependsOn, and no entity needs itself, however far round';
  const nodes = await dependencies(lakehouse);
  if (nodes === null) return notThere('prepare.dependencies', expected);
  return offenders(expected, dependencyOffenders(nodes), `${nodes.length} rows`);
}

async function dependenciesCoverEntities({ lakehouse }: GateContext): Promise<Finding> {
  const expected = 'both graphs hold the entities of prepare.schema, no more and no fewer';
  const nodes = await dependencies(lakehouse);
  const rows = await rowsOrNull(lakehouse, 'prepare.schema');
  if (nodes === null) return notThere('prepare.dependencies', expected);
  if (rows === null) return notThere('prepare.schema', expected);
  const entities = new Set(rows.map((row) => text(row, 'entity')));
  const found = ['read', 'create'].flatMap((graph) => {
    const own = new Set(nodes.filter((node) => node.graph === graph).map(({ entity }) => entity));
    const fewer = [...entities].filter((entity) => !own.has(entity)).map((entity) => `${graph}: ${entity} is not there`);
    return [...fewer, ...[...own].filter((entity) => !entities.has(entity)).map((entity) => `${graph}: ${entity} is no entity`)];
  });
  return offenders(expected, found, `${entities.size} entities in two graphs`);
}

async function constraintsReferenceKnown({ lakehouse, contract }: GateContext): Promise<Finding> {
  const expected = 'each constraint speaks of an entity of the contract and an endpoint of the catalogue';
  const rows = await rowsOrNull(lakehouse, 'prepare.constraints');
  const endpoints = await rowsOrNull(lakehouse, 'source.endpoints');
  if (rows === null) return notThere('prepare.constraints', expected);
  if (endpoints === null) return notThere('source.endpoints', expected);
  const entities = new Set(contract.objects.map(({ name }) => name));
  const known = new Set(
    endpoints.flatMap((row) =>
      ['endpoint_path', 'full_path'].map((column) => `${text(row, 'http_method')} ${plain(text(row, column))}`),
    ),
  );
  const found = rows.flatMap((row) => {
    const [id, entity] = [text(row, 'constraintId'), textOrNull(row, 'entity')];
    const endpoint = text(row, 'endpoint');
    const [method = '', path = ''] = endpoint.split(' ');
    const strange = entity !== null && !entities.has(entity) ? [`${id}: "${entity}" is no entity`] : [];
    return known.has(`${method} ${plain(path)}`) ? strange : [...strange, `${id}: "${endpoint}" is not in the catalogue`];
  });
  return offenders(expected, found, `${rows.length} constraints`);
}

function plain(path: string): string {
  return withoutNames(path).replace(/(?<=.)\/$/, '');
}

async function samplesPresent({ lakehouse, contract }: GateContext): Promise<Finding> {
  const expected = 'each entity has a sample, or a recorded reason why it has none';
  const said = recall(lakehouse.files, 'samples')?.value ?? [];
  const found: Json[] = [];
  let reasons = 0;
  for (const { name } of contract.objects) {
    if ((await sizeOf(lakehouse, `sample.${name}`)) > 0) continue;
    if ((said.find(({ entity }) => entity === name)?.reason ?? '') === '') found.push(name);
    else reasons += 1;
  }
  const of = `${contract.objects.length} entities without either; ${reasons} ${reasons === 1 ? 'has' : 'have'} a reason instead of samples`;
  return offenders(expected, found, of);
}

async function noProdWrite({ lakehouse }: GateContext): Promise<Finding> {
  await Promise.resolve();
  const expected = 'Prepare sent nothing to the source but GET, signing in apart';
  const log = recall(lakehouse.files, 'requests')?.value;
  if (log === undefined) return { passed: false, expected, actual: 'No record of the requests that were sent', evidence: [] };
  const other =
    Object.entries(log.methods).reduce((sum, [method, count]) => sum + (method === 'GET' ? 0 : count), 0) - log.sign_in;
  const counts = Object.entries(log.methods).map(([method, count]) => `${count} ${method}`);
  const of = `${log.sent} requests (${counts.join(', ') || 'none'}, ${log.sign_in} of them to sign in) in run ${log.run_id}`;
  return offenders(expected, log.writes, { of, count: Math.max(other, log.writes.length) });
}

async function driftClassified({ lakehouse }: GateContext): Promise<Finding> {
  const expected = 'every difference from what was in force has a class and an action that fit it';
  const rows = await rowsOrNull(lakehouse, 'prepare.drift');
  if (rows === null) return notThere('prepare.drift', expected);
  const found = rows.flatMap((row) => {
    const [change, kind, action] = [text(row, 'change'), text(row, 'class'), text(row, 'action')];
    const name = `${change} of ${text(row, 'subject')}`;
    const meaning = Object.entries(changes).find(([known]) => known === change)?.[1];
    if (meaning === undefined) return [`${name}: unknown change`];
    if (!driftClasses.some((one) => one === kind) || meaning.class !== kind)
      return [`${name}: class "${kind}" instead of ${meaning.class}`];
    return driftActions.some((one) => one === action) ? [] : [`${name}: action "${action}"`];
  });
  const reported = new Set(rows.map((row) => `${text(row, 'change')} of ${text(row, 'subject')}`));
  const catalogue = ((await rowsOrNull(lakehouse, 'source.changes')) ?? []).map(
    (row) => `${text(row, 'change')} of ${text(row, 'subject')}`,
  );
  const left = catalogue.filter((name) => !reported.has(name)).map((name) => `${name}: found by Source, not classified`);
  return offenders(expected, [...found, ...left], `${rows.length} differences`);
}

async function driftAccepted({ lakehouse }: GateContext): Promise<Finding> {
  const expected = 'no change that the contract refuses and none that breaks the pipeline';
  const rows = await rowsOrNull(lakehouse, 'prepare.drift');
  if (rows === null) return notThere('prepare.drift', expected);
  const refused = rows.filter((row) => stops({ action: text(row, 'action') as DriftAction }));
  const words = refused.map(
    (row) =>
      `${text(row, 'change')} of ${text(row, 'subject')}: ${text(row, 'detail')} (${text(row, 'class')}, ${text(row, 'action')} by mode ${text(row, 'mode')})`,
  );
  const finding = offenders(expected, words, `${rows.length} changes`);
  if (refused.length === 0) return finding;
  const remedy =
    'the metadata in force stays; accept a break by a new major contract_version, anything else by contract_modes or an override';
  return { ...finding, actual: `${finding.actual}: ${words[0] ?? ''}; ${remedy}` };
}

async function requiredTargetsPresent({ lakehouse, contract }: GateContext): Promise<Finding> {
  const wanted = contract.objects.reduce((sum: number, { required_targets }: ContractObject) => sum + required_targets.length, 0);
  const expected = `the ${wanted} target columns that the contract requires`;
  const fields = await fieldsInForce(lakehouse);
  if (fields.length === 0) return notThere('prepare.fields', expected);
  const missing: string[] = [];
  for (const target of missingTargets(contract, fields)) {
    const entity = target.slice(0, target.indexOf('.'));
    const seen = (await sizeOf(lakehouse, `sample.${entity}`)) > 0;
    missing.push(seen ? target : `${target}: the service gave no record of "${entity}"`);
  }
  return offenders(expected, missing, `${wanted} required columns`);
}
