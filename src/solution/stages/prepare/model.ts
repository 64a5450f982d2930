import { jsonIn } from '../../../core/json.ts';
import type { Lakehouse } from '../../../ports/lakehouse.ts';
import { extractTable } from '../../contract/names.ts';
import type { Overrides } from '../../contract/overrides.ts';
import type { SystemContract } from '../../contract/shape.ts';
import {
  changes,
  classify,
  driftActions,
  driftClasses,
  stops,
  type Change,
  type Difference,
  type Drift,
} from '../../drift/classes.ts';
import { fieldDifferences } from '../../drift/fields.ts';
import { codeDifferences, dependencyDifferences, extractDifferences, tableDifferences } from '../../drift/others.ts';
import { settle } from '../../drift/settle.ts';
import type { FieldRule } from '../../infer/decide.ts';
import type { FieldRecord } from '../../infer/field.ts';
import { graphsOf, type Graph } from '../../infer/graphs.ts';
import { inferFields, observeSamples, type Observed, type Sample } from '../../infer/infer.ts';
import { listOf } from '../../infer/rows.ts';
import { wordsOf } from '../../infer/words.ts';
import { has, quote, rowsOf, text } from '../../sql.ts';
import { fieldsInForce } from '../fields.ts';
import type { EntityEndpoint, Model, Sampled, SeenCodes } from './working.ts';

export interface ModelInputs {
  readonly lakehouse: Lakehouse;
  readonly contract: SystemContract;
  readonly overrides: Overrides;
  readonly learned: readonly FieldRule[];
  readonly endpoints: readonly EntityEndpoint[];
  readonly sampled: readonly Sampled[];
  /** Version of the contract whose metadata is in force; null when none is. */
  readonly version: string | null;
}

export interface Made extends Model {
  readonly unsayable: readonly string[];
  readonly records: number;
}

/** Infers the model from all samples, compares it with what is in force, and decides what comes into force. */
export async function makeModel(inputs: ModelInputs): Promise<Made> {
  const { lakehouse, contract, overrides, learned } = inputs;
  const observed = await observeAll(lakehouse, contract);
  const endpoints = new Map(inputs.endpoints.map(({ entity, path, status }) => [entity, { path, status }]));
  const inferred = inferFields({ contract, overrides, learned, observed, endpoints });
  const before = await fieldsInForce(lakehouse);
  const sampled = new Set([...observed].flatMap(([entity, { records }]) => (records > 0 ? [entity] : [])));
  const newMajor = inputs.version !== null && major(contract.contract_version) > major(inputs.version);
  const decide = (found: readonly Difference[]): readonly Drift[] =>
    found.map((one) => classify(one, contract.contract_modes, newMajor));
  const fieldDrifts = decide(fieldDifferences({ before, now: inferred.fields, contract, sampled }));
  const fields = settle({ before, now: inferred.fields, drifts: fieldDrifts, sampled, newMajor });
  const graphs = graphsOf(contract, fields);
  const codes = seenCodes(contract, fields, observed);
  const drifts = [
    ...fieldDrifts,
    ...decide([
      ...codeDifferences(
        await knownCodes(lakehouse),
        codes.flatMap((one) => one.codes.map((code) => ({ ...one, code }))),
      ),
      ...dependencyDifferences(await nodesInForce(lakehouse), nodesOf(graphs)),
      ...endpointDifferences(before, inputs),
    ]),
    ...(await catalogueDrifts(inputs)),
    ...(await tableDrifts(inputs, fields, { before, fieldDrifts, decide })),
  ];
  const records = [...observed.values()].reduce((sum, one) => sum + one.records, 0);
  return {
    fields,
    graphs,
    drifts,
    codes,
    refused: before.length > 0 && drifts.some(stops),
    unsayable: inferred.unsayable,
    records,
  };
}

function major(version: string): number {
  return Number(version.split('.')[0]);
}

async function observeAll(lakehouse: Lakehouse, contract: SystemContract): Promise<ReadonlyMap<string, Observed>> {
  const observed = new Map<string, Observed>();
  for (const { name } of contract.objects) observed.set(name, await observeSamples(samplesOf(lakehouse, name)));
  return observed;
}

export async function* samplesOf(lakehouse: Lakehouse, entity: string): AsyncGenerator<Sample> {
  if (!(await has(lakehouse, `sample.${entity}`))) return;
  for await (const rows of lakehouse.read(`SELECT sample_id, payload FROM sample.${quote(entity)} ORDER BY rowid`)) {
    for (const row of rows) {
      const payload = text(row, 'payload');
      yield { id: text(row, 'sample_id'), payload: jsonIn(payload) ?? payload };
    }
  }
}

async function knownCodes(lakehouse: Lakehouse): Promise<readonly { entity: string; field: string; code: string }[]> {
  const rows = await rowsOf(lakehouse, 'prepare.statusMap');
  return rows.map((row) => ({ entity: text(row, 'entity'), field: text(row, 'field'), code: text(row, 'code') }));
}

async function nodesInForce(lakehouse: Lakehouse): Promise<ReturnType<typeof nodesOf>> {
  const rows = await rowsOf(lakehouse, 'prepare.dependencies');
  return rows.map((row) => ({
    graph: text(row, 'graph') === 'create' ? 'create' : 'read',
    entity: text(row, 'entity'),
    dependsOn: listOf(row['dependsOn']),
  }));
}

function nodesOf(graphs: readonly Graph[]): { graph: Graph['graph']; entity: string; dependsOn: readonly string[] }[] {
  return graphs.flatMap(({ graph, nodes }) => nodes.map(({ entity, dependsOn }) => ({ graph, entity, dependsOn })));
}

/** Values of a field that are codes: those that the contract explains, and states. */
function seenCodes(
  contract: SystemContract,
  fields: readonly FieldRecord[],
  observed: ReadonlyMap<string, Observed>,
): readonly SeenCodes[] {
  return fields.flatMap((field) => {
    const explained = Object.hasOwn(contract.codes, `${field.entity}.${field.targetName}`);
    const last = wordsOf(field.path).at(-1) ?? '';
    const coded = field.structureType === 'scalar' && ['text', 'int64'].includes(field.targetType);
    if (!explained && !(coded && (last === 'status' || last === 'state'))) return [];
    const codes = placeCodes(observed.get(field.entity), field.path);
    return codes === null && !explained ? [] : [{ entity: field.entity, field: field.targetName, codes: codes ?? [] }];
  });
}

function placeCodes(observed: Observed | undefined, path: string): readonly string[] | null {
  let place = observed?.root;
  for (const part of path.split('.')) {
    const member = place?.members?.get(part.replace('[]', ''));
    place = part.endsWith('[]') ? (member?.items ?? undefined) : member;
  }
  // Of a list of codes, those in the list.
  const { codes } = (place?.atoms.size === 0 ? place.items : place) ?? { codes: null };
  return codes === null ? null : [...codes].filter((code) => code !== '').sort();
}

/** Endpoints of entities that worked when the metadata in force was made, and pages that cannot be read any more. */
function endpointDifferences(before: readonly FieldRecord[], { endpoints, sampled }: ModelInputs): readonly Difference[] {
  return endpoints.flatMap(({ entity, path, status, status_code }): readonly Difference[] => {
    const worked = before.find((one) => one.entity === entity)?.apiStatus === 'working';
    if (!worked) return [];
    const said = sampled.find((one) => one.entity === entity);
    const base = { level: 'catalogue' as const, subject: `GET ${path}`, grave: true };
    if (said?.unreadable === true)
      return [{ ...base, level: 'sample', change: 'paging_changed', detail: `${entity}: ${said.reason ?? ''}` }];
    if (status === 'broken' || status === 'blocked') {
      const detail = `${entity} is read from it; it worked, now it is ${status}: ${status_code ?? 'no answer'}`;
      return [{ ...base, change: 'endpoint_broken', detail }];
    }
    const detail = `${entity} is read from it; ${said?.reason ?? ''}`;
    return said?.broken === true ? [{ ...base, change: 'endpoint_broken', detail }] : [];
  });
}

/** What Source found, taken over; an endpoint that an entity needs may not break. */
async function catalogueDrifts({ lakehouse, endpoints }: ModelInputs): Promise<readonly Drift[]> {
  const rows = await rowsOf(lakehouse, 'source.changes', 'SELECT * FROM source.changes ORDER BY subject, change');
  const needed = new Set(endpoints.map(({ path }) => `GET ${path}`));
  return rows.flatMap((row): readonly Drift[] => {
    const change = Object.keys(changes).find((name) => name === text(row, 'change')) as Change | undefined;
    const action = driftActions.find((one) => one === text(row, 'action'));
    const known = driftClasses.find((one) => one === text(row, 'class'));
    const mode = (['evolve', 'freeze', 'discard'] as const).find((one) => one === text(row, 'mode'));
    if (change === undefined || action === undefined || known === undefined || mode === undefined) return [];
    const subject = text(row, 'subject');
    const stopped = change === 'endpoint_broken' && needed.has(subject);
    return [
      {
        level: 'catalogue',
        subject,
        change,
        class: known,
        mode,
        action: stopped ? 'stopped' : action,
        detail: text(row, 'detail'),
      },
    ];
  });
}

interface Decisions {
  readonly before: readonly FieldRecord[];
  readonly fieldDrifts: readonly Drift[];
  readonly decide: (found: readonly Difference[]) => readonly Drift[];
}

/**
 * Tables that stand. What the field model already took in, Clean brings to its table; what is decided of a field in
 * this run holds for its column too.
 */
async function tableDrifts(
  { lakehouse, contract }: ModelInputs,
  fields: readonly FieldRecord[],
  { before, fieldDrifts, decide }: Decisions,
): Promise<readonly Drift[]> {
  const decided = new Map(fieldDrifts.map((one) => [one.subject, one.action]));
  const were = new Set(before.map((one) => `clean.${one.entity}.${one.targetName}`));
  const drifts: Drift[] = [];
  for (const object of contract.objects) {
    const standing = await lakehouse.columns(`clean.${object.name}`);
    const paths = new Map(
      fields.filter((one) => one.entity === object.name).map((one) => [`clean.${object.name}.${one.targetName}`, one.path]),
    );
    for (const drift of decide(tableDifferences(object.name, standing, fields))) {
      const action = decided.get(`${object.name}.${paths.get(drift.subject) ?? ''}`);
      const own = paths.has(drift.subject) || were.has(drift.subject);
      drifts.push(own ? { ...drift, action: action ?? 'evolved' } : drift);
    }
    drifts.push(...decide(extractDifferences(object, await lakehouse.columns(extractTable(object)))));
  }
  return drifts;
}
